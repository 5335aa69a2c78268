"""The threat picture: what is measured of incidents, and the look ahead by area."""
