"""How does every proposition stand?"""
