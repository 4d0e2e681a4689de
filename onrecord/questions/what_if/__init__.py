"""What would be counted if a reader knew more of the voices?"""
