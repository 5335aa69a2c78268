"""What a check is and what it yields."""
