"""How many voices are behind the outlets?"""
