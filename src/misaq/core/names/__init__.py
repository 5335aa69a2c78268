"""Spellings: what is the same word, written in another way or another script."""
