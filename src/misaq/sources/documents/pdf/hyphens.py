"""Words broken at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BROKEN = re.compile(r"(\w+)[-‐]$")
_GOES_ON = re.compile(r"\w+")


def join_broken(lines: Iterable[str], known: frozenset[str]) -> str:
    """Return lines as one text; a hyphen that only ended a line is left out.

    Whether a hyphen belongs to its word is read from the document itself: it does where the
    word stands with it elsewhere, or where both halves are words of their own.

    Args:
        lines: in order, without the white space around them.
        known: words of the document, in small letters, as :func:`words_in` gives them.
    """
    text = ""
    for line in lines:
        before, after = _BROKEN.search(text), _GOES_ON.match(line)
        if before is None or after is None:
            text = f"{text} {line}" if text else line
        elif not _belongs(before[1], after[0], known):
            text = text[:-1] + line
        else:
            text += line
    return text


def _belongs(head: str, tail: str, known: frozenset[str]) -> bool:
    if not tail[:1].islower() or not head[-1:].isalpha():
        return True
    head, tail = head.casefold(), tail.casefold()
    if head + tail in known:
        return False
    return f"{head}-{tail}" in known or (head in known and tail in known)


def words_in(lines: Iterable[str]) -> frozenset[str]:
    """Return the words of lines in small letters, without those that a line's end may have cut."""
    found: set[str] = set()
    cut = False
    for line in lines:
        words = re.findall(r"\w+(?:[-‐]\w+)*[-‐]?", line.casefold())
        if cut:
            words = words[1:]
        cut = bool(words) and line.rstrip().endswith(("-", "‐"))
        found.update(words[:-1] if cut else words)
    return frozenset(found)
