"""Taking documents in, and deciding what the reader proposes from them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.changes.actions import write_proposal
from misaq.apps.changes.queries import get_change
from misaq.apps.evidence.queries import find_scanner
from misaq.apps.reading.mapping import (
    to_document,
    to_passage_row,
    to_proposal,
    to_proposal_rows,
)
from misaq.apps.reading.models import DecisionRow, DocumentRow, PassageRow, ProposalRow
from misaq.apps.reading.points import Point, step_of
from misaq.apps.reading.queries import find_same_document, no_such_proposal
from misaq.apps.reading.records import Document, StoredProposal
from misaq.apps.reading.shelf import document_store, limits
from misaq.apps.reading.taking import Taken, take_in
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.changes.life import ChangeState
from misaq.core.changes.rules import check_words
from misaq.core.sourcebook.reading.decisions import (
    TAKEN,
    DecisionStep,
    ProposalState,
    check_can_step,
)
from misaq.kernel.errors import InputRefused, Problem, StateConflict
from misaq.kernel.words import tell
from misaq.sources.uploads.store import receive

_DOCUMENTS, _PROPOSALS = "reading.documents", "reading.proposals"
_OVER = frozenset({ChangeState.REJECTED, ChangeState.WITHDRAWN})
LONGEST_TEXT = 20_000


def upload_document(
    *, actor: Actor, at: datetime, name: str, chunks: Iterable[bytes], language: str
) -> Document:
    """Read a document, and keep it with what the reader proposes; the same bytes are read once.

    Args:
        name: its name on the machine it came from.
        language: code of the language it is in ("en", "ur").

    Raises:
        NotAllowed: the actor adds no documents.
        InputRefused: it is of no kind that is read, too large, damaged or dangerous; every
            problem is listed. Nothing of it is left.
        Unavailable: the disk is full, or the virus scanner does not answer.
    """
    check_may(actor, Permission.ADD_DOCUMENT)
    most = limits()
    data, sha256 = receive(chunks, limit=most.file_bytes)
    same = find_same_document(actor=actor, sha256=sha256)
    if same is not None:
        return same
    # Read before the transaction: a long document must not keep other writers waiting.
    taken = take_in(name, data, most, find_scanner())
    document_store().put(data, sha256, in_quarantine=False)
    return _add_document(
        actor=actor, at=at, sha256=sha256, size=len(data), language=language, taken=taken
    )


@action(event="reading.document-added")
def _add_document(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    sha256: str,
    size: int,
    language: str,
    taken: Taken,
) -> Document:
    check_may(actor, Permission.ADD_DOCUMENT)
    hold_chain()
    same = find_same_document(actor=actor, sha256=sha256)
    if same is not None:
        record.changed_nothing()
        return same
    row = DocumentRow.objects.create(
        sha256=sha256,
        name=taken.text.name,
        kind=taken.text.kind.name,
        size=size,
        language=language,
        notes=list(taken.text.notes),
        uploaded_by=actor.id,
        uploaded_at=at,
    )
    passages = PassageRow.objects.bulk_create(
        to_passage_row(row, each) for each in taken.text.passages()
    )
    numbered = {each.number: each for each in passages}
    made = ProposalRow.objects.bulk_create(to_proposal_rows(row, taken.proposals, numbered))
    record.about(_DOCUMENTS, str(row.id))
    record.note(sha256=sha256, kind=row.kind, passages=len(passages), proposals=len(made))
    return to_document(row, passages=len(passages), proposals=len(made), open_count=len(made))


@action(event="reading.proposal-accepted")
def accept_proposal(
    record: Record, /, *, actor: Actor, at: datetime, document: int, number: int, version: int
) -> StoredProposal:
    """Say that the document says it, in these words.

    Args:
        version: the one that was looked at.

    Raises:
        NotAllowed: the actor decides no reading.
        NotFound: there is no such proposal.
        StateConflict: somebody decided it since; the refusal shows both.
    """
    row = _hold(record, actor, document, number)
    _check_version(row, version, DecisionStep.ACCEPT, row.found)
    return _decide(row, DecisionStep.ACCEPT, actor=actor, at=at)


@action(event="reading.proposal-amended")
def amend_proposal(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    document: int,
    number: int,
    version: int,
    text: str,
    reason: str = "",
) -> StoredProposal:
    """Say that the document says it, in other words; those of the document stay beside them.

    Raises:
        NotAllowed, NotFound, StateConflict: as :func:`accept_proposal`.
        InputRefused: no words, too many, or the words of the document unchanged.
    """
    row = _hold(record, actor, document, number)
    words = " ".join(check_words(text, what="The text").split())
    _check_version(row, version, DecisionStep.AMEND, words)
    if words == row.found:
        raise InputRefused(
            tell("These are the words of the document."),
            next_step=tell("Accept the proposal, or change its words."),
            rule="reading.amended-nothing",
        )
    if len(words) > LONGEST_TEXT:
        raise InputRefused(
            tell("The text has more than {longest} characters.", longest=LONGEST_TEXT),
            next_step=tell("Shorten it."),
            rule="reading.text",
        )
    return _decide(row, DecisionStep.AMEND, actor=actor, at=at, text=words, reason=_why(reason))


@action(event="reading.proposal-rejected")
def reject_proposal(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    document: int,
    number: int,
    version: int,
    reason: str = "",
) -> StoredProposal:
    """Say that the document does not say it.

    Raises:
        NotAllowed, NotFound, StateConflict: as :func:`accept_proposal`.
    """
    row = _hold(record, actor, document, number)
    _check_version(row, version, DecisionStep.REJECT, row.found)
    return _decide(row, DecisionStep.REJECT, actor=actor, at=at, reason=_why(reason))


@action(event="reading.decision-undone")
def undo_decision(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    document: int,
    number: int,
    version: int,
    reason: str = "",
) -> StoredProposal:
    """Take a decision back: a decision like any other; the one before stays on record.

    Raises:
        NotAllowed, NotFound, StateConflict: as :func:`accept_proposal`; or a change request
            rests on the decision.
    """
    row = _hold(record, actor, document, number)
    _check_version(row, version, DecisionStep.UNDO, row.found)
    if row.change_id is not None:
        change = get_change(actor=actor, change=row.change_id)
        if change.state not in _OVER:
            raise StateConflict(
                tell("Change request {id} rests on this decision.", id=change.id),
                next_step=tell("Withdraw that request, or have it undone, first."),
                rule="reading.undo-change",
            )
        row.change = None
    return _decide(row, DecisionStep.UNDO, actor=actor, at=at, reason=_why(reason))


@action(event="reading.change-proposed")
def propose_point(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    document: int,
    number: int,
    version: int,
    point: Point,
) -> StoredProposal:
    """Hand in a change request that adds an accepted proposal to a policy as a point.

    Raises:
        NotAllowed: the actor decides no reading, or proposes no changes.
        NotFound: there is no such proposal.
        StateConflict: it is not accepted, or a change request was made from it already.
        InputRefused: a value does not fit the registers; every problem is listed.
    """
    row = _hold(record, actor, document, number)
    _check_version(row, version, DecisionStep.ACCEPT, row.text)
    if ProposalState(row.state) not in TAKEN:
        raise StateConflict(
            tell("Only what was accepted or amended can be added to the registers."),
            next_step=tell("Decide the proposal first."),
            rule="reading.change-of-undecided",
        )
    if row.change_id is not None:
        raise StateConflict(
            tell("Change request {id} was made from this proposal.", id=row.change_id),
            next_step=tell("Look at that request."),
            rule="reading.change-once",
        )
    found = to_proposal(row)
    change = write_proposal(
        record,
        actor=actor,
        at=at,
        title=f"{point.policy}.{point.number}: {found.text}"[:200],
        reason=f"Read from document {row.document_id}, passage {found.passage}.",
        steps=(step_of(found, point, row.passage.page),),
        origin=f"reading:{row.document_id}",
    )
    row.change_id = change.id
    row.version += 1
    row.save()
    return to_proposal(row)


def _hold(record: Record, actor: Actor, document: int, number: int) -> ProposalRow:
    check_may(actor, Permission.DECIDE_READING)
    hold_chain()
    rows = ProposalRow.objects.select_related("passage")
    row = rows.filter(document=document, number=number).first()
    if row is None:
        raise no_such_proposal(number)
    record.about(_PROPOSALS, f"{document}/{number}")
    return row


def _check_version(row: ProposalRow, seen: int, step: DecisionStep, text: str) -> None:
    if row.version == seen:
        return
    raise StateConflict(
        tell("Somebody decided this proposal after you opened it. Nothing of yours was kept."),
        next_step=tell("Compare both, and decide again if theirs does not stand."),
        rule="reading.decided-since",
        problems=(
            Problem(
                "theirs",
                tell(
                    "{state} {decided_by}: {text}",
                    state=row.state,
                    decided_by=row.decided_by,
                    text=row.text,
                ),
            ),
            Problem("yours", tell("{value}: {text}", value=step.value, text=text)),
        ),
    )


def _decide(
    row: ProposalRow,
    step: DecisionStep,
    *,
    actor: Actor,
    at: datetime,
    text: str = "",
    reason: str = "",
) -> StoredProposal:
    state = check_can_step(ProposalState(row.state), step)
    is_open = state is ProposalState.PROPOSED
    row.state, row.text = state.value, text or row.found
    row.decided_by, row.decided_at = ("", None) if is_open else (actor.id, at)
    row.decision_reason = "" if is_open else reason
    DecisionRow.objects.create(
        proposal=row,
        step=step.value,
        by=actor.id,
        at=at,
        reason=reason,
        text=row.text,
        version=row.version,
    )
    row.version += 1
    row.save()
    return to_proposal(row)


def _why(reason: str) -> str:
    return check_words(reason, what="A reason") if reason.strip() else ""
