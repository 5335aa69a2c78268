"""The threat picture as it is kept: what was reckoned once from one source, for pages to read."""
