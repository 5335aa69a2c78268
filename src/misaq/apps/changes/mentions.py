"""How people are named in comments: a handle made from the name, after an ``@``. No Django."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

_HANDLE = re.compile(r"(?<![\w@.])@([a-z0-9](?:[a-z0-9.-]{0,60}[a-z0-9])?)", re.IGNORECASE)
MOST_MENTIONS = 20


def handles_of(names: Mapping[int, str]) -> Mapping[str, int]:
    """Return the number of each person by handle: "bilal.misali".

    Two people of one name, and names in other letters, have their number at the end.
    """
    plain = {number: _plain(name) for number, name in names.items()}
    count = Counter(plain.values())
    return {
        handle if handle and count[handle] == 1 else f"{handle or 'person'}.{number}": number
        for number, handle in plain.items()
    }


def mentioned_in(words: str, names: Mapping[int, str]) -> tuple[int, ...]:
    """Return the numbers of the people named in a comment, each once, the first twenty."""
    known = handles_of(names)
    found = dict.fromkeys(handle.lower() for handle in _HANDLE.findall(words))
    return tuple(known[handle] for handle in found if handle in known)[:MOST_MENTIONS]


def _plain(name: str) -> str:
    return ".".join(re.findall(r"[a-z0-9]+", name.lower()))
