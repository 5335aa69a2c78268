"""The site over Examplia, and over the pack of Pakistan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import translation

from misaq.apps.registers.actions import load_pack
from misaq.core.access.actors import operator
from tests.support.pack_of_pakistan import pack_of_pakistan
from tests.support.prepared import begin_with, load_examplia

LOADED_AT = datetime(2024, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Leave no page's language behind: the test client runs in this very thread."""
    yield
    translation.deactivate()


@pytest.fixture
def reader(db: None) -> Client:
    """Return somebody who reads the site over Examplia."""
    load_examplia(LOADED_AT)
    return Client()


@pytest.fixture
def reader_of_pakistan(db: None) -> Client:
    """Return somebody who reads the site over the pack of Pakistan."""
    begin_with("Pakistan", _load_pakistan)
    return Client()


def _load_pakistan() -> None:
    load_pack(actor=operator(7), at=LOADED_AT, pack=pack_of_pakistan())
