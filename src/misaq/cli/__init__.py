"""The command: one file for each thing it does, read only when that is asked for."""
