"""Examplia, and people with accounts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.utils import translation

from misaq.apps.registers.actions import load_pack
from misaq.core.access.actors import operator
from tests.support.invented_country import invented_pack

LOADED_AT = datetime(2024, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Leave no page's language behind: the test client runs in this very thread."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def examplia(db: None, request: pytest.FixtureRequest) -> None:
    """Load Examplia; at another instant where a test names one."""
    at = getattr(request, "param", LOADED_AT)
    load_pack(actor=operator(7), at=at, pack=invented_pack())
