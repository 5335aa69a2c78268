"""The key by which what is kept of persons is hashed, how long it is kept, where the bytes lie."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from misaq.core.lists.tombstones import Retention
from misaq.sources.lists.keeping import ListStore
from misaq.sources.uploads.store import FileStore


def number_key() -> bytes:
    """Return the key of the keyed hashes; it cannot be exchanged (adr 0034).

    Raises:
        Unavailable: it cannot be read or made.
    """
    return str(settings.MISAQ_LISTS_KEY).encode()


def retention() -> Retention:
    """Return how long a person who left a list is kept, and their tombstone."""
    return Retention(settings.MISAQ_DELISTED_DAYS, settings.MISAQ_TOMBSTONE_DAYS)


def list_store() -> ListStore:
    """Return where the bytes of lists lie, by their hash; no web server serves it."""
    return ListStore(_folder())


def list_files() -> FileStore:
    """Return the same bytes without the states they belong to, so that some can be removed."""
    return FileStore(_folder())


def _folder() -> Path:
    return Path(settings.MISAQ_HOME) / "lists"
