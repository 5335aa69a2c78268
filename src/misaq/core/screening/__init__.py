"""Whether somebody asked about may be a listed party: with reasons, and sparing namesakes."""
