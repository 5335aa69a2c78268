"""What kinds of threat there are, kept apart."""
