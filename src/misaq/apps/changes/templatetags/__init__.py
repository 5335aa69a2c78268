"""What templates may say of changes."""
