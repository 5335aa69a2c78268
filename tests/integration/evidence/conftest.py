"""Examplia is loaded before each test of evidence, and files are kept in a folder of the test."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from tests.integration.changes.people import START
from tests.support.prepared import load_examplia


@pytest.fixture
def _loaded(db: None) -> None:
    load_examplia(START)


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    """Return the folder in which this test keeps files."""
    settings.MISAQ_HOME = tmp_path
    return tmp_path
