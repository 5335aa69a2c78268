"""Examplia with its lists, for every test of the room."""

from __future__ import annotations

import pytest

from tests.support.screened import load_screened


@pytest.fixture(autouse=True)
def _screened(db: None) -> None:
    load_screened()
