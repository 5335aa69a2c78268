"""Generated pages of the documentation: data in, markdown out."""
