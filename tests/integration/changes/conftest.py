"""Examplia is loaded before each test of changes."""

from __future__ import annotations

import pytest

from misaq.core.access.roles import UserRole
from tests.integration.changes.browsing import Person
from tests.integration.changes.people import START
from tests.support.prepared import load_examplia


@pytest.fixture
def _loaded(db: None) -> None:
    load_examplia(START)


@pytest.fixture
def analyst(db: None) -> Person:
    """Return an analyst."""
    return Person(UserRole.ANALYST, "Ayla Tamseel")


@pytest.fixture
def verifier(db: None) -> Person:
    """Return a verifier."""
    return Person(UserRole.VERIFIER, "Bilal Misali")
