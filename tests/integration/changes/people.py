"""Invented people with roles, an invented country, and an hour for each thing they do."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from misaq.apps.changes.actions import propose
from misaq.apps.changes.records import Change
from misaq.core.access.actors import Held, user
from misaq.core.access.roles import UserRole
from misaq.core.access.scopes import Scope, ScopeKind
from misaq.core.changes.operations import Operation, OperationKind
from misaq.kernel.ids import Key

START = datetime(2026, 5, 4, 12, tzinfo=UTC)
POINTS = "policies.commitments"
SOURCES = "sourcebook.sources"

ANALYST = user(1, (Held(UserRole.ANALYST),))
VERIFIER = user(2, (Held(UserRole.VERIFIER),))
BOTH = user(3, (Held(UserRole.ANALYST), Held(UserRole.VERIFIER)))
FOCAL = user(4, (Held(UserRole.FOCAL_PERSON, Scope(ScopeKind.INSTITUTION, Key("MOO"))),))
OTHER_FOCAL = user(5, (Held(UserRole.FOCAL_PERSON, Scope(ScopeKind.INSTITUTION, Key("PARL"))),))
RIGHTS = user(6, (Held(UserRole.RIGHTS_OFFICER, Scope(ScopeKind.JURISDICTION, Key("xx"))),))
OTHER_RIGHTS = user(
    7, (Held(UserRole.RIGHTS_OFFICER, Scope(ScopeKind.JURISDICTION, Key("North"))),)
)
AUDITOR = user(8, (Held(UserRole.AUDITOR),))
ADMINISTRATOR = user(9, (Held(UserRole.ADMINISTRATOR),))
NOBODY = user(10)
PEOPLE = (ANALYST, VERIFIER, BOTH, FOCAL, OTHER_FOCAL, RIGHTS, OTHER_RIGHTS, AUDITOR, ADMINISTRATOR)

_hours: Iterator[int] = itertools.count(1)


def later() -> datetime:
    """Return an instant after all those returned before."""
    return START + timedelta(hours=next(_hours))


def amend_text(text: str = "End every list that nobody can find.", key: str = "P1.1") -> Operation:
    """Return the step that gives a point another text."""
    return Operation(OperationKind.AMEND, POINTS, key, "text", text)


def new_source(name: str = "here:gazette") -> Operation:
    """Return the step that adds a source."""
    body = {"title": "A gazette", "kind": "gazette", "publisher": "State Printer", "read": "full"}
    return Operation(OperationKind.CREATE, SOURCES, name, value=body)


def new_evidence(**fields: str) -> Operation:
    """Return the step that adds a piece of evidence to a point."""
    entry: dict[str, object] = {
        "what": "The press found one list.",
        "dated": "2018",
        "ledger": "finding",
        "by": "EXI",
        "shows": "partly",
        **fields,
        "cite": ["REPORT/M"],
    }
    return Operation(OperationKind.APPEND, POINTS, "P1.1", "evidence", entry)  # type: ignore[arg-type]


def handed_in(*steps: Operation, actor: object = ANALYST) -> Change:
    """Return a change request that somebody handed in."""
    return propose(
        actor=actor,  # type: ignore[arg-type]
        at=later(),
        title="What the gazette says",
        reason="The gazette says so",
        steps=steps or (amend_text(),),
    )
