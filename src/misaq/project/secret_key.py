"""Keys that are given, or made once and kept: for cookies and forms, for numbers of persons."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from misaq.kernel.errors import Unavailable

SIGNING = "secret-key"
"""File of the key that signs cookies and forms."""
LISTS = "lists-key"
"""File of the key by which numbers of persons are hashed; apart, since it cannot change."""


def keep_secret_key(home: Path, name: str = SIGNING) -> str:
    """Return the key kept in the folder; the first call makes it, readable by its owner only.

    Two first calls at the same time return the same key.

    Raises:
        Unavailable: the key cannot be read, or cannot be made.
    """
    path = home / name
    try:
        if not path.exists():
            _make(path)
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Unavailable(
            f"The secret key in {path} cannot be read or made: {error}.",
            next_step="Make the folder writable, name another one with MISAQ_HOME, "
            "or give a key with MISAQ_SECRET_KEY.",
            rule="project.secret-key",
        ) from error
    if len(key) < 32:
        raise Unavailable(
            f"The secret key in {path} is too short to be one.",
            next_step="Delete the file; the next start makes a new key.",
            rule="project.secret-key",
        )
    return key


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48) + "\n")
        with contextlib.suppress(FileExistsError):  # another start was faster: its key holds
            os.link(fresh, path)
    finally:
        fresh.unlink()
