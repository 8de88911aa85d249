"""The two commands: ``clean``, the filter, and ``cleaner``, the workbench."""
