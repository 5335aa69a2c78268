"""One search over everything that is public or permitted."""
