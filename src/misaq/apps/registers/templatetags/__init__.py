"""What templates may say of records."""
