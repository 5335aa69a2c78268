"""Where every fact comes from: sources, documents, observations of numbers, claims."""
