"""Whose word each claim is, and how many voices that comes to: what every question uses."""
