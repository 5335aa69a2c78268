"""Reading the lists that authorities publish: bytes in, a snapshot out, nothing guessed."""
