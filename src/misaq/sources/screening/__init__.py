"""Files of queries row by row, and the prepared index beside the data."""
