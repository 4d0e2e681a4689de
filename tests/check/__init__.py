"""Tests of ``onrecord.check``."""
