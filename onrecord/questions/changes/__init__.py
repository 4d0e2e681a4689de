"""What has changed since the edition before?"""
