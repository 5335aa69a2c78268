"""Between the rows of this room and its records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from misaq.apps.reading.models import DecisionRow, DocumentRow, PassageRow, ProposalRow
from misaq.apps.reading.records import (
    Confidence,
    Decision,
    Document,
    StoredPassage,
    StoredProposal,
)
from misaq.core.sourcebook.reading.decisions import DecisionStep, ProposalState
from misaq.core.sourcebook.reading.passages import Box, DocumentKind, Passage
from misaq.core.sourcebook.reading.proposals import Proposal, ProposalKind


def to_document(
    row: DocumentRow, *, passages: int = 0, proposals: int = 0, open_count: int = 0
) -> Document:
    """Return the row as a document."""
    return Document(
        id=row.id,
        sha256=row.sha256,
        name=row.name,
        kind=DocumentKind[row.kind],
        size=row.size,
        language=row.language,
        notes=tuple(row.notes),
        uploaded_by=row.uploaded_by,
        uploaded_at=row.uploaded_at,
        passages=passages,
        proposals=proposals,
        open_count=open_count,
    )


def to_passage_row(document: DocumentRow, passage: Passage) -> PassageRow:
    """Return the row of a passage."""
    anchor = passage.anchor
    first, last = anchor.lines or (None, None)
    where: dict[str, Any] = {
        "first_line": first,
        "last_line": last,
        "table": anchor.table,
        "row": anchor.row,
        "column": anchor.column,
    }
    return PassageRow(
        document=document,
        number=anchor.passage,
        text=passage.text,
        page=anchor.page,
        level=passage.level,
        heading=passage.heading,
        place=anchor.place,
        where={
            **{name: value for name, value in where.items() if value is not None},
            "boxes": [asdict(box) for box in anchor.boxes],
        },
    )


def to_passage(row: PassageRow) -> StoredPassage:
    """Return the row as a passage."""
    where = row.where
    return StoredPassage(
        number=row.number,
        text=row.text,
        level=row.level,
        heading=row.heading,
        place=row.place,
        first_line=where.get("first_line"),
        last_line=where.get("last_line"),
        table=where.get("table"),
        row=where.get("row"),
        column=where.get("column"),
        boxes=tuple(Box(**box) for box in where["boxes"]),
    )


def to_proposal_rows(
    document: DocumentRow, proposals: tuple[Proposal, ...], passages: dict[int, PassageRow]
) -> Iterator[ProposalRow]:
    """Yield the rows of what a reading proposes, numbered in its order."""
    for number, each in enumerate(proposals, start=1):
        yield ProposalRow(
            document=document,
            number=number,
            kind=each.kind.name,
            found=each.text,
            text=each.text,
            passage=passages[each.anchor.passage],
            body={
                "reason": each.reason,
                "under": each.under or "",
                "extra": {
                    name: list(value) if isinstance(value, tuple) else value
                    for name, value in each.extra
                },
            },
            confidence=(Confidence.INFERRED if each.inferred else Confidence.STATED).value,
            state=ProposalState.PROPOSED.value,
            version=1,
        )


def to_proposal(row: ProposalRow) -> StoredProposal:
    """Return the row as a proposal; its passage is at hand."""
    return StoredProposal(
        id=row.id,
        number=row.number,
        kind=ProposalKind[row.kind],
        found=row.found,
        text=row.text,
        passage=row.passage.number,
        reason=row.body["reason"],
        under=row.body["under"],
        extra=row.body["extra"],
        confidence=Confidence(row.confidence),
        state=ProposalState(row.state),
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        decision_reason=row.decision_reason,
        version=row.version,
        change=row.change_id,
    )


def to_decision(row: DecisionRow) -> Decision:
    """Return the row as a decision."""
    return Decision(DecisionStep(row.step), row.by, row.at, row.reason, row.text)
