"""Papers as one HTML file: no script, no request to anywhere, a style for screen and print."""
