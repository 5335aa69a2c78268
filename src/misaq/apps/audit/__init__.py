"""What was done, by whom and when: an append-only chain of rows that an outsider can verify."""
