"""Open data: registers and findings as tables, packages, linked data, feeds and calendars."""
