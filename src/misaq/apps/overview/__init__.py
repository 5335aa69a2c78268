"""The home page: one screen over several rooms."""
