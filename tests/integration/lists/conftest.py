"""Examplia is loaded before each test of lists, and bytes are kept in a folder of the test."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from tests.support.lists_at_hand import LOADED_AT
from tests.support.prepared import load_examplia


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    """Return the folder in which this test keeps files; every run hashes with one key."""
    settings.MISAQ_HOME = tmp_path
    settings.MISAQ_LISTS_KEY = "a key that only tests have, 32 letters and more"
    return tmp_path


@pytest.fixture
def _loaded(db: None) -> None:
    load_examplia(LOADED_AT)
