"""Tests of ``onrecord.register``."""
