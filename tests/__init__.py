"""Tests and benchmarks of On Record."""
