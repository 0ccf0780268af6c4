"""Tawthiq reads Arabic reports on armed conflict into events, tallies and incidents."""
