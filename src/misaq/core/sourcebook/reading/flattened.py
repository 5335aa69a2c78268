"""A two-column table that text extraction wrote as one stream of lines, put together again.

Only blank lines and list markers are left of such a table. A line that is no list item opens a row;
what follows it before the widest gap stood in the left column, what follows that gap in the right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from misaq.core.sourcebook.reading.lexicon import ColumnRole, Lexicon
from misaq.core.sourcebook.reading.passages import Block, Cell, Passage, Table
from misaq.core.sourcebook.reading.roles import roles_in

_LONGEST_ROW_HEAD = 25
_LONGEST_HEADER = 8
_JOINING = re.compile(r"\b(and|of|for|on|or|with|to|in|the|&)\b", re.I)
_AFTER = re.compile(
    r"(references|endnotes|notes?|sources?|annex|appendix|about|acknowledg\w*|conclusions?|"
    r"bibliography|table|figure|contact)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Header:
    """A header found in the stream: where it ends, and its two column titles."""

    size: int
    left: str
    right: str


def with_flattened_tables(blocks: tuple[Block, ...], lexicon: Lexicon) -> tuple[Block, ...]:
    """Return the blocks with every flattened table as a table; nothing is left out."""
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        header = _find_header(blocks[at : at + 2], lexicon)
        body = _body(blocks[at + header.size :]) if header else ()
        if header is None or not any(passage.is_item for passage in body):
            found.append(blocks[at])
            at += 1
            continue
        head = tuple(block for block in blocks[at : at + header.size] if isinstance(block, Passage))
        found.append(_table(header, head, body))
        at += header.size + len(body)
    return tuple(found)


def _find_header(blocks: tuple[Block, ...], lexicon: Lexicon) -> _Header | None:
    texts = [b.body for b in blocks if isinstance(b, Passage) and b.raw and not b.is_item]
    if not texts or (len(texts) != len(blocks) and not isinstance(blocks[0], Passage)):
        return None
    words = texts[0].split()
    if len(words) > _LONGEST_HEADER:
        return None
    for at in range(1, len(words)):
        left, right = " ".join(words[:at]), " ".join(words[at:])
        if right[:1].isupper() and _are_titles(left, right, lexicon):
            return _Header(1, left, right)
    if len(texts) == 2 and _are_titles(texts[0], texts[1], lexicon):
        return _Header(2, texts[0], texts[1])
    return None


def _are_titles(left: str, right: str, lexicon: Lexicon) -> bool:
    if _JOINING.search(f"{left} {right}") or len(left.split()) > 3 or len(right.split()) > 4:
        return False
    first, second = roles_in(left, lexicon), roles_in(right, lexicon)
    return first == {ColumnRole.RECOMMENDATION} and (
        ColumnRole.MECHANISM in second and ColumnRole.RECOMMENDATION not in second
    )


def _body(blocks: tuple[Block, ...]) -> tuple[Passage, ...]:
    """Return the passages that can belong to the table; prose or a closing heading ends it."""
    body: list[Passage] = []
    for block in blocks:
        if isinstance(block, Table) or (not block.is_item and _ends_table(block)):
            break
        body.append(block)
    return tuple(body)


def _ends_table(passage: Passage) -> bool:
    words = passage.body.split()
    return len(words) > _LONGEST_ROW_HEAD or _AFTER.match(passage.body) is not None


def _table(header: _Header, head: tuple[Passage, ...], body: tuple[Passage, ...]) -> Table:
    rows = [(_titles(header, head), "")]
    for number, segment in enumerate(_segments(body), start=1):
        left, right, doubt = _split(segment)
        rows.append(((_cell(number, 0, left), _cell(number, 1, right)), doubt))
    return Table(
        tuple(row for row, _ in rows), tuple(doubt for _, doubt in rows), origin="flattened text"
    )


def _titles(header: _Header, head: tuple[Passage, ...]) -> tuple[Cell, Cell]:
    left = replace(head[0], text=header.left, marker="")
    right = replace(head[-1], text=header.right, marker="")
    return _cell(0, 0, (left,), is_header=True), _cell(0, 1, (right,), is_header=True)


def _cell(row: int, column: int, passages: tuple[Passage, ...], *, is_header: bool = False) -> Cell:
    return Cell(row, column, passages, is_header=is_header)


def _segments(body: tuple[Passage, ...]) -> list[list[Passage]]:
    """Return the passages of each row; one that ends with a colon introduces a list, no row."""
    segments: list[list[Passage]] = []
    for at, passage in enumerate(body):
        opens = not passage.is_item and not passage.body.endswith(":")
        goes_on = opens and at > 0 and not body[at - 1].is_item and passage.gap == 0
        if not segments or (opens and not goes_on):
            segments.append([])
        segments[-1].append(passage)
    return segments


def _split(segment: list[Passage]) -> tuple[tuple[Passage, ...], tuple[Passage, ...], str]:
    """Return the left and the right cell of a row, and why that may be wrong."""
    lead = next((at for at, passage in enumerate(segment) if _opens_list(passage)), len(segment))
    later = range(lead + 1, len(segment))
    breaks = [at for at in later if segment[at].gap > 0]
    breaks = breaks or [at for at in later if not segment[at].is_item]
    if breaks:
        at = max(breaks, key=lambda place: segment[place].gap)
        return tuple(segment[:at]), tuple(segment[at:]), _together(segment[at])
    spaced = lead == len(segment) or segment[lead].gap > 0
    doubt = "" if spaced else "nothing but the order of the text parts the two columns of this row"
    return tuple(segment[:lead]), tuple(segment[lead:]), doubt


def _together(first_right: Passage) -> str:
    return (
        "text extraction ran the two columns of this row together; only the order of the text and "
        f"the blank lines above “{first_right.body[:40]}” part them"
    )


def _opens_list(passage: Passage) -> bool:
    return passage.is_item or passage.body.endswith(":")
