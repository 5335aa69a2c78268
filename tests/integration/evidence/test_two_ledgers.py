"""Claims and findings: two ledgers, two people, one verdict that compares them."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from misaq.apps.changes.actions import accept
from misaq.apps.changes.queries import get_change
from misaq.apps.evidence.actions import claim, record_finding, upload
from misaq.apps.evidence.models import FindingRow
from misaq.apps.evidence.queries import gap_of, list_claims, list_findings
from misaq.apps.evidence.records import Claim, Finding
from misaq.apps.registers.queries import data_version, get_registers
from misaq.core.access.actors import PUBLIC, Actor, Held, user
from misaq.core.access.roles import UserRole
from misaq.core.access.scopes import Scope, ScopeKind
from misaq.core.changes.life import ChangeState
from misaq.core.policies.records import Commitment, Ledger, Shows
from misaq.core.policies.verdicts import Result, verdict_of
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound
from misaq.kernel.ids import Key
from tests.integration.changes.people import (
    ANALYST,
    BOTH,
    FOCAL,
    OTHER_FOCAL,
    RIGHTS,
    VERIFIER,
    later,
)
from tests.support.uploaded_files import PDF

pytestmark = pytest.mark.usefixtures("_loaded")

DAY = date(2026, 6, 1)
MOO = Held(UserRole.FOCAL_PERSON, Scope(ScopeKind.INSTITUTION, Key("MOO")))
GOV = Held(UserRole.FOCAL_PERSON, Scope(ScopeKind.INSTITUTION, Key("GOV")))
TWO_HATS = user(11, (MOO, Held(UserRole.VERIFIER)))
OF_THE_GOVERNMENT = user(12, (GOV,))
VERIFIER_OF_THE_GOVERNMENT = user(13, (GOV, Held(UserRole.VERIFIER)))


def point(key: str = "P1.1") -> Commitment:
    """Return a point as it stands."""
    return next(c for c in get_registers(actor=PUBLIC).policies.commitments if c.key == key)


def result(day: date = DAY) -> Result:
    """Return what the record shows of the point."""
    policies = get_registers(actor=PUBLIC).policies.policies
    policy = next(p for p in policies if p.key == "P1")
    return verdict_of(point(), policy, as_of=day).result


def claimed(
    actor: Actor = FOCAL,
    by: str = "MOO",
    shows: str = "delivered",
    dated: str = "2026-05-01",
    files: tuple[int, ...] = (),
) -> Claim:
    """Return a claim that somebody made."""
    return claim(
        actor=actor,
        at=later(),
        point="P1.1",
        by=by,
        what="There is one list now.",
        shows=shows,
        dated=dated,
        files=files,
    )


def found(
    actor: Actor = VERIFIER,
    by: str = "EXI",
    shows: str = "partly",
    answers: int | None = None,
    point_key: str = "P1.1",
) -> Finding:
    """Return a finding that somebody recorded."""
    return record_finding(
        actor=actor,
        at=later(),
        point=point_key,
        by=by,
        what="There are two lists.",
        shows=shows,
        dated="2026-05-20",
        answers=answers,
    )


def test_of_two_claims_of_one_day_the_one_made_later_counts() -> None:
    for shows in ("not started", "started", "partly", "delivered", "not delivered", "partly"):
        claimed(shows=shows)
        gap = gap_of(point(), DAY)
        assert gap.claim is not None
        assert gap.claim.shows.value == shows


def test_a_claim_enters_its_ledger_at_once_and_binds_nobody() -> None:
    made = claimed()
    newest = point().evidence[-1]
    assert (newest.ledger, newest.by, newest.shows) == (Ledger.CLAIM, "MOO", Shows.DELIVERED)
    assert [c.source for c in newest.cite] == [f"here:claim-{made.id}"]
    assert result() is Result.DELIVERED_CLAIMED
    assert list_claims(actor=ANALYST, point="P1.1") == (made,)


def test_a_finding_counts_once_somebody_else_has_accepted_it() -> None:
    made = claimed()
    finding = found(answers=made.id)
    assert result() is Result.DELIVERED_CLAIMED
    change = get_change(actor=VERIFIER, change=finding.change)
    with pytest.raises(NotAllowed):
        accept(actor=VERIFIER, at=later(), change=change.id, version=change.version)
    accept(actor=BOTH, at=later(), change=change.id, version=change.version)
    assert result() is Result.CONTRADICTED
    gap = gap_of(point(), DAY)
    assert gap.is_open
    assert gap.claim is not None
    assert gap.finding is not None
    assert (gap.claim.shows, gap.finding.shows) == (Shows.DELIVERED, Shows.PARTLY)
    (listed,) = list_findings(actor=ANALYST, point="P1.1")
    assert (listed.is_in_force, listed.claimant, listed.claim) == (True, FOCAL.id, made.id)


@pytest.mark.parametrize(
    ("actor", "by"),
    [(OTHER_FOCAL, "MOO"), (ANALYST, "MOO"), (VERIFIER, "MOO"), (RIGHTS, "MOO"), (FOCAL, "MFA")],
    ids=["of another institution", "analyst", "verifier", "rights officer", "for another"],
)
def test_only_a_focal_person_of_the_institution_claims_for_it(actor: Actor, by: str) -> None:
    before = data_version(actor=PUBLIC)
    with pytest.raises(NotAllowed):
        claimed(actor, by)
    assert data_version(actor=PUBLIC) == before


def test_a_focal_person_of_those_above_may_claim_for_those_below() -> None:
    assert claimed(OF_THE_GOVERNMENT, "MOO").institution == "MOO"


def test_an_institution_that_is_not_charged_claims_nothing() -> None:
    with pytest.raises(InputRefused, match="not charged"):
        claimed(FOCAL, "BUREAU")


def test_the_claimant_never_verifies_whatever_roles_they_hold() -> None:
    made = claimed(TWO_HATS)
    with pytest.raises(NotAllowed, match="claim they made themselves"):
        found(TWO_HATS, answers=made.id)


@pytest.mark.parametrize("actor", [TWO_HATS, VERIFIER_OF_THE_GOVERNMENT], ids=["charged", "above"])
def test_who_speaks_for_those_charged_never_verifies(actor: Actor) -> None:
    with pytest.raises(NotAllowed, match="speaks for an institution"):
        found(actor)


@pytest.mark.parametrize("by", ["MOO", "BUREAU", "GOV"], ids=["charged", "below", "above"])
def test_a_finding_is_never_the_word_of_those_charged(by: str) -> None:
    with pytest.raises(InputRefused, match="is charged with this point"):
        found(by=by)


@pytest.mark.parametrize("actor", [ANALYST, FOCAL, RIGHTS], ids=str)
def test_only_a_verifier_records_findings(actor: Actor) -> None:
    with pytest.raises(NotAllowed):
        found(actor)


def test_a_finding_answers_a_claim_about_the_same_point() -> None:
    made = claimed()
    with pytest.raises(InputRefused, match=r"not about P1\.2"):
        found(answers=made.id, point_key="P1.2")
    with pytest.raises(NotFound):
        found(answers=made.id + 1)


def test_the_database_itself_refuses_a_claimant_who_verifies() -> None:
    made = claimed()
    finding = found(answers=made.id)
    row = FindingRow.objects.filter(id=finding.id)
    never = pytest.raises(IntegrityError, match="evidence_claimant_never_verifies")
    with never, transaction.atomic():
        row.update(verifier=FOCAL.id)
    charged = pytest.raises(IntegrityError, match="evidence_charged_never_verifies")
    with charged, transaction.atomic():
        row.update(is_charged=True)


def test_a_value_that_is_none_is_refused_and_nothing_is_left() -> None:
    with pytest.raises(InputRefused):
        claimed(shows="wonderful")
    with pytest.raises(InputRefused):
        claimed(dated="soon")
    assert list_claims(actor=ANALYST) == ()


def test_evidence_that_expires_no_longer_shows_the_present() -> None:
    file = upload(actor=FOCAL, at=later(), name="list.pdf", chunks=[PDF], expires="2026-05-15")
    claimed(files=(file.id,))
    newest = point().evidence[-1]
    assert (newest.sha256, str(newest.expires)) == (file.sha256, "2026-05-15")


def test_a_file_that_cannot_be_opened_bears_nothing_out() -> None:
    with pytest.raises(InputRefused, match="cannot be used"):
        claimed(files=(99,))


def test_the_change_of_a_finding_is_handed_in() -> None:
    change = get_change(actor=BOTH, change=found().change)
    assert (change.state, change.origin) == (ChangeState.SUBMITTED, "finding:1")
