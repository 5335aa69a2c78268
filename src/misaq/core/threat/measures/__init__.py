"""What is measured of incidents: by area, never of a person; each with what it cannot show."""
