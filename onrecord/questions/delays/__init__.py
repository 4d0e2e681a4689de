"""How soon was a report echoed, answered or put on record?"""
