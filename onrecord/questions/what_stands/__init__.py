"""What stands if one is taken away?"""
