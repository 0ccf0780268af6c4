"""One module for each step of the tables, numbered in order."""
