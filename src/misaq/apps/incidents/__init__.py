"""Incidents: actors, vocabularies and rules of coding, and the pack's own few facts."""
