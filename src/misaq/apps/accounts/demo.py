"""The invented people of the demo, one for each role; nobody here exists."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from misaq.core.access.actors import Held
from misaq.core.access.roles import ROLES, UserRole
from misaq.core.access.scopes import EVERYWHERE, Scope, ScopeKind
from misaq.kernel.ids import Key

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody invented.

    Attributes:
        email: under a domain that no mail reaches (RFC 2606).
    """

    role: UserRole
    name: str
    email: str


DEMO_PEOPLE = (
    DemoPerson(UserRole.ANALYST, "Ayla Tamseel", "analyst@misaq.example"),
    DemoPerson(UserRole.VERIFIER, "Bilal Misali", "verifier@misaq.example"),
    DemoPerson(UserRole.COMMITTEE_SECRETARIAT, "Chand Farzi", "secretariat@misaq.example"),
    DemoPerson(UserRole.FOCAL_PERSON, "Dania Tamseel", "focal@misaq.example"),
    DemoPerson(UserRole.RIGHTS_OFFICER, "Emad Misali", "rights@misaq.example"),
    DemoPerson(UserRole.BANK_COMPLIANCE_OFFICER, "Iqra Farzi", "bank@misaq.example"),
    DemoPerson(UserRole.BANK_COMPLIANCE_OFFICER, "Jamil Tamseel", "bank2@misaq.example"),
    DemoPerson(UserRole.HOME_DEPARTMENT_DESK, "Kiran Misali", "home@misaq.example"),
    DemoPerson(UserRole.AUDITOR, "Fariha Farzi", "auditor@misaq.example"),
    DemoPerson(UserRole.ADMINISTRATOR, "Gul Tamseel", "administrator@misaq.example"),
    DemoPerson(UserRole.ADMINISTRATOR, "Haris Misali", "administrator2@misaq.example"),
)


def held_by(person: DemoPerson, keys: Mapping[ScopeKind, Key]) -> Held:
    """Return the role of somebody of the demo, bounded to what the loaded record has.

    Args:
        keys: the institution, committee and area the demo is about.
    """
    bound = ROLES[person.role].bound
    scope = EVERYWHERE if bound is ScopeKind.EVERYWHERE else Scope(bound, keys[bound])
    return Held(person.role, scope)


def make_password() -> str:
    """Return a password of four groups that a telephone can type."""
    groups: Iterable[str] = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
    return "-".join(groups)
