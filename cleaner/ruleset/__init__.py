"""Rules: from YAML files to a compiled rule set."""
