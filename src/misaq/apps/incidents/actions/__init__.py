"""Writing the room incidents, by what is written."""
