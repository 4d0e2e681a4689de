"""How did every point stand in one edition, and how in another?"""
