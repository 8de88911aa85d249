"""Learning a site's boilerplate: many pages in, rules that a person can read out."""
