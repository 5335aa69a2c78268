"""Incidents: what several sources say happened, where and when, and what it counts as."""
