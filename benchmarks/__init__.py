"""Figures of the package on the evaluation material; `python -m benchmarks` writes docs/benchmarks.md."""
