"""Incident data of others: read strictly, kept by release, placed and summed."""
