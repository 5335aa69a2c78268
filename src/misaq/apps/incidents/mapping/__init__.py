"""Between rows and records, by what they are about."""
