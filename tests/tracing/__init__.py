"""Tests of who copied whom."""
