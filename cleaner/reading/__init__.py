"""Anything in, a document out."""
