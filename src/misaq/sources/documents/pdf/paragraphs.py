"""Lines of a column put together: paragraphs, headings and list items."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

from misaq.core.sourcebook.reading.markers import find_marker, marker_class, number_of
from misaq.core.sourcebook.reading.passages import Box
from misaq.sources.documents.pdf.hyphens import join_broken
from misaq.sources.documents.pdf.lines import TextLine

_ENDED = re.compile(r"[.!?:;۔؟؛][”’\"')\]»⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
NOTE_MARK = re.compile(r"(\d{1,3}|[*†‡§]{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})")
_LONGEST_HEADING = 18
LARGER = 1.12


@dataclass(slots=True)
class Paragraph:
    """A paragraph, heading or list item; it may run over columns and pages.

    Attributes:
        lines: at least one.
        marker: the bullet or number it opens with; empty when none.
        left: left end of its column.
        right: right end of its column, on the page where it ends.
        place: "footnote" when it is one; empty for the text.
    """

    lines: list[TextLine]
    marker: str
    left: float
    right: float
    place: str = ""
    breaks: list[int] = field(default_factory=list)

    @property
    def indent(self) -> float:
        """How far its first line is set in."""
        return self.lines[0].x0 - self.left

    @property
    def size(self) -> float:
        """Size of its letters."""
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)

    def text(self, known: frozenset[str] = frozenset()) -> str:
        """Return its words on one line; broken words are joined by what the document knows."""
        return join_broken((line.text for line in self.lines), known)

    def boxes(self) -> tuple[Box, ...]:
        """Return where it stands, one box for each column and page."""
        found: list[Box] = []
        starts = [0, *self.breaks, len(self.lines)]
        for start, stop in itertools.pairwise(starts):
            part = self.lines[start:stop]
            found.append(
                Box(
                    part[0].page,
                    round(min(line.x0 for line in part), 1),
                    round(min(line.top for line in part), 1),
                    round(max(line.x1 for line in part), 1),
                    round(max(line.bottom for line in part), 1),
                )
            )
        return tuple(found)

    def take(self, other: Paragraph) -> None:
        """Go on with the lines of another, in the next column or on the next page."""
        self.breaks += [len(self.lines), *(len(self.lines) + at for at in other.breaks)]
        self.lines += other.lines
        self.right, self.left = other.right, other.left


def paragraphs_of(
    lines: Iterable[TextLine], *, left: float, right: float, body: float, place: str = ""
) -> list[Paragraph]:
    """Return the paragraphs of a column, from top to bottom; every line is in exactly one.

    Args:
        left: where the column begins.
        right: where it ends: a line that stops short of it was ended on purpose.
        body: size of the letters of the text.
    """
    ordered = list(lines)
    usual, right = _usual_step(ordered), _right_edge(ordered, right)
    found: list[Paragraph] = []
    for line in ordered:
        if found and not _opens(found, line, usual, right, body):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line], find_marker(line.text), left, right, place))
    return found


def _right_edge(lines: list[TextLine], right: float) -> float:
    """Return where full lines end; one or two long ones, such as a title, do not tell."""
    if len(lines) < 6:
        return right
    ends = sorted((line.x1 for line in lines), reverse=True)
    needed = max(2, len(lines) // 12)
    for at, end in enumerate(ends):
        if sum(end - other < 2 * lines[0].size for other in ends[at:]) >= needed + (at < 2):
            return end
    return right


def _usual_step(lines: list[TextLine]) -> float:
    """Return the distance from line to line inside paragraphs, in letters' sizes."""
    steps = [
        (after.base - line.base) / max(line.size, 1)
        for line, after in itertools.pairwise(lines)
        if abs(after.size - line.size) < 0.5
    ]
    steps = [step for step in steps if 0.8 < step < 2.6]
    if not steps:
        return 1.4
    counts = Counter(round(step, 1) for step in steps)
    step, times = counts.most_common(1)[0]
    return step if times > 1 else min(min(steps), median(steps))


def _opens(found: list[Paragraph], line: TextLine, usual: float, right: float, body: float) -> bool:
    """Say whether a line opens a paragraph rather than going on with the one above."""
    group = found[-1]
    above = group.lines[-1]
    if abs(line.size - above.size) > 0.08 * above.size or line.bold != above.bold:
        return _differs(line, above)
    if (line.base - above.base) / max(above.size, 1) > 1.22 * usual + 0.02:
        return True
    if group.place == "footnote" and opens_note(line, above):
        return True
    marker = find_marker(line.text)
    if marker:
        return _is_item(found, line, marker, right)
    if above.size > LARGER * body:
        return False
    if group.marker and line.x0 <= group.lines[0].x0 + 0.2 * line.size and len(group.lines) > 1:
        return group.lines[1].x0 > group.lines[0].x0 + 0.2 * line.size
    if _is_set_in(group, line):
        return True
    return _left_early(above, line, right)


