"""Counting what is documented: tallies held against incidents, claims, series, and what nobody reported."""
