"""Tests of ``onrecord.drawing``."""
