"""How far up did any evidence get?"""
