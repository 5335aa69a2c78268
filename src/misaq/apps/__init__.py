"""Remembering and showing: one Django app per room, with the names the rooms have in core."""
