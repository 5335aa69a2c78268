"""What `misaq screen` does, in parts: lists to an index, a file by several processes, results."""
