"""What does the project itself make of it?"""
