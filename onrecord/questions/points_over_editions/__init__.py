"""How have the points that the case turns on fared, edition by edition?"""
