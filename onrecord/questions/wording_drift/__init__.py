"""Did it grow surer on the way?"""
