"""The accounts of the demo: made once, their passwords said once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from misaq.cli.database import now, whoever_types

if TYPE_CHECKING:
    from collections.abc import Mapping

    from misaq.core.access.scopes import ScopeKind
    from misaq.core.packs import Registers
    from misaq.kernel.ids import Key

_THERE = (
    "The people of the demo have their accounts already; their passwords were shown when they "
    "were made. `misaq accounts reset-demo` gives them new ones."
)
_HOW = "Sign in at /account/sign-in/. These passwords are not shown again."


def add_demo_people(*, country: Key) -> Iterator[str]:
    """Add whoever of the demo has no account yet; yield what to say about it, in lines."""
    from misaq.apps.accounts.actions import add_account
    from misaq.apps.accounts.demo import DEMO_PEOPLE, held_by, make_password
    from misaq.apps.accounts.queries import find_account_by_email
    from misaq.apps.registers.queries import get_registers

    actor = whoever_types()
    absent = [p for p in DEMO_PEOPLE if find_account_by_email(actor=actor, email=p.email) is None]
    if not absent:
        yield _THERE
        return
    keys = _keys(get_registers(actor=actor), country)
    for person in absent:
        password, held = make_password(), held_by(person, keys)
        add_account(
            actor=actor,
            at=now(),
            email=person.email,
            name=person.name,
            password=password,
            held=(held,),
            is_demo=True,
        )
        yield _line(person.email, password, str(held.scope), held.role.value)
    yield _HOW


def reset_demo_people() -> Iterator[str]:
    """Give everybody of the demo a new password; yield them in lines."""
    from misaq.apps.accounts.actions import reset_password
    from misaq.apps.accounts.demo import make_password
    from misaq.apps.accounts.queries import list_accounts

    actor = whoever_types()
    found = [a for a in list_accounts(actor=actor) if a.is_demo and a.closed_at is None]
    for account in found:
        password = make_password()
        reset_password(actor=actor, at=now(), account=account.number, password=password)
        role = account.held[0] if account.held else None
        scope, name = ("", "-") if role is None else (str(role.scope), role.role.value)
        yield _line(account.email, password, scope, name)
    yield _HOW if found else "There are no people of the demo here. `misaq demo` makes them."


def _line(email: str, password: str, scope: str, role: str) -> str:
    """Return a line of at most 80 columns; what a role is bounded to stands under it."""
    place = "" if scope in {"EVERYWHERE", ""} else f"\n{'':<51}of {scope.partition(':')[2]}"
    return f"{email:<28}  {password:<19}  {role}{place}"


def _keys(registers: Registers, country: Key) -> Mapping[ScopeKind, Key]:
    """Return the institution with most to answer for, the first committee, the whole country."""
    from misaq.core.access.scopes import ScopeKind

    policies = registers.policies
    parts = [part for policy in policies.policies for part in policy.responsibilities]
    parts += [part for point in policies.commitments for part in point.responsibilities]
    answering = Counter(part.institution for part in parts)
    institutions = registers.institutions
    most = min(answering, key=lambda key: (-answering[key], key), default=None)
    return {
        ScopeKind.INSTITUTION: most or institutions.institutions[0].key,
        ScopeKind.COMMITTEE: institutions.committees[0].key,
        ScopeKind.JURISDICTION: country,
    }
