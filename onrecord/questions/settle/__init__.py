"""How many facts would make each point firmer, or less firm?"""
