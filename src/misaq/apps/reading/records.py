"""Documents, passages and proposals as this room hands them out. No Django."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from misaq.core.sourcebook.reading.decisions import TAKEN, DecisionStep, ProposalState
from misaq.core.sourcebook.reading.passages import Box, DocumentKind
from misaq.core.sourcebook.reading.proposals import ProposalKind


class Confidence(Enum):
    """How sure the reader is of a proposal."""

    STATED = "STATED"
    """The structure of the document says so."""
    INFERRED = "INFERRED"
    """Order, spacing or habit had to stand in for structure."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that somebody uploaded to be read.

    Attributes:
        id: its number.
        sha256: hash of its bytes, 64 hexadecimal digits.
        name: its name on the machine it came from.
        kind: what its bytes are.
        size: how many bytes.
        language: code of the language it is in, as its uploader says ("en").
        notes: what of it was left unread.
        passages: how many there are.
        open_count: proposals that nobody has decided.
        proposals: how many there are.
    """

    id: int
    sha256: str
    name: str
    kind: DocumentKind
    size: int
    language: str
    notes: tuple[str, ...]
    uploaded_by: str
    uploaded_at: datetime
    passages: int = 0
    proposals: int = 0
    open_count: int = 0

    @property
    def has_pictures(self) -> bool:
        """Whether its pages can be drawn."""
        return self.kind is DocumentKind.PDF


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage of a document.

    Attributes:
        number: its number in the document, from 1.
        level: depth in its list, 0 outermost; None when it is no list item.
        heading: 1 to 6 for a heading, 0 for none.
        place: what else holds it ("footnote"); empty for the text.
        first_line: first line in a text file, from 1; None elsewhere.
        last_line: last line in a text file.
        table: number of its table, from 1; None outside tables.
        row: row of that table.
        column: column of that table.
        boxes: where a PDF shows it; empty elsewhere.
    """

    number: int
    text: str
    level: int | None
    heading: int
    place: str
    first_line: int | None
    last_line: int | None
    table: int | None
    row: int | None
    column: int | None
    boxes: tuple[Box, ...]

    @property
    def page(self) -> int | None:
        """The page it begins on; None where a document has no pages."""
        return self.boxes[0].page if self.boxes else None


@dataclass(frozen=True, slots=True)
class StoredProposal:
    """Something that a document seems to say, and what became of it.

    Attributes:
        number: its number in the document, from 1.
        found: the words of the document.
        text: the words as they stand now: amended, or as found.
        passage: number of the passage where they stand.
        reason: why the reader proposes it.
        under: the recommendation it serves; empty when none or unknown.
        extra: more facts by name.
        version: raised by every decision.
        change: number of the change request made from it; None for none.
    """

    id: int
    number: int
    kind: ProposalKind
    found: str
    text: str
    passage: int
    reason: str
    under: str
    extra: Mapping[str, object]
    confidence: Confidence
    state: ProposalState
    decided_by: str
    decided_at: datetime | None
    decision_reason: str
    version: int
    change: int | None = None

    @property
    def is_taken(self) -> bool:
        """Whether somebody said that the document says it."""
        return self.state in TAKEN


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that somebody did with a proposal.

    Attributes:
        text: the words it had after.
    """

    step: DecisionStep
    by: str
    at: datetime
    reason: str
    text: str
