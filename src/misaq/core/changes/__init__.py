"""Changes people hand in: what they are made of, and who may bring them one step further."""
