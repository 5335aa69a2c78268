"""The database as a thing that can be missing, locked, full, broken or of another version."""
