"""The tables of a case: what they hold, how they are read and written, and how dates are kept."""
