"""What each person follows, keeps, has seen, and is told of."""
