"""What institutions say the threat is, beside what happened and what was forecast."""
