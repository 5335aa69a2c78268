"""Lists of designated parties: what they print, their history, and how two of them compare."""
