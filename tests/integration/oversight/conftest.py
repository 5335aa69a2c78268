"""Examplia with its committee, and people of each sort."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.utils import translation

from misaq.core.access.actors import Actor, Held, user
from misaq.core.access.roles import UserRole
from misaq.core.access.scopes import Scope, ScopeKind
from misaq.kernel.ids import Key
from tests.support.prepared import load_examplia

LOADED_AT = datetime(2024, 3, 1, 12, tzinfo=UTC)
HOUSE = Key("HC-ORDER")
SECRETARY = user(1, (Held(UserRole.COMMITTEE_SECRETARIAT, Scope(ScopeKind.COMMITTEE, HOUSE)),))
ELSEWHERE = user(
    2, (Held(UserRole.COMMITTEE_SECRETARIAT, Scope(ScopeKind.COMMITTEE, Key("OTHER"))),)
)
FOCAL = user(3, (Held(UserRole.FOCAL_PERSON, Scope(ScopeKind.INSTITUTION, Key("MOO"))),))
ANALYST: Actor = user(4, (Held(UserRole.ANALYST),))


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Leave no page's language behind: the test client runs in this very thread."""
    yield
    translation.deactivate()


@pytest.fixture
def examplia(db: None) -> None:
    """Load Examplia."""
    load_examplia(LOADED_AT)
