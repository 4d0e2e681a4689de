"""Which claims are there?"""
