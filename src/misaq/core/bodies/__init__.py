"""Proscribed and observed organisations: names, spells, relations. Never persons."""
