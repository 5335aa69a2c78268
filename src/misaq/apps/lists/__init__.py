"""Lists: what authorities printed, when, and what became of it."""
