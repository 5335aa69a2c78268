"""Keys: the names by which records point to one another."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NewType, Protocol, TypeVar

from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell

Key = NewType("Key", str)

_SHAPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.:()_/-]{0,79}")


def parse_key(text: str) -> Key:
    """Return the text as a key.

    A key has 1 to 80 characters: Latin letters, digits and ``. : ( ) _ / -``, the first a letter
    or a digit ("ATA", "ATA:11B(1)", "P2.17"). Capital and small letters differ.

    Raises:
        InputRefused: the text has another shape.
    """
    if _SHAPE.fullmatch(text) is None:
        raise InputRefused(
            tell("{text} is not a key.", text=repr(text)),
            next_step=tell("Use 1 to 80 Latin letters, digits and . : ( ) _ / - without spaces."),
        )
    return Key(text)


class Keyed(Protocol):
    """A record that others point to by its key."""

    @property
    def key(self) -> Key: ...


K = TypeVar("K", bound=Keyed)


def by_key(records: Iterable[K]) -> Mapping[Key, K]:
    """Return the records by key; of two with one key the later."""
    return MappingProxyType({record.key: record for record in records})


def fingerprint(*parts: str) -> str:
    """Return 16 hexadecimal digits that stand for the parts, the same on every machine.

    Parts are joined with their lengths, so ("ab", "c") and ("a", "bc") differ.
    """
    text = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
