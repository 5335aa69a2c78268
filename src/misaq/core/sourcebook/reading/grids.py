"""Tables drawn in plain text: with bars, with tabs, or with columns of spaces."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from misaq.core.sourcebook.reading.lexicon import Lexicon
from misaq.core.sourcebook.reading.markers import find_marker
from misaq.core.sourcebook.reading.passages import Anchor, Block, Cell, Passage, Table
from misaq.core.sourcebook.reading.roles import find_columns

Splitter = Callable[[str], tuple[str, ...]]

_RULE = re.compile(r"[\s|+:=_-]+")
_GAP = re.compile(r" {2,}|\t+")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a text file with the passage it belongs to."""

    raw: str
    anchor: Anchor
    gap: int


def with_drawn_tables(blocks: tuple[Block, ...], lexicon: Lexicon) -> tuple[Block, ...]:
    """Return the blocks with every drawn table as a table; other blocks stay as they are."""
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        taken, table = _find_table(blocks[at:], lexicon)
        found.append(blocks[at] if table is None else table)
        at += max(taken, 1)
    return tuple(found)


def _find_table(blocks: tuple[Block, ...], lexicon: Lexicon) -> tuple[int, Table | None]:
    """Return how many blocks a table at the start takes, and the table; 0 and None without one."""
    first = blocks[0]
    if not isinstance(first, Passage) or not first.raw:
        return 0, None
    for split, origin in ((_bars, "drawn with bars"), (_tabs, "parted by tabs")):
        run = _run(blocks, split)
        if len(run) > 1:
            return len(run), _split_table(run, split, origin)
    return _aligned(blocks, first, lexicon)


def _bars(raw: str) -> tuple[str, ...]:
    text = raw.strip()
    if text.count("|") < 1 or len(text) < 3:
        return ()
    return tuple(part.strip() for part in text.strip("|").split("|"))


def _tabs(raw: str) -> tuple[str, ...]:
    parts = tuple(part.strip() for part in raw.rstrip().split("\t"))
    return parts if len(parts) > 1 else ()


def _run(blocks: tuple[Block, ...], split: Splitter) -> list[Passage]:
    """Return the passages from the start on whose every line is a row or a rule between rows."""
    run: list[Passage] = []
    widths: set[int] = set()
    for block in blocks:
        if not isinstance(block, Passage) or not block.raw:
            break
        parts = [split(raw) for raw in block.raw]
        rule = [_RULE.fullmatch(raw) is not None for raw in block.raw]
        if not all(part or ruled for part, ruled in zip(parts, rule, strict=True)):
            break
        widths |= {len(part) for part, ruled in zip(parts, rule, strict=True) if not ruled}
        if len(widths) > 1:
            break
        run.append(block)
    return run


def _lines(passages: list[Passage]) -> list[_Line]:
    lines: list[_Line] = []
    for passage in passages:
        start = passage.anchor.lines[0] if passage.anchor.lines else 0
        last = passage.anchor.lines[1] if passage.anchor.lines else 0
        # Lines inside a passage may have blank ones between them; only the first is exact then.
        step = (last - start) // max(len(passage.raw) - 1, 1)
        for at, raw in enumerate(passage.raw):
            number = start + at * step
            anchor = replace(passage.anchor, lines=(number, number))
            lines.append(_Line(raw, anchor, passage.gap if at == 0 else 0))
    return lines


def _split_table(run: list[Passage], split: Splitter, origin: str) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for line in _lines(run):
        if _RULE.fullmatch(line.raw):
            continue
        parts = split(line.raw)
        rows.append(
            tuple(_cell(line.anchor, len(rows), c, (part,)) for c, part in enumerate(parts))
        )
    return Table(tuple(rows), origin=origin)


def _cell(anchor: Anchor, row: int, column: int, texts: tuple[str, ...]) -> Cell:
    """Return a cell; ``<br>`` inside a bar table ends a line, as many writers use it."""
    lines = [each for text in texts for each in re.split(r"\s*<br\s*/?>\s*", text) if each]
    passages = []
    for text in lines:
        marker = find_marker(text)
        passages.append(Passage(text, anchor, marker, 0 if marker else None))
    return Cell(row, column, tuple(passages))


def _aligned(
    blocks: tuple[Block, ...], first: Passage, lexicon: Lexicon
) -> tuple[int, Table | None]:
    """Read columns of spaces, from a header line that names them to a line that breaks them."""
    header = first.raw[0].expandtabs(4)
    titles = tuple(part for part in _GAP.split(header.strip()) if part)
    if len(titles) < 2 or find_columns(titles, lexicon) is None:
        return 0, None
    starts = _starts(header, titles)
    taken: list[Passage] = []
    for block in blocks:
        if not isinstance(block, Passage) or not _fits(block, starts, is_first=not taken):
            break
        taken.append(block)
    if len(taken) < 2:
        return 0, None
    return len(taken), _aligned_table(_lines(taken), starts)


def _starts(header: str, titles: tuple[str, ...]) -> list[int]:
    starts: list[int] = []
    for title in titles:
        starts.append(header.index(title, starts[-1] + 1 if starts else 0))
    return starts


def _fits(passage: Passage, starts: list[int], *, is_first: bool) -> bool:
    """Whether the lines of a passage keep clear of the space in front of each column."""
    if is_first:
        return True
    lines = [raw.expandtabs(4) for raw in passage.raw]
    clear = all(raw[start - 1 : start].strip() == "" for raw in lines for start in starts[1:])
    return clear and not (len(lines) == 1 and passage.gap > 1 and len(lines[0]) < starts[1])


def _aligned_table(lines: list[_Line], starts: list[int]) -> Table:
    groups: list[list[_Line]] = []
    spaced = any(line.gap > 0 for line in lines[2:])
    left_before = False
    for at, line in enumerate(lines):
        if _RULE.fullmatch(line.raw) and at:
            left_before = False
            continue
        left = bool(_slice(line, starts, 0))
        opens = line.gap > 0 if spaced else left and not left_before
        if at < 2 or opens or not groups:
            groups.append([])
        groups[-1].append(line)
        left_before = left
    doubt = "columns are told by spaces only, and rows by " + (
        "blank lines" if spaced else "where the left column starts again"
    )
    rows = tuple(_aligned_row(group, at, starts) for at, group in enumerate(groups))
    return Table(rows, ("", *[doubt] * (len(rows) - 1)), origin="columns of spaces")


def _slice(line: _Line, starts: list[int], column: int) -> str:
    stop = starts[column + 1] if column + 1 < len(starts) else None
    return line.raw.expandtabs(4)[starts[column] if column else 0 : stop].strip()


def _aligned_row(group: list[_Line], row: int, starts: list[int]) -> tuple[Cell, ...]:
    cells = []
    for column in range(len(starts)):
        texts: list[str] = []
        for line in group:
            text = _slice(line, starts, column)
            if texts and text and not find_marker(text):
                texts[-1] = f"{texts[-1]} {text}"
            elif text:
                texts.append(text)
        cells.append(_cell(group[0].anchor, row, column, tuple(texts)))
    return tuple(cells)
