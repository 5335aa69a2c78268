"""Who is charged with what, since when, on which basis."""
