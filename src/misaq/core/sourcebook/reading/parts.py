"""What stands in one cell: a recommendation and its components, or a list of mechanisms."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from misaq.core.sourcebook.reading.markers import levels_of, marker_class
from misaq.core.sourcebook.reading.passages import Passage, comparable

_NUMBERED = re.compile(
    r"(?:recommendation|سفارش)\s*(?:no\.?\s*)?(?:\d{1,2}(?:\.\d+)?|[ivx]{1,4})\s*[:.)–—-]\s*(?=\S)",
    re.I,
)
_INLINE = re.compile(r"(?:^|(?<=\s))\(?(\d{1,2}|[a-z]|[ivx]{1,4})\)\s*|^(1)\.\s+", re.I)
_BLANKS = frozenset({"", "-", "–", "—", "n/a", "na", "nil", "none", "n.a"})
_DITTO = frozenset({'"', "″", "〃", "ditto", "do", "-do-", "same as above", "as above"})


@dataclass(frozen=True, slots=True)
class Part:
    """One item of a cell.

    Attributes:
        text: its words, without marker.
        passage: where they stand.
        level: 0 for the outermost; None for a paragraph that is no list item.
        part_of: text of the item it is a part of; empty when it is outermost.
    """

    text: str
    passage: Passage
    level: int | None
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """A recommendation as a cell states it.

    Attributes:
        text: its words.
        passage: where they begin.
        components: the items under it in the same cell.
        doubt: what could not be decided; empty when nothing.
    """

    text: str
    passage: Passage
    components: tuple[Part, ...] = ()
    doubt: str = ""


def is_blank(text: str) -> bool:
    """Say whether a cell says nothing ("", "–", "n/a")."""
    return comparable(text) in _BLANKS


def is_ditto(text: str) -> bool:
    """Say whether a cell repeats the one above it by a sign."""
    return comparable(text) in _DITTO


def parts_of(passages: tuple[Passage, ...]) -> tuple[Part, ...]:
    """Return every item of a cell, nested ones too, in order; empty paragraphs are left out."""
    kept = tuple(passage for passage in passages if not is_blank(passage.body))
    parts: list[Part] = []
    above = _Above()
    for passage, level in zip(kept, _levels(kept), strict=True):
        part_of = above.enter(passage, level)
        parts += [Part(text, passage, level, part_of) for text in enumerated(passage)]
    return tuple(parts)


def enumerated(passage: Passage) -> tuple[str, ...]:
    """Return the items that a passage counts through in one line ("1) … 2) …", "(a) … (b) …").

    A passage that does not open with the first number, or skips one, is one item.
    """
    found = list(_INLINE.finditer(passage.text))
    signs = [(match[1] or match[2]).casefold() for match in found]
    if len(found) < 2 or found[0].start() > 0 or signs not in _counts(len(found)):
        return (passage.body,)
    stops = [*[match.start() for match in found[1:]], len(passage.text)]
    texts = [passage.text[m.end() : stop].strip() for m, stop in zip(found, stops, strict=True)]
    return tuple(texts) if all(texts) else (passage.body,)


def _counts(length: int) -> tuple[list[str], ...]:
    letters = [chr(ord("a") + at) for at in range(min(length, 26))]
    romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"][:length]
    return [str(at) for at in range(1, length + 1)], letters, romans


@dataclass(slots=True)
class _Above:
    """The items that the next one may be a part of, and the line that introduced their list."""

    path: list[tuple[int, str]] = field(default_factory=list)
    lead: str = ""
    opened: tuple[int, str] | None = None

    def enter(self, passage: Passage, level: int | None) -> str:
        """Take the next item in; return the text it is a part of, empty when it is outermost."""
        if level is None:
            self.path, self.opened = [], None
            self.lead = passage.body if passage.body.endswith(":") else ""
            return ""
        while self.path and self.path[-1][0] >= level:
            self.path.pop()
        # The list that a colon opened ends where an item is further out or has another bullet.
        kind = marker_class(passage.marker) if passage.marker else ""
        self.opened = self.opened or (level, kind)
        if level < self.opened[0] or (level == self.opened[0] and kind != self.opened[1]):
            self.lead = ""
        part_of = self.path[-1][1] if self.path else self.lead
        self.path.append((level, passage.body))
        return part_of


def _levels(passages: tuple[Passage, ...]) -> tuple[int | None, ...]:
    """Return list levels; typed markers decide where the file itself shows no depth."""
    told = tuple(passage.level for passage in passages)
    if any(level for level in told if level is not None):
        return told
    markers = tuple(passage.marker for passage in passages)
    by_marker = levels_of(markers)
    return tuple(
        typed if typed is not None else level for typed, level in zip(by_marker, told, strict=True)
    )


def statements_of(passages: tuple[Passage, ...]) -> tuple[Stated, ...]:
    """Return the recommendations that one cell states.

    Paragraphs before the first list item are the recommendation and the items its components.
    A cell that opens with items states one recommendation for each outermost item.
    """
    parts = parts_of(passages)
    lead = _before_items(parts)
    if lead:
        return (_led(lead, parts[len(lead) :]),)
    found: list[Stated] = []
    for part in parts:
        if part.level == 0 or not found:
            found.append(Stated(without_number(part.text), part.passage))
        else:
            last = found[-1]
            found[-1] = Stated(last.text, last.passage, (*last.components, part), last.doubt)
    return tuple(found)


def _before_items(parts: tuple[Part, ...]) -> list[Part]:
    lead: list[Part] = []
    for part in parts:
        if part.level is not None:
            break
        lead.append(part)
    return lead


def _led(lead: list[Part], rest: tuple[Part, ...]) -> Stated:
    doubts = []
    if len(lead) > 1:
        doubts.append(f"{len(lead)} paragraphs of the cell are read as one recommendation")
    if any(part.level is None for part in rest):
        doubts.append("a paragraph below the list is read as a component")
    text = " ".join(part.text for part in lead)
    text = without_number(re.sub(r"\s*:$", "", text) if rest else text)
    return Stated(text, lead[0].passage, rest, "; ".join(doubts))


def without_number(text: str) -> str:
    """Return a recommendation without the number it is called by ("Recommendation 2: …")."""
    return _NUMBERED.sub("", text, count=1) if _NUMBERED.match(text) else text
