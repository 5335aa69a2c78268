"""How many names one place may ask about."""

from __future__ import annotations

import pytest

from misaq.core.screening.public_door import AskedTooOften, Gate


def test_a_burst_is_answered_and_a_stream_is_held_to_its_rate() -> None:
    gate = Gate()
    gate.check("here", names=60, most=60, now=0.0)
    with pytest.raises(AskedTooOften, match="60 names a minute"):
        gate.check("here", names=1, most=60, now=0.5)
    gate.check("here", names=1, most=60, now=1.6)
    gate.check("there", names=60, most=60, now=1.6)
    gate.check("here", names=60, most=60, now=120.0)


def test_a_batch_larger_than_a_minute_is_refused_and_costs_nothing() -> None:
    gate = Gate()
    with pytest.raises(AskedTooOften):
        gate.check("here", names=61, most=60, now=0.0)
    gate.check("here", names=60, most=60, now=0.0)


def test_no_rate_is_no_rate() -> None:
    gate = Gate()
    gate.check("here", names=10**6, most=0, now=0.0)
    assert not gate.stores


def test_places_are_forgotten() -> None:
    gate = Gate()
    for place in range(10_050):
        gate.check(str(place), names=1, most=60, now=0.0)
    assert len(gate.stores) == 10_000
