"""Roles are granted, confirmed by a second person where needed, and ended."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from misaq.apps.accounts import actions, queries
from misaq.apps.accounts.models import Grant, User
from misaq.apps.audit.queries import get_head
from misaq.core.access.actors import PUBLIC, Actor, Held, operator
from misaq.core.access.roles import UserRole
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound, StateConflict
from tests.support.accounts import AT, actor_for, held, make_account

pytestmark = pytest.mark.django_db

ADMINISTRATOR = held(UserRole.ADMINISTRATOR)
VERIFIER = held(UserRole.VERIFIER)
OPERATOR = operator(1000)


def administrator() -> tuple[User, Actor]:
    """Return an administrator, as an account and as an actor."""
    account = make_account(ADMINISTRATOR)
    return account, actor_for(account, ADMINISTRATOR)


def grant(actor: Actor, grantee: User, wanted: Held) -> int:
    """Grant the role."""
    return actions.grant_role(actor=actor, at=AT, grantee=grantee.pk, held=wanted, reason="needed")


def held_by(account: User) -> tuple[Held, ...]:
    """Return the roles in force."""
    return queries.list_held(actor=PUBLIC, user=account.pk)


def test_a_role_for_somebody_else_holds_at_once_and_is_audited() -> None:
    _, actor = administrator()
    other = make_account()
    grant(actor, other, VERIFIER)
    assert held_by(other) == (VERIFIER,)
    head = get_head(actor=PUBLIC)
    assert head is not None
    assert (head.event, head.object_key) == ("role.granted", str(other.pk))
    assert head.facts["role"] == "VERIFIER"


def test_a_role_for_oneself_waits_for_a_second_administrator() -> None:
    account, actor = administrator()
    _, second = administrator()
    number = grant(actor, account, VERIFIER)
    assert held_by(account) == (ADMINISTRATOR,)
    with pytest.raises(NotAllowed, match="neither proposed it nor receives it"):
        actions.confirm_grant(actor=actor, at=AT, grant=number)
    actions.confirm_grant(actor=second, at=AT, grant=number)
    assert held_by(account) == (ADMINISTRATOR, VERIFIER)


def test_a_new_administrator_waits_for_a_second_person_who_is_not_themself() -> None:
    _, actor = administrator()
    other = make_account()
    number = grant(actor, other, ADMINISTRATOR)
    assert [g.number for g in queries.list_waiting(actor=actor)] == [number]
    with pytest.raises(NotAllowed):
        actions.confirm_grant(actor=actor_for(other, ADMINISTRATOR), at=AT, grant=number)


def test_the_operator_makes_the_first_administrator_alone() -> None:
    account = make_account()
    grant(OPERATOR, account, ADMINISTRATOR)
    assert held_by(account) == (ADMINISTRATOR,)


@pytest.mark.parametrize("by", ["user:{n}", "operator"])
def test_the_database_itself_refuses_one_person_as_both(by: str) -> None:
    account = make_account()
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(
            user=account,
            role="VERIFIER",
            scope_kind="EVERYWHERE",
            takes_second=True,
            proposed_at=AT,
            proposed_by="operator",
            confirmed_at=AT,
            confirmed_by=by.format(n=account.pk),
        )


@pytest.mark.parametrize(
    ("role", "by"), [("VERIFIER", "user:{n}"), ("ADMINISTRATOR", "user:99")], ids=["own", "admin"]
)
def test_the_database_itself_refuses_a_grant_that_needs_a_second_person_and_waits_for_none(
    role: str, by: str
) -> None:
    account = make_account()
    with (
        pytest.raises(IntegrityError, match="grant_takes_second_where_it_must"),
        transaction.atomic(),
    ):
        Grant.objects.create(
            user=account,
            role=role,
            scope_kind="EVERYWHERE",
            takes_second=False,
            proposed_at=AT,
            proposed_by=by.format(n=account.pk),
        )


@pytest.mark.parametrize(
    "wrong",
    [
        {"scope_kind": "INSTITUTION", "scope_key": "MOO"},
        {"role": "FOCAL_PERSON"},
        {"role": "FOCAL_PERSON", "scope_kind": "INSTITUTION", "scope_key": ""},
        {"scope_key": "MOO"},
        {"role": "OPERATOR"},
        {"confirmed_by": "user:99", "takes_second": True},
        {"ended_at": AT},
    ],
    ids=[
        "a-bound-the-role-lacks",
        "no-bound",
        "no-key",
        "key-without-bound",
        "not-grantable",
        "by-without-at",
        "at-without-by",
    ],
)
def test_the_database_refuses_grants_that_make_no_sense(wrong: dict[str, object]) -> None:
    sound: dict[str, object] = {
        "user": make_account(),
        "role": "VERIFIER",
        "scope_kind": "EVERYWHERE",
        "takes_second": False,
        "proposed_at": AT,
        "proposed_by": "operator",
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(**(sound | wrong))


def test_the_same_role_twice_is_refused_but_not_elsewhere() -> None:
    _, actor = administrator()
    other = make_account(held(UserRole.FOCAL_PERSON, "MOO"))
    with pytest.raises(StateConflict, match="already"):
        grant(actor, other, held(UserRole.FOCAL_PERSON, "MOO"))
    grant(actor, other, held(UserRole.FOCAL_PERSON, "POLICE"))
    assert len(held_by(other)) == 2


def test_a_grant_ends_once() -> None:
    _, actor = administrator()
    other = make_account()
    number = grant(actor, other, VERIFIER)
    actions.end_grant(actor=actor, at=AT, grant=number)
    assert held_by(other) == ()
    with pytest.raises(StateConflict, match="ended already"):
        actions.end_grant(actor=actor, at=AT, grant=number)


def test_people_give_up_their_own_roles_and_no_others() -> None:
    account = make_account(VERIFIER)
    other = make_account(VERIFIER)
    me = actor_for(account, VERIFIER)
    (own,) = queries.list_grants(actor=me, user=account.pk)
    with pytest.raises(NotAllowed):
        actions.end_grant(actor=me, at=AT, grant=Grant.objects.get(user=other).pk)
    actions.end_grant(actor=me, at=AT, grant=own.number)
    assert held_by(account) == ()


def test_the_last_administrator_stays_unless_the_operator_says_otherwise() -> None:
    account, actor = administrator()
    (own,) = queries.list_grants(actor=actor, user=account.pk)
    with pytest.raises(NotAllowed, match="last administrator"):
        actions.end_grant(actor=actor, at=AT, grant=own.number)
    with pytest.raises(NotAllowed, match="last administrator"):
        actions.close_account(actor=actor, at=AT, leaving=account.pk)
    actions.close_account(actor=OPERATOR, at=AT, leaving=account.pk)
    assert held_by(account) == ()


def test_who_does_not_grant_is_refused_and_that_is_audited() -> None:
    verifier = make_account(VERIFIER)
    with pytest.raises(NotAllowed):
        grant(actor_for(verifier, VERIFIER), make_account(), VERIFIER)
    head = get_head(actor=PUBLIC)
    assert head is not None
    assert (head.event, head.outcome) == ("role.granted", "REFUSED")


def test_what_is_not_there_is_refused_by_name() -> None:
    _, actor = administrator()
    with pytest.raises(NotFound, match="no such account"):
        actions.grant_role(actor=actor, at=AT, grantee=999, held=VERIFIER)
    with pytest.raises(NotFound, match="no such grant"):
        actions.confirm_grant(actor=actor, at=AT, grant=999)
    with pytest.raises(InputRefused, match="cannot be granted"):
        grant(actor, make_account(), Held(UserRole.OPERATOR))


def test_a_grant_that_does_not_wait_cannot_be_confirmed() -> None:
    _, actor = administrator()
    _, second = administrator()
    number = grant(actor, make_account(), VERIFIER)
    with pytest.raises(StateConflict, match="does not wait"):
        actions.confirm_grant(actor=second, at=AT + timedelta(days=1), grant=number)
