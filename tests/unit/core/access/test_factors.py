"""Which roles rest without a second factor, and what people read about permissions."""

from __future__ import annotations

import pytest

from misaq.core.access.actors import Held, operator, user
from misaq.core.access.factors import DECIDING, in_force, takes_second_factor
from misaq.core.access.permissions import Permission
from misaq.core.access.roles import ROLES, UserRole
from misaq.core.access.rules import needs_second_person
from misaq.core.access.sentences import SENTENCES

ANALYST, VERIFIER = Held(UserRole.ANALYST), Held(UserRole.VERIFIER)


def test_a_role_that_decides_rests_without_a_second_factor() -> None:
    assert in_force((ANALYST, VERIFIER), has_second_factor=False) == (ANALYST,)
    assert in_force((ANALYST, VERIFIER), has_second_factor=True) == (ANALYST, VERIFIER)


@pytest.mark.parametrize(
    "role",
    [
        UserRole.VERIFIER,
        UserRole.COMMITTEE_SECRETARIAT,
        UserRole.RIGHTS_OFFICER,
        UserRole.BANK_COMPLIANCE_OFFICER,
        UserRole.HOME_DEPARTMENT_DESK,
        UserRole.AUDITOR,
        UserRole.ADMINISTRATOR,
    ],
)
def test_these_roles_take_one(role: UserRole) -> None:
    assert takes_second_factor(role)


@pytest.mark.parametrize("role", [UserRole.PUBLIC, UserRole.ANALYST, UserRole.FOCAL_PERSON])
def test_these_roles_take_none(role: UserRole) -> None:
    assert not takes_second_factor(role)
    assert DECIDING.isdisjoint(ROLES[role].permissions)


def test_every_permission_has_one_sentence_for_people() -> None:
    assert set(SENTENCES) == set(Permission)
    assert [p for p, said in SENTENCES.items() if str(said).count(".") != 1] == []


def test_the_operator_grants_alone() -> None:
    wanted = Held(UserRole.ADMINISTRATOR)
    assert not needs_second_person(operator(1), grantee=user(7), wanted=wanted)
