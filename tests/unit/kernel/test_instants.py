"""Instants as people and programs write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from misaq.kernel.errors import InputRefused
from misaq.kernel.instants import parse_instant


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-11-23T14:30:00+00:00", datetime(2026, 11, 23, 14, 30, tzinfo=UTC)),
        ("2026-11-23T14:30:00+05:00", datetime(2026, 11, 23, 9, 30, tzinfo=UTC)),
        ("2026-11-23T14:30:00", datetime(2026, 11, 23, 14, 30, tzinfo=UTC)),
        ("2026-11-23", datetime(2026, 11, 23, 23, 59, 59, 999999, tzinfo=UTC)),
    ],
    ids=["in UTC", "in another zone", "without a zone", "a day and all of it"],
)
def test_an_instant_is_read_in_utc(text: str, instant: datetime) -> None:
    assert parse_instant(text) == instant


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "0001-01-01T00:00:00+14:00"], ids=str)
def test_what_is_no_instant_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(InputRefused) as refusal:
        parse_instant(text)
    assert "2026-11-23" in refusal.value.next_step
