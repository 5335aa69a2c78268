"""The seal stands for everything and nothing else: no future, no order of rows, any change."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from misaq.core.threat.forecasting.sealing import document, opened, seal
from misaq.kernel.errors import InputRefused
from tests.support.invented_forecast import issued_forecast
from tests.support.invented_panel import invented_events, invented_panel, panel_of

ISSUED = issued_forecast(invented_panel().until(108))
SEAL = seal(ISSUED)


def _leaves(said: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = said.items() if isinstance(said, dict) else enumerate(said)
    return [
        path
        for key, value in inside
        for path in (
            _leaves(value, (*at, key)) if isinstance(value, dict | list) else [(*at, key)]
        )
    ]  # fmt: skip


LEAVES = _leaves(document(ISSUED)["forecast"])


def test_the_same_inputs_have_the_same_seal() -> None:
    assert seal(issued_forecast(invented_panel().until(108))) == SEAL


def test_another_seed_has_another_seal() -> None:
    assert seal(issued_forecast(invented_panel().until(108), seed=6)) != SEAL


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_the_order_of_rows_changes_no_seal(seed: int) -> None:
    events = invented_events()
    order = np.random.default_rng(seed).permutation(events[0].size)
    mixed = panel_of(tuple(column[order] for column in events))  # type: ignore[arg-type]
    assert seal(issued_forecast(mixed.until(108))) == SEAL


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_a_shuffled_future_changes_no_seal(seed: int) -> None:
    dice = np.random.default_rng(seed)
    area, month, deaths = (column.copy() for column in invented_events())
    future = np.flatnonzero(month >= 108)
    area[future] = dice.integers(0, 5, size=future.size)
    month[future] = dice.integers(108, 120, size=future.size)
    deaths[future] = dice.integers(0, 900, size=future.size)
    assert seal(issued_forecast(panel_of((area, month, deaths)).until(108))) == SEAL


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(LEAVES))
def test_any_change_breaks_the_seal(path: tuple[Any, ...]) -> None:
    kept = json.loads(json.dumps(document(ISSUED)))
    inside = kept["forecast"]
    for key in path[:-1]:
        inside = inside[key]
    value = inside[path[-1]]
    inside[path[-1]] = value + 1 if isinstance(value, int | float) else f"{value}x"
    with pytest.raises(InputRefused):
        opened(kept)
