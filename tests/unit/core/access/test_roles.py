"""What each role may do, and what no role may."""

from __future__ import annotations

import pytest

from misaq.core.access.actors import PUBLIC, Actor, Held, operator, user
from misaq.core.access.permissions import Permission
from misaq.core.access.roles import ROLES, UserRole
from misaq.core.access.rules import (
    check_can_confirm,
    check_can_grant,
    check_may,
    may,
    needs_second_person,
    permissions_of,
    scopes_of,
)
from misaq.core.access.scopes import EVERYWHERE, Place, Scope, ScopeKind
from misaq.kernel.errors import InputRefused, NotAllowed
from misaq.kernel.ids import Key

MOO = Scope(ScopeKind.INSTITUTION, Key("MOO"))
FOCAL = user(1, (Held(UserRole.FOCAL_PERSON, MOO),))
ADMIN = user(2, (Held(UserRole.ADMINISTRATOR),))
VERIFIER = user(3, (Held(UserRole.VERIFIER),))
AT_MOO = Place(institutions=frozenset({Key("MOO")}))
AT_POLICE = Place(institutions=frozenset({Key("POLICE")}))


def test_every_role_has_terms_and_every_permission_somebody_who_holds_it() -> None:
    assert set(ROLES) == set(UserRole)
    granted = [t.permissions for t in ROLES.values() if t.can_be_granted]
    at_the_command = frozenset({Permission.KEEP_LISTS})
    assert frozenset().union(*granted) == frozenset(Permission) - at_the_command


@pytest.mark.parametrize("role", UserRole)
def test_a_role_has_a_title_and_one_sentence(role: UserRole) -> None:
    assert str(ROLES[role].title)
    assert str(ROLES[role].sentence).count(".") == 1


def test_no_role_both_claims_and_verifies() -> None:
    both = {Permission.MAKE_CLAIM, Permission.VERIFY}
    assert [r for r, t in ROLES.items() if t.can_be_granted and both <= t.permissions] == []


def test_an_administrator_decides_nothing_by_being_one() -> None:
    assert permissions_of(ADMIN) == ROLES[UserRole.ADMINISTRATOR].permissions


def test_anybody_signed_in_keeps_an_account_and_nothing_more() -> None:
    assert permissions_of(user(9)) == {Permission.PUBLIC, Permission.SIGNED_IN}
    assert permissions_of(PUBLIC) == {Permission.PUBLIC}
    assert Permission.SIGNED_IN not in permissions_of(operator(1))


def test_a_bounded_role_reaches_what_it_is_bound_to() -> None:
    assert may(FOCAL, Permission.MAKE_CLAIM)
    assert may(FOCAL, Permission.MAKE_CLAIM, AT_MOO)
    assert not may(FOCAL, Permission.MAKE_CLAIM, AT_POLICE)
    assert not may(FOCAL, Permission.MAKE_CLAIM, Place())
    assert may(VERIFIER, Permission.VERIFY, AT_POLICE)


def test_a_refusal_says_whether_it_is_the_role_or_the_place() -> None:
    with pytest.raises(NotAllowed, match="not this one") as elsewhere:
        check_may(FOCAL, Permission.MAKE_CLAIM, AT_POLICE)
    with pytest.raises(NotAllowed, match="No role you hold"):
        check_may(FOCAL, Permission.VERIFY, AT_MOO)
    assert elsewhere.value.rule == "access.make-claim"
    check_may(FOCAL, Permission.MAKE_CLAIM, AT_MOO)


def test_the_reach_of_somebody_is_a_set_of_keys_or_everything() -> None:
    assert scopes_of(FOCAL, Permission.MAKE_CLAIM, ScopeKind.INSTITUTION) == {"MOO"}
    assert scopes_of(FOCAL, Permission.MAKE_CLAIM, ScopeKind.COMMITTEE) == frozenset()
    assert scopes_of(VERIFIER, Permission.VERIFY, ScopeKind.INSTITUTION) is None


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        pytest.param(ScopeKind.EVERYWHERE, Key("MOO"), id="a bound without a kind"),
        pytest.param(ScopeKind.INSTITUTION, None, id="a kind without a bound"),
    ],
)
def test_half_a_scope_is_refused(kind: ScopeKind, key: Key | None) -> None:
    with pytest.raises(ValueError, match="exactly when it is bounded"):
        Scope(kind, key)


def test_a_role_is_bounded_as_its_terms_say() -> None:
    with pytest.raises(ValueError, match="not bounded by EVERYWHERE"):
        Held(UserRole.FOCAL_PERSON, EVERYWHERE)
    assert str(MOO) == "INSTITUTION:MOO"


@pytest.mark.parametrize(
    ("grantee", "wanted", "needed"),
    [
        pytest.param(ADMIN, Held(UserRole.ANALYST), True, id="to oneself"),
        pytest.param(user(5), Held(UserRole.ADMINISTRATOR), True, id="a new administrator"),
        pytest.param(user(5), Held(UserRole.ANALYST), False, id="to somebody else"),
    ],
)
def test_a_grant_that_could_reach_everything_takes_two(
    grantee: Actor, wanted: Held, needed: bool
) -> None:
    assert needs_second_person(ADMIN, grantee=grantee, wanted=wanted) is needed


def test_only_administrators_grant_and_only_what_an_account_can_hold() -> None:
    check_can_grant(ADMIN, wanted=Held(UserRole.ANALYST))
    with pytest.raises(NotAllowed):
        check_can_grant(VERIFIER, wanted=Held(UserRole.ANALYST))
    for role in (UserRole.OPERATOR, UserRole.PUBLIC):
        with pytest.raises(InputRefused, match="cannot be granted"):
            check_can_grant(ADMIN, wanted=Held(role))


@pytest.mark.parametrize("proposed_by", [ADMIN.id, "user:8"])
@pytest.mark.parametrize("grantee", [ADMIN.id, "user:9"])
def test_a_grant_is_confirmed_by_a_third_hand(proposed_by: str, grantee: str) -> None:
    if (proposed_by, grantee) == ("user:8", "user:9"):
        check_can_confirm(ADMIN, proposed_by=proposed_by, grantee=grantee)
        return
    with pytest.raises(NotAllowed, match="neither proposed it nor receives it"):
        check_can_confirm(ADMIN, proposed_by=proposed_by, grantee=grantee)
