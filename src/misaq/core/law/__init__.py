"""Law as data: validity computed from events, clocks with their working."""
