"""On Record: who says so, on what evidence, how many voices that really is, and who has not."""

__version__ = "0.1.0"
