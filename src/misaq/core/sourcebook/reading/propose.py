"""Everything a document seems to say, in one pass over what was read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from misaq.core.sourcebook.reading.bodies_named import propose_institutions
from misaq.core.sourcebook.reading.flattened import with_flattened_tables
from misaq.core.sourcebook.reading.gathered import Gathered
from misaq.core.sourcebook.reading.grids import with_drawn_tables
from misaq.core.sourcebook.reading.lexicon import GENERAL, Lexicon
from misaq.core.sourcebook.reading.meetings import propose_consultations
from misaq.core.sourcebook.reading.passages import Block, Passage, ReadText, Table, passages_of
from misaq.core.sourcebook.reading.proposals import Proposal
from misaq.core.sourcebook.reading.prose import ProseReader
from misaq.core.sourcebook.reading.quantities import propose_numbers, propose_table_numbers
from misaq.core.sourcebook.reading.shapes import TableReader
from misaq.core.sourcebook.reading.voices import propose_claims

_CONTINUED = re.compile(r"\bcont(inued|d|\.)", re.I)


def propose(text: ReadText, words: Lexicon | None = None) -> tuple[Proposal, ...]:
    """Return what a document seems to say; nothing is taken into any register.

    The order is: consultations, claims, recommendations with their components and mechanisms,
    recommendations of running text, institutions, numbers; each in the order of the document.

    Args:
        text: the document as it was read.
        words: names and cues to add to general English; None for general English alone.
    """
    lexicon = GENERAL if words is None else GENERAL.joined_with(words)
    blocks = with_flattened_tables(with_drawn_tables(text.blocks, lexicon), lexicon)
    gathered = Gathered()
    prose = ProseReader(lexicon, gathered)
    _read_blocks(blocks, lexicon, gathered, prose)
    passages = tuple(passages_of(blocks))
    return (
        *propose_consultations(passages, lexicon),
        *(claim for passage in passages for claim in propose_claims(passage, lexicon)),
        *gathered.proposals,
        *prose.found,
        *propose_institutions(passages, lexicon, tuple(gathered.duties)),
        *_numbers(blocks, lexicon),
    )


def _numbers(blocks: tuple[Block, ...], lexicon: Lexicon) -> Iterator[Proposal]:
    for block in blocks:
        if isinstance(block, Passage):
            yield from propose_numbers(block, lexicon)
        else:
            yield from propose_table_numbers(block, lexicon)


def _read_blocks(
    blocks: tuple[Block, ...], lexicon: Lexicon, gathered: Gathered, prose: ProseReader
) -> None:
    """Read tables and prose in their order, as a table goes by the heading above it."""
    tables = TableReader(lexicon, gathered)
    heading, since_table = "", 99
    for block in blocks:
        if isinstance(block, Passage):
            heading = _heading(block, heading)
            ends = block.heading and not _CONTINUED.search(block.body)
            since_table += 99 if ends else len(block.body.split())
            prose.read(block)
            continue
        if tables.read(block, heading, continues=since_table <= 3):
            prose.leave()
            since_table = 0
        else:
            _read_layout(block, prose)


def _heading(passage: Passage, current: str) -> str:
    """Return the heading in force; a short line right above a table serves as one."""
    if passage.heading or (not passage.is_item and len(passage.body.split()) <= 20):
        return passage.body
    return current


def _read_layout(table: Table, prose: ProseReader) -> None:
    """Read a table that is none of recommendations as running text."""
    for cell in table.cells():
        for passage in cell.passages:
            prose.read(passage)
