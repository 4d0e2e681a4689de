"""Tests of ``onrecord.commands``."""
