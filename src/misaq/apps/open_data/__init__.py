"""Everything public, to take away: downloads, linked data, feeds, calendars."""
