"""What is asked, what is known, and who has not confirmed it?"""
