"""What does it rest on, and what was found?"""
