"""Reading documents, their passages, and what is proposed from them."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, Q, QuerySet

from misaq.apps.reading.mapping import to_decision, to_document, to_passage, to_proposal
from misaq.apps.reading.models import DecisionRow, DocumentRow, PassageRow, ProposalRow
from misaq.apps.reading.records import Decision, Document, StoredPassage, StoredProposal
from misaq.apps.reading.shelf import picture_of
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.sourcebook.reading.decisions import ProposalState
from misaq.kernel.errors import NotFound
from misaq.kernel.words import tell

AROUND = 15
"""Passages shown before and after one, where a document has no pages."""


def list_documents(*, actor: Actor) -> tuple[Document, ...]:
    """Return every document, the last uploaded first.

    Raises:
        NotAllowed: the actor reads no documents.
    """
    check_may(actor, Permission.READ_DOCUMENTS)
    return tuple(_counted(row) for row in _with_counts().order_by("-id"))


def get_document(*, actor: Actor, document: int) -> Document:
    """Return a document.

    Raises:
        NotAllowed: the actor reads no documents.
        NotFound: there is none of that number.
    """
    check_may(actor, Permission.READ_DOCUMENTS)
    row = _with_counts().filter(id=document).first()
    if row is None:
        raise no_such_document(document)
    return _counted(row)


def find_same_document(*, actor: Actor, sha256: str) -> Document | None:
    """Return the document of these very bytes; None when nobody uploaded them."""
    check_may(actor, Permission.READ_DOCUMENTS)
    row = _with_counts().filter(sha256=sha256).first()
    return None if row is None else _counted(row)


def list_proposals(
    *, actor: Actor, document: int, states: Sequence[ProposalState] = ()
) -> tuple[StoredProposal, ...]:
    """Return what is proposed from a document, in the order of the reader.

    Raises:
        NotAllowed: the actor reads no documents.
    """
    check_may(actor, Permission.READ_DOCUMENTS)
    rows = ProposalRow.objects.filter(document=document).select_related("passage")
    if states:
        rows = rows.filter(state__in=[state.value for state in states])
    return tuple(map(to_proposal, rows.order_by("number")))


def get_proposal(*, actor: Actor, document: int, number: int) -> StoredProposal:
    """Return a proposal.

    Raises:
        NotAllowed: the actor reads no documents.
        NotFound: there is none of that number.
    """
    check_may(actor, Permission.READ_DOCUMENTS)
    rows = ProposalRow.objects.select_related("passage")
    row = rows.filter(document=document, number=number).first()
    if row is None:
        raise no_such_proposal(number)
    return to_proposal(row)


def list_decisions(*, actor: Actor, proposal: StoredProposal) -> tuple[Decision, ...]:
    """Return what was done with a proposal, the first thing first."""
    check_may(actor, Permission.READ_DOCUMENTS)
    rows = DecisionRow.objects.filter(proposal=proposal.id)
    return tuple(map(to_decision, rows.order_by("version")))


def list_passages_around(*, actor: Actor, document: int, passage: int) -> tuple[StoredPassage, ...]:
    """Return the page that a passage begins on; where there are no pages, what stands around it.

    Raises:
        NotAllowed: the actor reads no documents.
    """
    check_may(actor, Permission.READ_DOCUMENTS)
    rows = PassageRow.objects.filter(document=document)
    here = rows.filter(number=passage).first()
    if here is None:
        return ()
    if here.page is not None:
        near = rows.filter(page=here.page)
    else:
        near = rows.filter(number__range=(passage - AROUND, passage + AROUND))
    return tuple(map(to_passage, near.order_by("number")))


def draw_passage(*, actor: Actor, document: int, passage: int, page: int) -> bytes:
    """Return a page of a PDF as PNG with a passage marked.

    Raises:
        NotAllowed: the actor reads no documents.
        NotFound: no such document, passage or page.
        Unavailable: the page cannot be drawn.
    """
    found = get_document(actor=actor, document=document)
    row = PassageRow.objects.filter(document=document, number=passage).first()
    boxes = () if row is None else to_passage(row).boxes
    if not found.has_pictures or page not in {box.page for box in boxes}:
        raise NotFound(
            tell("There is no such page to show."),
            next_step=tell("Open the document and choose a proposal."),
            rule="reading.page-unknown",
        )
    return picture_of(found.sha256, page, boxes)


def no_such_document(number: int) -> NotFound:
    """Return the refusal of a number that no document has."""
    return NotFound(
        tell("There is no document {number}.", number=number),
        next_step=tell("Look for it in the list of documents."),
        rule="reading.document-unknown",
    )


def no_such_proposal(number: int) -> NotFound:
    """Return the refusal of a number that no proposal has."""
    return NotFound(
        tell("This document has no proposal {number}.", number=number),
        next_step=tell("Open the document and choose one there."),
        rule="reading.proposal-unknown",
    )


def _with_counts() -> QuerySet[DocumentRow]:
    is_open = Q(proposals__state=ProposalState.PROPOSED.value)
    return DocumentRow.objects.annotate(
        proposal_count=Count("proposals", distinct=True),
        open_count=Count("proposals", filter=is_open, distinct=True),
    )


def _counted(row: DocumentRow) -> Document:
    return to_document(
        row,
        passages=row.passages.count(),
        proposals=row.proposal_count,  # type: ignore[attr-defined]
        open_count=row.open_count,  # type: ignore[attr-defined]
    )
