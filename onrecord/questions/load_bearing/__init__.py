"""Which single voice, if wrong, leaves nothing?"""
