"""Benchmarks: `python3 -m bench [NAME ...]` prints tables with ratios of one run; `bench.__main__` lists the names."""
