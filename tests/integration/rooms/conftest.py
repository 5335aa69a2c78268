"""The site over Examplia, and over the pack of Pakistan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

import misaq
from misaq.apps.registers.actions import load_pack
from misaq.core.access.actors import operator
from misaq.sources.packfiles import Pack, read_pack
from tests.support.invented_country import invented_pack

LOADED_AT = datetime(2024, 3, 1, 12, tzinfo=UTC)
PAKISTAN = Path(misaq.__file__).parent / "packs" / "pk"


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Leave no page's language behind: the test client runs in this very thread."""
    yield
    translation.deactivate()


def site_over(pack: Pack) -> Client:
    """Return somebody who reads the site over a pack."""
    load_pack(actor=operator(7), at=LOADED_AT, pack=pack)
    return Client()


@pytest.fixture
def reader(db: None) -> Client:
    """Return somebody who reads the site over Examplia."""
    return site_over(invented_pack())


@pytest.fixture
def reader_of_pakistan(db: None) -> Client:
    """Return somebody who reads the site over the pack of Pakistan."""
    return site_over(read_pack(PAKISTAN))
