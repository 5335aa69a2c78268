"""Names as an index keeps them: which rules read them, and when two are the same to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from misaq.core.lists.identity_numbers import read_numbers
from misaq.core.lists.naming import Naming
from misaq.core.lists.records import Identifier
from misaq.core.names.folding import fold

_WORD = re.compile(r"[^\W_]+")

LETTERS = {Naming.PERSONS: "p", Naming.BODIES: "b"}
"""The letter under which an index keeps the rules that read a form."""
NAMINGS = {letter: naming for naming, letter in LETTERS.items()}


def plain(text: str) -> str:
    """Return the words of a name folded, in their order: what an exact name is known by."""
    folded = text.lower() if text.isascii() else fold(text)
    return " ".join(_WORD.findall(folded))


def number_keys(identifiers: Iterable[Identifier]) -> frozenset[str]:
    """Return the keys of the numbers that can be compared; placeholders have none."""
    return frozenset(f"#{number.value}" for number in read_numbers(identifiers))