def _differs(line: TextLine, above: TextLine) -> bool:
    """Whether another look means another paragraph, and no stressed words inside one."""
    if abs(line.size - above.size) > 0.08 * above.size:
        return True
    inside = any(word.bold for word in above.words) and any(word.bold for word in line.words)
    return not (inside and _ENDED.search(above.text) is None and line.text[:1].islower())


def _is_set_in(group: Paragraph, line: TextLine) -> bool:
    """Whether a line is set in as the first of a paragraph is, after a sentence has ended."""
    if group.marker or line.x0 < group.lines[-1].x0 + 0.8 * line.size:
        return False
    return _ENDED.search(group.lines[-1].text) is not None


def _is_item(found: list[Paragraph], line: TextLine, marker: str, right: float) -> bool:
    """Tell a list item from a line that happens to break before a dash or a number."""
    group, above = found[-1], found[-1].lines[-1]
    kind = marker_class(marker)
    if kind in ("bullet", "•", "o", "▪") or not kind.startswith(("number", "dash", "letter")):
        return True
    number = number_of(marker)
    before = [number_of(each.marker) for each in found[-40:] if each.marker]
    if number is not None and number - 1 in before:
        return True
    ended = _ENDED.search(above.text) is not None
    moved = abs(line.x0 - above.x0) > 0.4 * line.size
    same = marker_class(group.marker) == kind if group.marker else False
    return ended or moved or same or _left_early(above, line, right)


def _left_early(above: TextLine, line: TextLine, right: float) -> bool:
    """Whether the next word would have fitted on the line above."""
    word = line.words[0]
    return above.x1 + 0.3 * line.size + (word.x1 - word.x0) < right - 0.5 * line.size


def opens_note(line: TextLine, above: TextLine | None = None) -> bool:
    """Whether a line opens a footnote: with a small mark, or one that stands by itself."""
    first = line.words[0]
    if NOTE_MARK.fullmatch(first.text) is None:
        return False
    small = first.size < 0.9 * line.size
    return small or (above is None or _ENDED.search(above.text) is not None)


def heading_levels(paragraphs: list[Paragraph], body: float) -> dict[int, int]:
    """Return the level of each paragraph (by its place in the list) that is a heading, from 1."""
    looks: dict[int, tuple[float, bool]] = {}
    for at, each in enumerate(paragraphs):
        if _is_heading(each, body):
            looks[at] = (round(each.size * 2) / 2, each.bold)
    ranks = sorted(set(looks.values()), reverse=True)
    return {at: min(ranks.index(look) + 1, 6) for at, look in looks.items()}


def _is_heading(paragraph: Paragraph, body: float) -> bool:
    text = paragraph.text()
    if paragraph.place or len(text.split()) > _LONGEST_HEADING or not any(map(str.isalpha, text)):
        return False
    if paragraph.marker and not marker_class(paragraph.marker).startswith(
        ("number", "dotted", "roman", "letter")
    ):
        return False
    if paragraph.size >= LARGER * body:
        return True
    return paragraph.bold and paragraph.size >= 0.95 * body and text[-1:] not in ".;,:"


def item_levels(paragraphs: list[Paragraph], headings: Iterable[int] = ()) -> list[int | None]:
    """Return the list level of each paragraph, 0 outermost, None for one that is no item.

    How far items are set in decides. A paragraph without a marker that is set in as far as the
    item above it belongs to that item and leaves the list open.
    """
    titled = set(headings)
    stack: list[float] = []
    levels: list[int | None] = []
    for at, each in enumerate(paragraphs):
        if not each.marker or at in titled:
            if not (stack and each.indent > stack[-1] + 0.5 * each.size):
                stack = []
            levels.append(None)
            continue
        slack = 0.45 * each.size
        while stack and each.indent < stack[-1] - slack:
            stack.pop()
        if not stack or each.indent > stack[-1] + slack:
            stack.append(each.indent)
        levels.append(len(stack) - 1)
    return levels


def goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph that ends a column or page runs on in the one that opens the next."""
    if after.marker or before.place != after.place or before.bold != after.bold:
        return False
    if abs(before.size - after.size) > 0.08 * before.size:
        return False
    last, first = before.lines[-1], after.lines[0]
    if _ENDED.search(last.text):
        return False
    lower = first.text[:1].islower() or first.text[:1] in "(,;–—-"
    return lower or not _left_early(last, first, before.right)
