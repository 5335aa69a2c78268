"""The threat picture: results kept per source and release, and the pages that show them."""
