"""Who takes which stance?"""
