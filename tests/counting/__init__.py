"""Tests of ``onrecord.counting``."""
