"""Lines of a text file, with the space above each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from misaq.core.sourcebook.reading.markers import find_marker

_UNWRAPPED = 130
"""Lines longer than this were not broken to fit a page: each is a paragraph."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it.

    Attributes:
        number: its number in the file, from 1.
        raw: as it stands, without the line end.
        gap: blank lines above it beyond the file's usual spacing; -1 when fewer (a page break in
            a double-spaced file).
        marker: the bullet or number it opens with; empty when none.
    """

    number: int
    raw: str
    gap: int
    marker: str

    @property
    def text(self) -> str:
        """The line without the space around it."""
        return self.raw.strip()

    @property
    def indent(self) -> int:
        """White space in front, a tab counting as four."""
        expanded = self.raw.expandtabs(4)
        return len(expanded) - len(expanded.lstrip())


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines that are not blank; line numbers count LF, CR LF and CR as one end each.

    A form feed starts a page and counts as white space.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found: list[tuple[int, str, int]] = []
    blank = 0
    for number, raw in enumerate(lines, start=1):
        if raw.strip():
            found.append((number, raw, blank))
            blank = 0
        else:
            blank += 1
    usual = _usual_gap([gap for _, _, gap in found[1:]])
    return tuple(
        Line(number, raw, gap - usual if at else 0, find_marker(raw.strip()))
        for at, (number, raw, gap) in enumerate(found)
    )


def _usual_gap(gaps: list[int]) -> int:
    """Return 1 for a double-spaced file, else 0.

    PDF text often has a blank line after every line; then a paragraph ends at more than one.
    """
    counts = Counter(gaps)
    double = len(gaps) >= 8 and counts[1] > 0.6 * len(gaps) and counts[0] < 0.05 * len(gaps)
    # Paragraphs of one long line each, a blank line between them, look double-spaced and are
    # not: only a file that also has wider gaps shows that one blank line means nothing.
    return 1 if double and any(gap > 1 for gap in counts) else 0


def usual_width(lines: tuple[Line, ...]) -> int:
    """Return the width that lines were broken at, in characters; 0 when they were not broken."""
    lengths = sorted(len(line.text) for line in lines)
    if not lengths:
        return 0
    width = lengths[int(0.9 * (len(lengths) - 1))]
    return 0 if width > _UNWRAPPED or lengths[-1] > 2 * _UNWRAPPED else width
