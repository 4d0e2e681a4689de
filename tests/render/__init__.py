"""Tests of ``onrecord.render``."""
