"""The store all rooms share: what a country pack says, what was changed here, and since when."""
