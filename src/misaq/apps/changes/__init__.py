"""Changes to the registers that people hand in, decide, comment on, and undo."""
