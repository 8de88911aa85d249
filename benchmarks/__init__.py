"""How fast it is, beside what one would use instead. Ratios of one run, never bare times."""
