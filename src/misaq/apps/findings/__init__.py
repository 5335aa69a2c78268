"""What the checks find, shown."""
