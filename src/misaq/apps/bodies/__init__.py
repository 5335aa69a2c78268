"""Coordination bodies: what they are, when they lived, how they relate."""
