"""Examplia is loaded before each test of incidents, and releases are kept in a folder of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.support.prepared import load_examplia


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    """Return the folder in which this test keeps releases."""
    settings.MISAQ_HOME = tmp_path / "home"
    return tmp_path / "home"


@pytest.fixture
def _loaded(db: None) -> None:
    load_examplia(datetime(2026, 3, 6, tzinfo=UTC))
