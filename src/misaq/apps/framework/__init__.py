"""Threat classes, and how other schemes map to them."""
