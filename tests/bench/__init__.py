"""Benchmarks: each row is measured beside a peer of the same run, and given as a ratio to it."""
