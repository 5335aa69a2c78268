"""The guide for writers of packs: complete, and its examples can be read."""

from __future__ import annotations

import dataclasses
from enum import Enum

import pytest

from misaq.core.packs import TABLES
from misaq.kernel.ids import Key
from misaq.reports.reference.docstrings import meanings_of_fields
from misaq.reports.reference.fields import field_table, parts_of
from misaq.reports.reference.forms import FORMS
from misaq.reports.reference.tables import tables_page
from misaq.sources.structure import from_plain


def every_block() -> list[type[object]]:
    """Return every class that is written as a block of fields."""
    found = list(TABLES.values())
    for record_class in found:
        found += [k for k in parts_of(record_class) if not issubclass(k, Enum) and k not in found]
    return found


@pytest.mark.parametrize("record_class", every_block(), ids=lambda kind: kind.__name__)
def test_every_field_says_what_it_means(record_class: type[object]) -> None:
    names = {field.name for field in dataclasses.fields(record_class)}  # type: ignore[arg-type]
    assert names - set(meanings_of_fields(record_class)) - {"cite"} == set()


def test_every_table_and_block_has_its_heading() -> None:
    text = tables_page().text
    assert [name for name in TABLES if f"\n### {name}\n" not in text] == []
    inner = [kind for kind in every_block() if kind not in TABLES.values()]
    assert [kind for kind in inner if f"\n### {kind.__name__}\n" not in text] == []


def test_a_field_says_how_it_is_written_and_whether_it_may_be_left_out() -> None:
    rows = field_table(TABLES["sourcebook.observations"]).splitlines()
    found = {row.split("|")[1].strip(" `"): row for row in rows}
    assert "[`sourcebook.series`](#sourcebookseries) | **refused**" in found["series"]
    assert "list of: [citation](#citations)" in found["cite"]
    assert "| number | nothing |" in found["value"]
    series = field_table(TABLES["sourcebook.series"])
    assert "| `offered_as_success` | `yes` or `no` | no |" in series
    points = field_table(TABLES["policies.commitments"])
    assert "| `maturity` | [one of Maturity](#maturity) | `unknown` |" in points


@pytest.mark.parametrize(
    ("kind", "text"),
    [(form.kind, text) for form in FORMS for text, _ in form.examples],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_example_of_a_text_form_can_be_read(kind: type[object], text: str) -> None:
    read = from_plain(kind, text)
    assert isinstance(read, str if kind is Key else kind)
