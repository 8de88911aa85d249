"""Pages labelled line by line, and how the cleaner does on them."""
