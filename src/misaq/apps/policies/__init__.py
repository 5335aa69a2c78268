"""Policies, their commitments, what came of them in later ones, and who stood where."""
