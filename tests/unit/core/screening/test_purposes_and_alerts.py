"""The closed list of purposes, the limits, and who may decide an alert why."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from misaq.core.access.actors import PUBLIC, Actor, Held, operator, user
from misaq.core.access.roles import UserRole
from misaq.core.access.scopes import Scope, ScopeKind
from misaq.core.lists.evidence import Bearing, EvidenceKind
from misaq.core.screening.alerts import (
    REASONS,
    SETTLES_ALONE,
    Alert,
    Decided,
    Disposition,
    Reason,
    Trait,
    check_can_decide,
    check_reasons,
)
from misaq.core.screening.answer import HitClass, ListVersion
from misaq.core.screening.limits import (
    PER_DAY,
    PER_MINUTE,
    ROWS_OF_A_FILE,
    Spent,
    check_limits,
    check_rows,
)
from misaq.core.screening.purposes import (
    PURPOSES,
    Purpose,
    check_purpose,
    parse_purpose,
    purposes_of,
)
from misaq.kernel.errors import InputRefused, NotAllowed, StateConflict
from misaq.kernel.ids import Key

AT = datetime(2024, 6, 3, 9, tzinfo=UTC)
BANK = user(1, (Held(UserRole.BANK_COMPLIANCE_OFFICER, Scope(ScopeKind.INSTITUTION, Key("MOO"))),))
DESK = user(2, (Held(UserRole.HOME_DEPARTMENT_DESK, Scope(ScopeKind.JURISDICTION, Key("xx"))),))
ALERT = Alert(
    number=1,
    purpose=Purpose.ACCOUNT,
    scope="INSTITUTION:MOO",
    searched=ListVersion(Key("XX"), date(2024, 6, 1), "f" * 64),
    reference="XP.1",
    rank=HitClass.POSSIBLE,
    traits=(Trait(EvidenceKind.NAME, Bearing.FOR),),
    raised_by=BANK.id,
    raised_at=AT,
)


def test_every_purpose_has_terms_and_somebody() -> None:
    assert set(PURPOSES) == set(Purpose)
    assert all(terms.roles and str(terms.sentence).endswith(".") for terms in PURPOSES.values())


@pytest.mark.parametrize(
    ("actor", "count"),
    [(PUBLIC, 0), (user(9, (Held(UserRole.AUDITOR),)), 0), (BANK, 4), (DESK, 3), (operator(1), 7)],
    ids=["public", "auditor", "bank", "desk", "operator"],
)
def test_each_office_has_its_own_purposes(actor: Actor, count: int) -> None:
    found = purposes_of(actor)
    assert len(found) == count
    for purpose in Purpose:
        if purpose in found:
            assert check_purpose(actor, purpose) in actor.held
        else:
            with pytest.raises(NotAllowed):
                check_purpose(actor, purpose)


def test_no_other_purpose_is_known() -> None:
    assert parse_purpose("ACCOUNT") is Purpose.ACCOUNT
    with pytest.raises(InputRefused) as refused:
        parse_purpose("CURIOSITY")
    assert "BEFORE_LISTING" in refused.value.next_step


@pytest.mark.parametrize("rows", [0, ROWS_OF_A_FILE + 1])
def test_a_file_is_small(rows: int) -> None:
    with pytest.raises(InputRefused):
        check_rows(rows)
    with pytest.raises(InputRefused):
        check_limits(Spent(0, 0), wanted=rows)


@pytest.mark.parametrize(
    ("spent", "is_refused"),
    [
        (Spent(PER_MINUTE - 1, PER_DAY - 1), False),
        (Spent(PER_MINUTE, 0), True),
        (Spent(0, PER_DAY), True),
    ],
)
def test_one_account_asks_so_much_and_no_more(spent: Spent, is_refused: bool) -> None:
    if not is_refused:
        check_limits(spent, wanted=1)
        return
    with pytest.raises(NotAllowed):
        check_limits(spent, wanted=1)


def test_an_alert_is_decided_by_another_and_once() -> None:
    assert ALERT.is_open
    check_can_decide(ALERT, by=DESK.id)
    with pytest.raises(NotAllowed):
        check_can_decide(ALERT, by=BANK.id)
    decided = Decided(Disposition.FALSE_MATCH, (Reason.OTHER_SEX,), DESK.id, AT)
    closed = Alert(
        **{name: getattr(ALERT, name) for name in ALERT.__slots__} | {"decided": decided}
    )
    with pytest.raises(StateConflict):
        check_can_decide(closed, by=DESK.id)


def test_every_reason_belongs_to_one_side() -> None:
    sides = [set(reasons) for reasons in REASONS.values()]
    assert set.union(*sides) == set(Reason)
    assert not set.intersection(*sides)


@pytest.mark.parametrize("disposition", Disposition)
@pytest.mark.parametrize("reason", Reason)
def test_one_reason_carries_what_it_can(disposition: Disposition, reason: Reason) -> None:
    is_carried = reason in REASONS[disposition] and (
        disposition is Disposition.FALSE_MATCH or reason in SETTLES_ALONE
    )
    if is_carried:
        check_reasons(disposition, (reason,))
        return
    with pytest.raises(InputRefused):
        check_reasons(disposition, (reason,))


def test_two_agreements_carry_a_true_match_and_one_named_twice_does_not() -> None:
    check_reasons(Disposition.TRUE_MATCH, (Reason.SAME_FATHER, Reason.SAME_PLACE))
    with pytest.raises(InputRefused):
        check_reasons(Disposition.TRUE_MATCH, (Reason.SAME_FATHER, Reason.SAME_FATHER))
    with pytest.raises(InputRefused):
        check_reasons(Disposition.FALSE_MATCH, ())
