"""What institutions assess of the threat: kept as said, beside the data and the forecast."""
