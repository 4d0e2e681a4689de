"""The drawing kit: sheets, type, marks, tables; nothing in it knows what a claim is."""
