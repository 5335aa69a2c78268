"""Keyed hashes and sealed secrets: what the database holds, nobody reads back without the key.

The key is that of the lists: it stays when the key that signs cookies is exchanged.
"""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet
from django.utils.crypto import salted_hmac

from misaq.apps.lists.keys import number_key

_SALT = "misaq.screening"


def keyed_digest(domain: str, text: str) -> str:
    """Return 64 hexadecimal digits that stand for a text under the key of this site."""
    key = number_key()
    return salted_hmac(f"{_SALT}.{domain}", text, secret=key, algorithm="sha256").hexdigest()


def seal_secret(secret: str) -> bytes:
    """Return a secret as it is kept."""
    return _box().encrypt(secret.encode())


def unseal_secret(sealed: bytes) -> str:
    """Return the secret again.

    Raises:
        InvalidToken: it was sealed under another key.
    """
    return _box().decrypt(sealed).decode()


def _box() -> Fernet:
    key = salted_hmac(f"{_SALT}.secrets", "", secret=number_key(), algorithm="sha256")
    return Fernet(base64.urlsafe_b64encode(key.digest()))
