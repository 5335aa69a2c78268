"""Numbers, places and cross-references of a paper, worked out once for all renderers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from misaq.kernel.errors import InputRefused, Problem
from misaq.reports.blocks import (
    Block,
    Contents,
    FindingBlock,
    Heading,
    Landscape,
    Leaf,
    PageBreak,
    Paragraph,
    Passage,
    SourceList,
)
from misaq.reports.document import Document
from misaq.reports.inline import Cite, See
from misaq.reports.language import Language
from misaq.reports.walk import pointers


@dataclass(frozen=True, slots=True)
class Placed:
    """A block in its place.

    Attributes:
        block: what to draw.
        number: its paragraph number; None when it has none.
        anchor: name to link to ("p12", "h3"); empty when nothing can.
        landscape: whether its page lies sideways.
        language: the language it is in.
    """

    block: Leaf
    number: int | None
    anchor: str
    landscape: bool
    language: Language


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: a heading and the first and last paragraph number under it."""

    heading: Heading
    anchor: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A paper laid out in order.

    Attributes:
        placed: every block, containers opened.
        numbers: paragraph number by key of :class:`See`.
        sources: anchor by key of source.
        entries: every heading.
    """

    placed: tuple[Placed, ...]
    numbers: Mapping[str, int]
    sources: Mapping[str, str]
    entries: tuple[Entry, ...]

    def regions(self) -> Iterator[tuple[bool, Language, tuple[Placed, ...]]]:
        """Yield runs of blocks that share orientation and language, in order."""
        for (landscape, language), run in groupby(
            self.placed, lambda placed: (placed.landscape, placed.language)
        ):
            yield landscape, language, tuple(run)

    def listed(self, contents: Contents) -> tuple[Entry, ...]:
        """Return the lines of a list of contents."""
        return tuple(entry for entry in self.entries if entry.heading.level <= contents.depth)


def arrange(document: Document) -> Arrangement:
    """Number the paragraphs and resolve what points where.

    Raises:
        InputRefused: a key is used twice, or something points to a paragraph or source that the
            paper does not hold; all such problems together.
    """
    opened = tuple(_open(document.blocks, landscape=False, language=document.language))
    placed = tuple(_number(_without_idle_breaks(opened)))
    problems = [*_repeated(placed), *_astray(document, placed)]
    if problems:
        raise InputRefused(
            f"The paper {document.front.paper_number!r} points to what it does not hold.",
            next_step="Give every paragraph and source one key, and cite only those keys.",
            problems=tuple(problems),
        )
    return Arrangement(
        placed, dict(_keyed(placed)), _source_anchors(placed), tuple(_entries(placed))
    )


def _open(blocks: tuple[Block, ...], *, landscape: bool, language: Language) -> Iterator[Placed]:
    for block in blocks:
        match block:
            case Landscape():
                yield from _open(block.blocks, landscape=True, language=language)
            case Passage():
                yield from _open(block.blocks, landscape=landscape, language=block.language)
            case _:
                yield Placed(block, None, "", landscape, language)


def _without_idle_breaks(opened: tuple[Placed, ...]) -> Iterator[Placed]:
    """Leave out page breaks that would make an empty page: doubled, last, or at a turned page."""
    for place, following in zip_longest(opened, opened[1:]):
        if isinstance(place.block, PageBreak) and (
            following is None
            or isinstance(following.block, PageBreak)
            or following.landscape is not place.landscape
        ):
            continue
        yield place


def _number(opened: Iterable[Placed]) -> Iterator[Placed]:
    paragraphs = headings = 0
    for placed in opened:
        match placed.block:
            case Paragraph(numbered=True) | FindingBlock():
                paragraphs += 1
                yield replace(placed, number=paragraphs, anchor=f"p{paragraphs}")
            case Heading():
                headings += 1
                yield replace(placed, anchor=f"h{headings}")
            case _:
                yield placed


def _keyed(placed: tuple[Placed, ...]) -> Iterator[tuple[str, int]]:
    for place in placed:
        block = place.block
        if isinstance(block, Paragraph | FindingBlock) and block.key and place.number is not None:
            yield block.key, place.number


def _source_keys(placed: tuple[Placed, ...]) -> Iterator[str]:
    for place in placed:
        if isinstance(place.block, SourceList):
            yield from (entry.key for entry in place.block.entries)


def _source_anchors(placed: tuple[Placed, ...]) -> dict[str, str]:
    return {key: f"s{number}" for number, key in enumerate(_source_keys(placed), start=1)}


def _entries(placed: tuple[Placed, ...]) -> Iterator[Entry]:
    for index, place in enumerate(placed):
        if isinstance(place.block, Heading):
            numbers = tuple(_numbers_under(place.block, placed[index + 1 :]))
            first, last = (numbers[0], numbers[-1]) if numbers else (None, None)
            yield Entry(place.block, place.anchor, first, last)


def _numbers_under(heading: Heading, following: tuple[Placed, ...]) -> Iterator[int]:
    for place in following:
        if isinstance(place.block, Heading) and place.block.level <= heading.level:
            return
        if place.number is not None:
            yield place.number


def _repeated(placed: tuple[Placed, ...]) -> Iterator[Problem]:
    for kind, keys in (
        ("paragraph", [key for key, _ in _keyed(placed)]),
        ("source", list(_source_keys(placed))),
    ):
        for key in (key for key, times in Counter(keys).items() if times > 1):
            yield Problem(f"{kind} {key!r}", "this key is used more than once.")


def _astray(document: Document, placed: tuple[Placed, ...]) -> Iterator[Problem]:
    numbers, sources = dict(_keyed(placed)), set(_source_keys(placed))
    found = pointers(document.front, *(place.block for place in placed))
    for pointer in dict.fromkeys(found):
        if isinstance(pointer, See) and pointer.key not in numbers:
            yield Problem(f"see {pointer.key!r}", "no numbered paragraph has this key.")
        if isinstance(pointer, Cite) and pointer.key not in sources:
            yield Problem(f"cite {pointer.key!r}", "no source list of the paper has this key.")
