"""The first version of the API: read-only."""
