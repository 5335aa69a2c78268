"""What shows how far a point has come: files, claims of those charged, verified findings."""
