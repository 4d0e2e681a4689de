"""What do the rows refer to?"""
