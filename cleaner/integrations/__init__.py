"""Bridges to other programs. Each module needs its own extra and is imported only by those who use it."""
