"""Benchmarks: `python3 -m bench [engine|decisions|pages]` prints a table with ratios of one run."""
