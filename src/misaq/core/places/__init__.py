"""Areas of a country, what they are and were called, and which one a source means."""
