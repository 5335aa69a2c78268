"""One way to write plain data as bytes, so that equal data have equal hashes. No Django."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Plain: TypeAlias = "str | int | bool | Sequence[Plain] | Mapping[str, Plain] | None"
"""Data that JSON can hold, without fractions: two programs may write those differently."""


def canonical_json(value: Plain) -> str:
    """Return the data as JSON: keys sorted, no spaces, ASCII only.

    Raises:
        TypeError: the data hold a fraction, or something JSON has no form for.
    """
    _refuse_fractions(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def digest_of(domain: str, value: Plain) -> str:
    """Return the SHA-256 of the data as 64 hexadecimal digits.

    Args:
        domain: what kind of thing is hashed ("misaq.row.v1"); the same data under another
            domain have another hash.
    """
    text = f"{domain}\n{canonical_json(value)}"
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _refuse_fractions(value: Plain | float) -> None:
    if isinstance(value, float):
        raise TypeError("Fractions have no canonical form: give them as text.")
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if not isinstance(name, str):
                raise TypeError(f"A name in plain data must be text, not {name!r}.")
            _refuse_fractions(inner)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            _refuse_fractions(inner)
