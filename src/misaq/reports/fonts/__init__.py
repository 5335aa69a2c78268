"""Fonts that papers carry with them, each beside its licence (OFL.txt)."""
