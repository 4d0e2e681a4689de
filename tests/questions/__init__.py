"""Tests of ``onrecord.questions``."""
