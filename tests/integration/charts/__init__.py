"""Pictures on the pages of the site."""
