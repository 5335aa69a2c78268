"""The door for programs: what is public, as JSON, and a page that explains it."""
