"""Documents as they come: bytes of text, DOCX and HTML in, passages and tables out."""
