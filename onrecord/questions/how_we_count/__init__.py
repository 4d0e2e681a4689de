"""How claims are counted, shown on a small invented edition."""
