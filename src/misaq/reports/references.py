"""Finding the numbers, dates, codes and references inside a sentence."""

from __future__ import annotations

import re

from misaq.reports.inline import Inline, Ref

# Starts with a letter, digit or sign, holds at least one digit, and ends before punctuation that
# belongs to the sentence: "2014-12-24", "+8,300", "3.5%", "LST001", "S.11B(1)", "171", "10/2026".
# The bounds keep a hostile text from taking minutes.
_ONE = (
    r"(?=[A-Za-z0-9+−-][A-Za-z0-9.,:/()_+−–-]{0,300}[0-9]|[0-9])"
    r"[A-Za-z0-9+−-](?:[A-Za-z0-9.,:/()_+−–-]{0,300}[A-Za-z0-9)])?%?"
)
# A sum is read as one: its parts would stand in the wrong order inside Urdu.
_REFERENCE = re.compile(rf"(?<![\w.]){_ONE}(?: [+−–=≠<>≤≥×/-] {_ONE})*")


def isolate(sentence: str) -> tuple[Inline, ...]:
    """Return the sentence with every number, date and code in it as a :class:`Ref`.

    A reference is a run of Latin letters, digits and ``. , : / ( ) _ + - %`` with a digit in it.
    The texts of the parts, joined, are the sentence.
    """
    parts: list[Inline] = []
    start = 0
    for found in _REFERENCE.finditer(sentence):
        text = _without_loose_bracket(found[0])
        parts += [sentence[start : found.start()], Ref(text)]
        start = found.start() + len(text)
    parts.append(sentence[start:])
    return tuple(part for part in parts if part != "")


def _without_loose_bracket(text: str) -> str:
    """Give back a closing bracket whose opening one stands outside: "(since 2014)"."""
    while text.endswith(")") and text.count(")") > text.count("("):
        text = text[:-1]
    return text
