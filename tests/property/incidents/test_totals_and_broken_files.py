"""Totals hold whatever the parts; the order of rows changes nothing; broken bytes load nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from misaq.core.incidents.panels import SUMS, PanelLevel, monthly_panel
from misaq.kernel.errors import SourceChanged
from misaq.sources.incidents.forms import Form
from misaq.sources.incidents.known import FORMS
from tests.support.canonical_rows import a_row, answered, as_table
from tests.support.incident_files import csv_of, read_rows, row_of

FIGURES = st.none() | st.integers(0, 500)
EVENTS = st.lists(
    st.fixed_dictionaries(
        {
            "source": st.sampled_from(["one", "two"]),
            "starts": st.integers(0, 700).map(lambda days: date(2019, 1, 1) + timedelta(days)),
            "date_precision": st.integers(1, 4),
            "place_precision": st.integers(1, 5),
            "province_code": st.sampled_from(["", "XA1", "XA2"]),
            "district_code": st.sampled_from(["", "XA101", "XA201"]),
            "kind": st.sampled_from(["attack", "clash"]),
            "killed_best": FIGURES,
            "killed_low": FIGURES,
            "killed_high": FIGURES,
            "injured_best": FIGURES,
        }
    ).map(lambda said: a_row(**said)),
    min_size=1,
    max_size=25,
)
FEW = settings(max_examples=15)


def _sums(cells: list[dict[str, Any]]) -> dict[str, int]:
    return {name: sum(cell[name] for cell in cells) for name in SUMS if name != "coarse"}


@FEW
@given(EVENTS, st.sampled_from(list(PanelLevel)))
def test_the_parts_and_what_is_in_none_give_the_whole(
    rows: list[dict[str, Any]], level: PanelLevel
) -> None:
    sums = _sums(answered(monthly_panel(as_table(rows), level=level, by=("kind",))))
    assert sums["events"] == len(rows)
    assert sums == _sums(answered(monthly_panel(as_table(rows), level=PanelLevel.COUNTRY)))
    assert sums["deaths_best"] == sum(_first(row, "best", "low", "high") for row in rows)


def _first(row: Mapping[str, Any], *which: str) -> int:
    figures = (row[f"killed_{one}"] for one in which)
    return next((figure for figure in figures if figure is not None), 0)


@FEW
@given(EVENTS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[dict[str, Any]], dice: Any) -> None:
    mixed = list(rows)
    dice.shuffle(mixed)
    assert answered(monthly_panel(as_table(mixed))) == answered(monthly_panel(as_table(rows)))


@settings(max_examples=6)
@pytest.mark.parametrize("form", list(FORMS.values()), ids=list(FORMS))
@given(data=st.data())
def test_changed_bytes_are_read_or_refused_and_nothing_else(form: Form, data: Any) -> None:
    """No byte changed anywhere in a file brings the reader to anything but a refusal or a table."""
    good = bytearray(csv_of([row_of(form), row_of(form)]))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(good) - 1))
        good[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    with TemporaryDirectory() as folder, contextlib.suppress(SourceChanged):
        assert read_rows(Path(folder), form, bytes(good)).rows > 0
