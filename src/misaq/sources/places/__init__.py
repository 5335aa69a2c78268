"""Boundaries that somebody brings: read, checked against the areas on record, asked by points."""
