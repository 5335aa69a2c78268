"""Policies, their points, and what became of them."""
