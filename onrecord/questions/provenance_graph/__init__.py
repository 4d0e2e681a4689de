"""Who takes it from whom?"""
