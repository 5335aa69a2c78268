"""Passages in, proposals out: what a document seems to say, each with its anchor and a reason."""
