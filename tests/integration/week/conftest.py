"""Examplia, and people with accounts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.utils import translation

from tests.support.prepared import load_examplia

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
    load_examplia(at)
