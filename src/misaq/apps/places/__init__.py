"""Areas of the country: pages of what they are, were called and became."""
