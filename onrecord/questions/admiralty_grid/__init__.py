"""How are source and information graded?"""
