"""What was read, who said what in it, and the numbers on record."""
