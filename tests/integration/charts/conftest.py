"""The site over Examplia."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import translation

from tests.support.prepared import load_examplia


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Leave no page's language behind: the test client runs in this very thread."""
    yield
    translation.deactivate()


@pytest.fixture
def reader(db: None) -> Client:
    """Return somebody who reads the site over Examplia."""
    load_examplia(datetime(2024, 3, 1, 12, tzinfo=UTC))
    return Client()
