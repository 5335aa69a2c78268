"""Who has an account, which roles they hold, and how they sign in."""
