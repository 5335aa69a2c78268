"""Every record can be written as text and read back as it was."""

from __future__ import annotations

import dataclasses
import string
import types
import typing
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from misaq.core.law.records import Span, Unit
from misaq.core.packs import TABLES
from misaq.kernel.dates import ImpreciseDate, parse_date
from misaq.kernel.ids import Key, parse_key
from misaq.kernel.periods import Period
from misaq.kernel.provenance import Citation, Confidence
from misaq.sources.structure import BaseValidationError, from_plain, list_faults, to_plain

KEYS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9.:()_/-]{0,12}", fullmatch=True).map(parse_key)
# Text as people write it: no spaces at its ends, no control characters.
WORDS = (
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=20)
    .map(str.strip)
    .filter(bool)
)
PLACES = WORDS.filter(lambda text: "~" not in text)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@st.composite
def dates(draw: st.DrawFn) -> ImpreciseDate:
    first, second = sorted(draw(st.tuples(DAYS, DAYS)))
    form = draw(st.sampled_from(["{0}", "{0:%Y-%m}", "{0:%Y}", "{0}..{1}", "{0:%Y-%m}..{1:%Y}"]))
    return parse_date(form.format(first, second))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    starts, ends = draw(st.tuples(st.none() | dates(), st.none() | dates()))
    if starts and ends and ends.latest < starts.earliest:
        return Period(ends, starts)
    return Period(starts, ends)


SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    bool: st.booleans(),
    int: st.integers(-(10**9) + 1, 10**9 - 1),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False, places=3).filter(
        lambda number: abs(number) < 10**20
    ),
    date: DAYS,
    Key: KEYS,
    ImpreciseDate: dates(),
    Period: periods(),
    Span: st.builds(Span, st.integers(1, 9999), st.sampled_from(Unit)),
    Citation: st.builds(
        Citation, KEYS, st.sampled_from(Confidence), st.just("") | PLACES, st.just("") | WORDS
    ),
}


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Return values of a type that a field of a record can have."""
    if kind in SIMPLE:
        return SIMPLE[kind]
    arguments = typing.get_args(kind)
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        inner = [values(argument) for argument in arguments if argument is not type(None)]
        return st.one_of(st.none(), *inner)
    if typing.get_origin(kind) is tuple:
        return st.lists(values(arguments[0]), max_size=2).map(tuple)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    return records(kind)


def records(kind: Any) -> st.SearchStrategy[Any]:
    """Return records of a class, some with their fields left at the default."""
    hints = typing.get_type_hints(kind)
    given_values = {}
    for field in dataclasses.fields(kind):
        strategy = values(hints[field.name])
        if field.default is not dataclasses.MISSING:
            strategy = st.just(field.default) | strategy
        given_values[field.name] = strategy
    return st.builds(kind, **given_values)


@pytest.mark.parametrize("table", TABLES)
@settings(max_examples=10)
@given(data=st.data())
def test_a_record_written_and_read_is_the_record(table: str, data: st.DataObject) -> None:
    record = data.draw(records(TABLES[table]))
    plain = to_plain(record)
    assert from_plain(TABLES[table], plain) == record
    assert only_text(plain)


def only_text(plain: Any) -> bool:
    """Say whether there is nothing but text in lists and mappings."""
    if isinstance(plain, dict):
        return all(isinstance(name, str) and only_text(value) for name, value in plain.items())
    if isinstance(plain, (list, tuple)):
        return all(only_text(value) for value in plain)
    return isinstance(plain, str)


@given(st.text(string.printable, max_size=30))
def test_any_text_is_a_citation_or_refused(text: str) -> None:
    try:
        record = from_plain(TABLES["law.holidays"], {
            "key": "h", "day": "2020-01-01", "title": "x", "cite": [text],
        })  # fmt: skip
    except BaseValidationError as error:
        assert list(list_faults(error))  # noqa: PT017
    else:
        assert from_plain(TABLES["law.holidays"], to_plain(record)) == record
