"""The room forecasts: what was foretold, sealed when it was issued, and what then happened."""
