"""Plans, rules and trials in words."""
