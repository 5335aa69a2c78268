"""What stands around the text of pages: running heads, feet, page numbers, and footnotes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from misaq.sources.documents.pdf.content import Page, Rule, Word
from misaq.sources.documents.pdf.lines import TextLine, lines_of
from misaq.sources.documents.pdf.paragraphs import NOTE_MARK, opens_note
from misaq.sources.documents.pdf.ruled import Grid

_EDGE = 0.14
_NUMBER = re.compile(
    r"\W*(?:page|p\.|pg\.?|صفحہ)?\s*(\d{1,4}|[ivxlc]{1,6})\s*(?:(?:of|/)\s*\d{1,4})?\W*", re.I
)


@dataclass(frozen=True, slots=True)
class Parted:
    """The words of a page.

    Attributes:
        body: words of the text.
        notes: lines of footnotes, from top to bottom.
    """

    body: tuple[Word, ...]
    notes: tuple[TextLine, ...]


def part(pages: tuple[Page, ...], grids: tuple[list[Grid], ...], size: float) -> tuple[Parted, ...]:
    """Return the text and the footnotes of each page; running heads, feet and numbers are dropped.

    Args:
        pages: every page of the document: what repeats is found by comparing them.
        grids: the ruled tables of each page; what stands in them is text.
        size: of the letters of the text, in points.
    """
    inside = [_inside(page, of) for page, of in zip(pages, grids, strict=True)]
    lines = [
        lines_of((word for word in page.words if word not in held), page.number)
        for page, held in zip(pages, inside, strict=True)
    ]
    edges = [_edge_lines(page, of) for page, of in zip(pages, lines, strict=True)]
    set_apart = {_key(each) for of in edges for each in of}
    # A head that stands apart on one page may touch the text on another.
    seen = Counter(
        key
        for page, of in zip(pages, lines, strict=True)
        for key in {_key(each) for each in of if _near_some_edge(each, page)} & set_apart
    )
    parted = []
    for page, of, edge, held in zip(pages, lines, edges, inside, strict=True):
        dropped = [
            each
            for each in of
            if (seen[_key(each)] > 1 and _near_some_edge(each, page))
            or (each in edge and _is_number(each, page))
        ]
        kept = [each for each in of if each not in dropped]
        notes = _footnotes(kept, page, size)
        body = [word for each in kept if each not in notes for word in each.words]
        parted.append(Parted((*body, *held), tuple(notes)))
    return tuple(parted)


def _inside(page: Page, grids: list[Grid]) -> dict[Word, None]:
    return dict.fromkeys(word for word in page.words if any(grid.holds(word) for grid in grids))


def _edge_lines(page: Page, lines: list[TextLine]) -> list[TextLine]:
    """Return the lines near the upper and lower edge that stand apart from the text."""
    found = []
    for ordered, upper in ((lines, True), (lines[::-1], False)):
        for at, line in enumerate(ordered[:3]):
            inner = ordered[at + 1] if at + 1 < len(ordered) else None
            if not _near_edge(line, page, upper=upper):
                break
            found.append(line)
            if inner is not None and _gap(line, inner) > 0.9 * max(line.size, inner.size):
                break
        else:
            continue
        # Lines that never parted from the text by a gap are the text itself.
    return [line for line in found if _apart(line, lines, page)]


def _near_edge(line: TextLine, page: Page, *, upper: bool) -> bool:
    if upper:
        return line.bottom < max(_EDGE * page.height, 60)
    return line.top > page.height - max(_EDGE * page.height, 60)


def _near_some_edge(line: TextLine, page: Page) -> bool:
    return _near_edge(line, page, upper=True) or _near_edge(line, page, upper=False)


def _gap(line: TextLine, other: TextLine) -> float:
    return max(line.top, other.top) - min(line.bottom, other.bottom)


def _apart(line: TextLine, lines: list[TextLine], page: Page) -> bool:
    """Whether space parts a line, or the block it is in, from the text."""
    upper = line.bottom < page.height / 2
    inward = [o for o in lines if (o.top > line.top if upper else o.top < line.top)]
    ordered = sorted(inward, key=lambda o: o.top if upper else -o.top)
    before = line
    for each in ordered[:3]:
        if _gap(before, each) > 0.9 * max(before.size, each.size):
            return True
        before = each
    return not ordered


def _key(line: TextLine) -> tuple[str, int]:
    """Return what is the same in a running head on every page: its words without its number."""
    plain = re.sub(r"^\d+\b|\b\d+$", "#", line.text.casefold())
    return plain, round(line.base / 6)


def _is_number(line: TextLine, page: Page) -> bool:
    found = _NUMBER.fullmatch(line.text)
    if found is None:
        return False
    # The number of the page itself, or one of a book's own counting, which is never long.
    return not found[1].isdecimal() or abs(int(found[1]) - page.number) < 2000


def _footnotes(lines: list[TextLine], page: Page, size: float) -> list[TextLine]:
    """Return the small lines at the foot, from the first that opens with a mark."""
    small: list[TextLine] = []
    for line in reversed(lines):
        if line.size > 0.93 * size:
            break
        small.insert(0, line)
    if len(small) == len(lines):
        return []
    for at, line in enumerate(small):
        ruled = any(_is_note_rule(rule, line, page) for rule in page.rules)
        if NOTE_MARK.match(line.words[0].text) and (ruled or opens_note(line)):
            return small[at:]
    return []


def _is_note_rule(rule: Rule, line: TextLine, page: Page) -> bool:
    flat = rule.bottom - rule.top < 2 and 20 < rule.x1 - rule.x0 < 0.7 * page.width
    return flat and 0 < line.top - rule.top < 2 * line.size
