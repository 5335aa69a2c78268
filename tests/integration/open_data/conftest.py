"""Open data of an invented country."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from misaq.apps.registers.actions import load_pack
from misaq.core.access.actors import operator
from tests.support.invented_country import invented_pack

LOADED_AT = datetime(2024, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def reader(db: None) -> Client:
    """Return somebody who reads the site over Examplia."""
    load_pack(actor=operator(7), at=LOADED_AT, pack=invented_pack())
    return Client()
