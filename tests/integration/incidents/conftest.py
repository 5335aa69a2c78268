"""Examplia is loaded before each test of incidents, and releases are kept in a folder of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from misaq.apps.registers.actions import load_pack
from misaq.core.access.actors import operator
from tests.support.invented_country import invented_pack


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    """Return the folder in which this test keeps releases."""
    settings.MISAQ_HOME = tmp_path / "home"
    return tmp_path / "home"


@pytest.fixture
def _loaded(db: None) -> None:
    load_pack(actor=operator(7), at=datetime(2026, 3, 6, tzinfo=UTC), pack=invented_pack())
