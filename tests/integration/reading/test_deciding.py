"""Deciding proposals: every decision stays, and whoever comes second is shown both."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from django.db import IntegrityError, transaction

from misaq.apps.audit.queries import list_entries, verify_chain
from misaq.apps.changes.actions import withdraw
from misaq.apps.changes.queries import get_change
from misaq.apps.reading.actions import (
    accept_proposal,
    amend_proposal,
    propose_point,
    reject_proposal,
    undo_decision,
)
from misaq.apps.reading.models import DecisionRow
from misaq.apps.reading.points import Point, as_pack_lines
from misaq.apps.reading.queries import (
    get_proposal,
    list_decisions,
    list_passages_around,
    list_proposals,
)
from misaq.apps.reading.records import Document, StoredProposal
from misaq.core.access.actors import Held, user
from misaq.core.access.roles import UserRole
from misaq.core.sourcebook.reading.decisions import (
    WAYS,
    DecisionStep,
    ProposalState,
    check_can_step,
)
from misaq.core.sourcebook.reading.proposals import ProposalKind
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound, StateConflict
from tests.integration.reading.conftest import ANALYST, AT, AUDITOR, OTHER, VERIFIER


def _mechanism(document: Document) -> StoredProposal:
    proposals = list_proposals(actor=ANALYST, document=document.id)
    return next(each for each in proposals if each.kind is ProposalKind.MECHANISM)


def _on(proposal: StoredProposal, document: Document, **more: Any) -> dict[str, Any]:
    return {
        "actor": ANALYST, "at": AT, "document": document.id, "number": proposal.number,
        "version": proposal.version, **more,
    }  # fmt: skip


def test_accepting_keeps_the_words(page: Document) -> None:
    done = accept_proposal(**_on(_mechanism(page), page))
    assert (done.state, done.text, done.decided_by) == (
        ProposalState.ACCEPTED, done.found, "user:1",
    )  # fmt: skip
    assert list_entries(actor=AUDITOR)[-1].event == "reading.proposal-accepted"


def test_amending_keeps_the_words_of_the_document_beside(page: Document) -> None:
    before = _mechanism(page)
    done = amend_proposal(**_on(before, page, text=" A second  lane opens. ", reason="Shorter"))
    assert (done.text, done.found) == ("A second lane opens.", before.found)
    assert done.decision_reason == "Shorter"


@pytest.mark.parametrize("text", ["", "  ", "a\u202eb", "x" * 20_001], ids=lambda t: repr(t)[:12])
def test_words_that_cannot_stand_are_refused(page: Document, text: str) -> None:
    with pytest.raises(InputRefused):
        amend_proposal(**_on(_mechanism(page), page, text=text))


def test_amending_into_the_same_words_is_refused(page: Document) -> None:
    before = _mechanism(page)
    with pytest.raises(InputRefused, match="words of the document"):
        amend_proposal(**_on(before, page, text=before.found))


def test_taking_back_is_a_decision_of_its_own_and_deletes_nothing(page: Document) -> None:
    rejected = reject_proposal(**_on(_mechanism(page), page, reason="Not said"))
    undone = undo_decision(**_on(rejected, page, actor=VERIFIER, reason="It is"))
    assert (undone.state, undone.decided_by, undone.decided_at) == (
        ProposalState.PROPOSED, "", None,
    )  # fmt: skip
    told = [(each.step, each.by, each.reason)
            for each in list_decisions(actor=ANALYST, proposal=undone)]  # fmt: skip
    assert told == [
        (DecisionStep.REJECT, "user:1", "Not said"),
        (DecisionStep.UNDO, "user:3", "It is"),
    ]
    assert accept_proposal(**_on(undone, page)).state is ProposalState.ACCEPTED
    assert verify_chain(actor=AUDITOR).holds


def test_the_second_of_two_people_is_refused_and_shown_both(page: Document) -> None:
    seen = _mechanism(page)
    amend_proposal(**_on(seen, page, text="A second lane opens."))
    with pytest.raises(StateConflict) as refusal:
        reject_proposal(**_on(seen, page, actor=OTHER))
    shown = {each.where: each.what for each in refusal.value.problems}
    assert shown["theirs"] == "AMENDED user:1: A second lane opens."
    assert shown["yours"] == f"REJECT: {seen.found}"
    assert get_proposal(actor=ANALYST, document=page.id, number=seen.number).text == (
        "A second lane opens."
    )
    assert list_entries(actor=AUDITOR)[-1].outcome == "REFUSED"


def test_one_version_has_one_decision_in_the_database_too(page: Document) -> None:
    seen = _mechanism(page)
    accept_proposal(**_on(seen, page))
    row = DecisionRow.objects.get(proposal=seen.id)
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize("state", ProposalState)
@pytest.mark.parametrize("step", DecisionStep)
def test_only_the_ways_there_are_lead_on(state: ProposalState, step: DecisionStep) -> None:
    if (state, step) in WAYS:
        assert check_can_step(state, step) is WAYS[state, step]
    else:
        with pytest.raises(StateConflict):
            check_can_step(state, step)


def test_a_decided_proposal_is_decided_again_only_after_taking_back(page: Document) -> None:
    done = accept_proposal(**_on(_mechanism(page), page))
    with pytest.raises(StateConflict, match="decided already"):
        reject_proposal(**_on(done, page))


def test_an_unknown_proposal_is_not_found(page: Document) -> None:
    with pytest.raises(NotFound):
        accept_proposal(actor=ANALYST, at=AT, document=page.id, number=9999, version=1)
    with pytest.raises(NotFound):
        get_proposal(actor=ANALYST, document=page.id, number=9999)


def test_who_only_reads_decides_nothing(page: Document) -> None:
    with pytest.raises(NotAllowed):
        accept_proposal(**_on(_mechanism(page), page, actor=AUDITOR))


POINT = Point(policy="P1", number="9", source="ACT")


def test_an_accepted_proposal_becomes_a_change_request(paper: Document) -> None:
    done = accept_proposal(**_on(_mechanism(paper), paper))
    done = propose_point(**_on(done, paper, point=POINT))
    assert done.change is not None
    change = get_change(actor=ANALYST, change=done.change)
    [step] = change.steps
    assert (change.origin, step.key) == (f"reading:{paper.id}", "here:P1.9")
    assert isinstance(step.value, dict)
    assert step.value["text"] == done.text
    assert step.value["cite"] == ["ACT/H @ p. 1"]
    with pytest.raises(StateConflict, match="was made from this"):
        propose_point(**_on(done, paper, point=POINT))
    with pytest.raises(StateConflict, match="rests on this decision"):
        undo_decision(**_on(done, paper))
    withdraw(actor=ANALYST, at=AT, change=change.id, version=change.version)
    assert undo_decision(**_on(done, paper)).change is None


def test_a_change_request_needs_a_decision_first(paper: Document) -> None:
    with pytest.raises(StateConflict, match="accepted or amended"):
        propose_point(**_on(_mechanism(paper), paper, point=POINT))


def test_a_change_request_that_does_not_fit_changes_nothing(paper: Document) -> None:
    done = accept_proposal(**_on(_mechanism(paper), paper))
    with pytest.raises(InputRefused):
        propose_point(**_on(done, paper, point=Point("NO-SUCH", "9", "ACT")))
    again = get_proposal(actor=ANALYST, document=paper.id, number=done.number)
    assert (again.change, again.version) == (None, done.version)


def test_who_proposes_no_changes_hands_none_in(paper: Document) -> None:
    done = accept_proposal(**_on(_mechanism(paper), paper))
    public = user(9, (Held(UserRole.ADMINISTRATOR),))
    with pytest.raises(NotAllowed):
        propose_point(**_on(done, paper, actor=public, point=POINT))


def test_what_was_accepted_is_lines_of_a_pack(page: Document) -> None:
    seen = _mechanism(page)
    done = amend_proposal(**_on(seen, page, text="A second lane opens."))
    near = list_passages_around(actor=ANALYST, document=page.id, passage=done.passage)
    here = next(each for each in near if each.number == done.passage)
    told = yaml.safe_load(as_pack_lines(page, [(done, here)]))
    assert told["document"]["sha256"] == page.sha256
    [entry] = told["accepted"]
    assert entry["text"] == "A second lane opens."
    assert entry["as_found"] == seen.found
    assert entry["responsible"] == "Port Authority"
    assert entry["decided"] == "user:1 2026-05-04"
