"""Secrets sent to people: made here, and kept as hashes only."""

from __future__ import annotations

import hashlib
import secrets


def make_token() -> str:
    """Return 43 characters nobody can guess, fit for an address."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """Return what is kept of a token: 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()
