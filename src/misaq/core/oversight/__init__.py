"""Putting findings to institutions within a committee's remit."""
