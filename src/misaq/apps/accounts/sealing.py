"""What was typed, so that only the browser it was typed in can open it again."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken

Typed = Sequence[tuple[str, str]]
"""Names and values of a form, in the order of the form."""


def seal(typed: Typed, token: str) -> bytes:
    """Return the fields, readable only with the token, which is kept nowhere but in a cookie."""
    return _box(token).encrypt(json.dumps([list(pair) for pair in typed]).encode())


def unseal(sealed: bytes, token: str) -> tuple[tuple[str, str], ...]:
    """Return the fields; none when the token is another one, or the bytes were changed."""
    try:
        pairs = json.loads(_box(token).decrypt(sealed))
    except InvalidToken:
        return ()
    return tuple((str(name), str(value)) for name, value in pairs)


def _box(token: str) -> Fernet:
    # The token has 256 random bits, so one hash makes a key of it.
    key = hashlib.sha256(b"misaq.held-form\n" + token.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
