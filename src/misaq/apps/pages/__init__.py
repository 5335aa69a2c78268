"""What every page of the site shares: frame, components, addresses, errors, permissions."""
