"""Which question to ask next, of whom, and what each answer would do?"""
