"""Examplia is loaded before each test of changes."""

from __future__ import annotations

import pytest

from misaq.apps.registers.actions import load_pack
from misaq.core.access.actors import operator
from misaq.core.access.roles import UserRole
from tests.integration.changes.browsing import Person
from tests.integration.changes.people import START
from tests.support.invented_country import invented_pack


@pytest.fixture
def _loaded(db: None) -> None:
    load_pack(actor=operator(7), at=START, pack=invented_pack())


@pytest.fixture
def analyst(db: None) -> Person:
    """Return an analyst."""
    return Person(UserRole.ANALYST, "Ayla Tamseel")


@pytest.fixture
def verifier(db: None) -> Person:
    """Return a verifier."""
    return Person(UserRole.VERIFIER, "Bilal Misali")
