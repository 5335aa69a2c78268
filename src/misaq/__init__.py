"""Misaq holds a country's internal-security policy to account."""
