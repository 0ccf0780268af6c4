"""Learns the weights of the reader's choices from gold records; for development, no part of the package."""
