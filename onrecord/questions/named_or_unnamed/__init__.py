"""Who puts a name to it, and on what basis?"""
