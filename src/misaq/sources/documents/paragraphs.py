"""Broken lines put together again: lines in, paragraphs and list items out."""

from __future__ import annotations

import re

from misaq.core.sourcebook.reading.markers import (
    levels_of,
    marker_class,
    number_of,
    rank_markers,
)
from misaq.sources.documents.lines import Line, usual_width

_ENDED = re.compile(r"[.!?:;۔؟؛][”’\"')\]»]*$")
_HYPHENATED = re.compile(r"\w[-\u00ad]$")
_LABEL = re.compile(r"[^\W\d_a-z]\w*(?: [\w/]+){0,3}\s*:(?:\s|$)")
_TABULAR = re.compile(r"\S\s*\t\s*\S|^\s*\|.*\||^\s*\S+(?: {1,2}\S+)* {3,}\S+(?: {1,2}\S+)*$")


def join_lines(lines: list[Line]) -> str:
    """Return the lines as one; a word broken at its hyphen is joined, hyphen kept."""
    text = ""
    for line in lines:
        glue = "" if not text or _HYPHENATED.search(text) else " "
        text += glue + line.text
    return text


def group_lines(lines: tuple[Line, ...]) -> list[list[Line]]:
    """Return the lines of each paragraph or list item, in order; every line is in exactly one."""
    width = usual_width(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _starts_new(groups, line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _starts_new(groups: list[list[Line]], line: Line, width: int) -> bool:
    """Say whether a line opens a paragraph rather than going on with the one above."""
    group = groups[-1]
    above = group[-1]
    if line.gap > 0 or width == 0 or _TABULAR.search(line.raw) or _TABULAR.search(above.raw):
        return True
    if line.gap < 0 and not line.marker:  # the page turned: a sentence may run on over it
        return _ENDED.search(above.text) is not None or not _goes_on(line)
    if line.marker:
        return _is_item(groups, line, width)
    if _LABEL.match(line.text) and (
        _ENDED.search(above.text)
        or line.indent != above.indent
        or line.text.split(":")[0].isupper()
    ):
        return True
    if group[0].marker and _hangs(group) and line.indent <= group[0].indent:
        return True
    return _left_early(above, line, width, in_item=bool(group[0].marker))


def _goes_on(line: Line) -> bool:
    """Whether the line opens in the middle of a sentence, as far as capitals tell."""
    first = line.text[:1]
    return first.islower() or first in "(,;–-" or (not first.isupper() and not first.isdigit())


def _hangs(group: list[Line]) -> bool:
    """Whether the lines after a marker are set in, so that one set out ends the item."""
    return len(group) > 1 and all(line.indent > group[0].indent for line in group[1:])


def _is_item(groups: list[list[Line]], line: Line, width: int) -> bool:
    """Tell a list item from a line that happens to break before a dash or a number."""
    above = groups[-1][-1]
    number = number_of(line.marker)
    if number is not None and number != 1:
        before = [number_of(group[0].marker) for group in groups[-40:]]
        return number - 1 in before or _ENDED.search(above.text) is not None
    if marker_class(line.marker) == "dash" and not above.marker:
        wrapped = _was_full(above, line, width) and _ENDED.search(above.text) is None
        return not (wrapped and line.text.lstrip("-–—− ")[:1].islower())
    return True


def _was_full(above: Line, line: Line, width: int, *, share: float = 0.88) -> bool:
    """Whether the next word would not have fitted on the line above.

    Letters differ in width, so a line counts as full from ``share`` of the usual width.
    """
    first_word = line.text.split()[0]
    return len(above.text) + 1 + len(first_word) > share * width


def _left_early(above: Line, line: Line, width: int, *, in_item: bool) -> bool:
    """Whether the line above ended though there was room: by will, not for want of width."""
    if line.text[:1].islower() or line.text[:1] in "(,;":
        return False
    ended = _ENDED.search(above.text) is not None
    # After a full stop a needless break costs little, so nearly full is not full.
    if _was_full(above, line, width, share=0.97 if ended else 0.88):
        return False
    return ended or not in_item


def item_levels(groups: list[list[Line]]) -> tuple[int | None, ...]:
    """Return the list level of each group, 0 outermost, None for a paragraph.

    Where items of one list are set in by different widths, the widths decide; else the kinds of
    marker do, in the order in which the document first uses them.
    """
    ranks = rank_markers(group[0].marker for group in groups if group[0].marker)
    by_marker = levels_of((group[0].marker for group in groups), ranks)
    levels = list(by_marker)
    for start, stop in _runs(by_marker):
        indents = sorted({group[0].indent for group in groups[start:stop]})
        if len(indents) > 1 and indents[-1] - indents[0] > 1:
            levels[start:stop] = _levels_by_indent([g[0].indent for g in groups[start:stop]])
    return tuple(levels)


def _runs(levels: tuple[int | None, ...]) -> list[tuple[int, int]]:
    """Return start and end (exclusive) of each unbroken list."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for at, level in enumerate((*levels, None)):
        if level is not None and start is None:
            start = at
        elif level is None and start is not None:
            runs.append((start, at))
            start = None
    return runs


def _levels_by_indent(indents: list[int]) -> list[int | None]:
    stack: list[int] = []
    levels: list[int | None] = []
    for indent in indents:
        while stack and indent < stack[-1] - 1:
            stack.pop()
        if not stack or indent > stack[-1] + 1:
            stack.append(indent)
        levels.append(len(stack) - 1)
    return levels
