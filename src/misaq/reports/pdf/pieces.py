"""Where a long word may break, so that nothing runs off a page or out of a cell."""

from __future__ import annotations

import re

_LONG = re.compile(r"\S{19,}")
# Letters that join change their shape when they are parted (Arabic and its kin).
_JOINED = re.compile(r"[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")


def pieces(text: str, size: int = 4) -> tuple[str, ...]:
    """Return the text in pieces between which a line may end.

    Words of up to 18 characters stay whole, and words in joined letters always; longer ones are
    cut every ``size`` characters. The pieces, joined, are the text.
    """
    parts: list[str] = []
    start = 0
    for found in _LONG.finditer(text):
        word = found[0]
        if _JOINED.search(word):
            continue
        cuts = [word[at : at + size] for at in range(0, len(word), size)]
        parts += [text[start : found.start()] + cuts[0], *cuts[1:-1]]
        # The last piece leads on into what follows the word.
        start = found.end() - len(cuts[-1])
    parts.append(text[start:])
    return tuple(part for part in parts if part)
