"""Uploaded documents, what the reader proposes from them, and what people make of it."""
