"""What committees recommended, and what came of it."""
