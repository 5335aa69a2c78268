"""Bullets and numbers typed in front of list items."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ROMAN = r"[ivx]{1,5}"
_BULLETS = r"[•●○◦▪▫■□◆◇►▸‣⁃∙·✓✔➢➤\uf0b7\uf0a7\uf0d8\uf076*+]"
_DASHES = r"[-–—−]"
_MARKER = re.compile(
    rf"(?:(?P<bullet>{_BULLETS})(?=\s|\w)"
    rf"|(?P<dash>{_DASHES}{{1,2}})(?=\s)"
    rf"|(?P<o>o)(?=\s+[^\s,.;:])"
    rf"|(?P<dotted>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?\)?)(?=\s+\D)"
    rf"|(?P<number>\(?\d{{1,2}}[.)۔])(?=\s+\S|[^\W\d])"
    rf"|(?P<roman>\({_ROMAN}\)|{_ROMAN}[.)])(?=\s)"
    rf"|(?P<letter>\([a-z]\)|[a-z][.)]|\([A-Z]\)|[A-Z]\)|\((?:الف|[ابپتٹثج])\))(?=\s))"
)

_ALONE = re.compile(rf"(?:{_BULLETS}|{_DASHES}{{1,2}})")


# How word processors nest bullets unless told otherwise; typed bullets mostly follow them.
_USUAL_DEPTH = {"•": 0, "o": 1, "▪": 2}
_SAME_BULLET = {
    "●": "•", "\uf0b7": "•", "·": "•", "∙": "•", "◦": "o", "○": "o", "■": "▪", "\uf0a7": "▪",
}  # fmt: skip


def find_marker(text: str) -> str:
    """Return the marker a text opens with, as written; empty when it opens with none."""
    found = _MARKER.match(text)
    if found is not None:
        return found[0]
    return text if _ALONE.fullmatch(text) else ""


def marker_class(marker: str) -> str:
    """Return what kind of marker it is; markers of one kind stand at one level of a list."""
    found = _MARKER.match(f"{marker} x")
    if found is None or found.lastgroup is None:
        return marker
    if found.lastgroup == "bullet":
        return _SAME_BULLET.get(marker, marker)
    if found.lastgroup == "dotted":
        return f"dotted{marker.rstrip('.)').count('.')}"
    return found.lastgroup + ("(" if marker.startswith("(") else "")


def number_of(marker: str) -> int | None:
    """Return the number in a plain numbered marker ("3." gives 3); None for every other marker."""
    if not marker_class(marker).startswith("number"):
        return None
    return int(re.sub(r"\D", "", marker))


def rank_markers(markers: Iterable[str]) -> dict[str, int]:
    """Return the level of each kind of marker: the kind met first is outermost."""
    ranks: dict[str, int] = {}
    for marker in markers:
        ranks.setdefault(marker_class(marker), len(ranks))
    return ranks


def levels_of(
    markers: Iterable[str], ranks: dict[str, int] | None = None
) -> tuple[int | None, ...]:
    """Return the level of each item, 0 outermost, None for what carries no marker.

    A kind of marker that was met before goes back to its level; a new kind goes one deeper
    than the item above it. A line without a marker closes the list, and the next starts at 0
    unless ``ranks`` (of the whole document) says that its kind stands deeper than another kind
    of the same list.

    Args:
        markers: the markers as written, empty where there is none.
        ranks: level of each kind in the whole document, as :func:`rank_markers` gives it; None
            for the habits of word processors.
    """
    known = _USUAL_DEPTH if ranks is None else ranks
    levels: list[int | None] = []
    stack: list[str] = []
    for marker in markers:
        if not marker:
            levels.append(None)
            stack = []
            continue
        stack = _descend(stack, marker_class(marker), known)
        levels.append(len(stack) - 1)
    return tuple(levels)


def _descend(stack: list[str], kind: str, ranks: dict[str, int]) -> list[str]:
    """Return the path of marker kinds down to ``kind``."""
    if kind in stack:
        return stack[: stack.index(kind) + 1]
    while stack and ranks.get(kind, len(ranks)) < ranks.get(stack[-1], -1):
        stack = stack[:-1]
    return [*stack, kind]
