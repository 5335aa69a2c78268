"""One event, many sources: which rows of several sources tell of the same thing."""
