"""Institutions, what they do, their mandates and the committees that oversee them."""
