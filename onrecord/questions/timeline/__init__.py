"""What was said when?"""
