"""Sentences of a passage."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?۔؟][”’\"')\]»]*(?=\s|$)")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Lt|Brig|Sen|Hon|St|No|Nos|Art|Sec|Fig|vs|etc|cf|viz"
    r"|Rs|Jr|Sr|i\.e|e\.g|approx|para|pp|Vol|Ch)|(?:^|[\s(.])[A-Z])\.$"
)


def split_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text in order, stripped; together they hold all its words.

    A full stop after a title, an initial or "No." does not end a sentence, and neither does one
    before a small letter.
    """
    sentences: list[str] = []
    start = 0
    for found in _END.finditer(text):
        if not _ends_here(text, start, found):
            continue
        sentences.append(text[start : found.end()].strip())
        start = found.end()
    sentences.append(text[start:].strip())
    return tuple(sentence for sentence in sentences if sentence)


def _ends_here(text: str, start: int, found: re.Match[str]) -> bool:
    # Short looks around the place keep the whole linear in the length of the text.
    following = text[found.end() : found.end() + 9].lstrip()
    if following[:1].islower():
        return False
    before = text[max(start, found.end() - 12) : found.end()]
    return found[0] != "." or _SHORT.search(before) is None
