"""What stands on a page of a PDF: words and rules, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_MOST_DOTS = 2_000
_REACH = 2.2


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a space between them, in one font; in points from the upper left corner."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, along a page or down it; in points from the upper left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        number: from 1.
        width: in points, as a reader sees the page.
        height: in points.
        words: in no order that can be relied on.
        rules: lines drawn on it; empty where there are so many that they are a picture.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]


def page_from(told: dict[str, Any]) -> Page:
    """Return a page as the process that takes the letters out tells it."""
    words = tuple(Word(*each) for each in told["words"])
    return Page(
        number=told["page"],
        width=told["width"],
        height=told["height"],
        words=(*words, *_drawn_bullets(told["dots"], words)),
        rules=tuple(Rule(*each) for each in told["rules"]),
    )


def _drawn_bullets(dots: list[list[Any]], words: tuple[Word, ...]) -> Iterator[Word]:
    """Yield a bullet for each dot that stands in front of a line, as tall as its first word."""
    for x0, top, x1, bottom, mark in dots[:_MOST_DOTS]:
        middle = (top + bottom) / 2
        beside = [word for word in words if word.top < middle < word.bottom]
        after = [word for word in beside if 0 < word.x0 - x1 < _REACH * word.size]
        if not after or any(-1 < x0 - word.x1 < 0.6 * word.size for word in beside):
            continue
        first = min(after, key=lambda each: each.x0)
        if x1 - x0 < 0.7 * first.size:
            yield Word(mark, x0, first.top, x1, first.bottom, first.size)
