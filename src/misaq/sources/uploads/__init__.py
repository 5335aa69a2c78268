"""Files that people bring: what they really are, what is taken out of them, where they are kept."""
