"""Open data of an invented country."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from tests.support.prepared import load_examplia

LOADED_AT = datetime(2024, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def reader(db: None) -> Client:
    """Return somebody who reads the site over Examplia."""
    load_examplia(LOADED_AT)
    return Client()
