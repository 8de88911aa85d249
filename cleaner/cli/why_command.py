"""Placeholder."""
def add_to(commands):
    pass
