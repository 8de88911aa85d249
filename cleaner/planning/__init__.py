"""Document and rule set in, a plan of edits out."""
