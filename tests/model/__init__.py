"""Tests of ``onrecord.model``."""
