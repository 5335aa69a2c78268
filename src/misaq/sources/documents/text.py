"""A text file as passages."""

from __future__ import annotations

import re

from misaq.core.sourcebook.reading.passages import Passage
from misaq.sources.documents.limits import Limits
from misaq.sources.documents.lines import Line, split_lines, usual_width
from misaq.sources.documents.numbering import PassageCounter
from misaq.sources.documents.paragraphs import group_lines, item_levels, join_lines

_UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|~{3,})\s*")
_HASHES = re.compile(r"(#{1,6})\s+\S")
_LONGEST_HEADING = 12
_CLOSED = re.compile(r"[.!?:;,۔؟،](?:[”’\"')]*)$")


def read_text(text: str, limits: Limits) -> tuple[Passage, ...]:
    """Return the passages of a text, in order.

    Every character that is not white space is in exactly one passage, and the lines of its anchor
    are the lines it stands on.

    Raises:
        InputRefused: more passages than the limit.
    """
    groups = group_lines(split_lines(text))
    levels = item_levels(groups)
    counter = PassageCounter(limits)
    width = usual_width(tuple(line for group in groups for line in group))
    return tuple(
        counter.make(
            join_lines(group),
            lines=(group[0].number, group[-1].number),
            level=levels[at],
            heading=_heading_level(groups, at, width),
            marker=group[0].marker,
            gap=max(group[0].gap, 0),
            raw=tuple(line.raw for line in group),
        )
        for at, group in enumerate(groups)
    )


def _heading_level(groups: list[list[Line]], at: int, width: int) -> int:
    """Return 1 to 6 when a group reads like a heading, else 0."""
    text = join_lines(groups[at])
    if hashes := _HASHES.match(text):
        return len(hashes[1])
    after = groups[at + 1][0] if at + 1 < len(groups) else None
    if after is not None and _UNDERLINE.fullmatch(after.raw):
        return 1 if after.text.startswith("=") else 2
    words = text.split()
    if groups[at][0].marker or after is None or len(words) > _LONGEST_HEADING:
        return 0
    short = len(groups[at]) <= 2 and (width == 0 or len(text) < 1.5 * width)
    stands_out = text[:1].isupper() or (not text[:1].islower() and text[:1].isalpha())
    return 2 if short and stands_out and _CLOSED.search(text) is None else 0
