"""The form of a record gives back the record that was put into it, for every record there is."""

from __future__ import annotations

from typing import Any

import pytest

from misaq.apps.changes.fields import ENTERED, ENTRIES, body_of, kept_from, specs_of, typed_of
from misaq.apps.changes.labels import LABELS
from misaq.apps.registers.bodies import to_body
from misaq.core.packs import records_of
from tests.support.invented_country import invented_registers

RECORDS = records_of(invented_registers())


@pytest.mark.parametrize("table", ENTERED)
def test_a_record_goes_through_its_form_unchanged(table: str) -> None:
    specs = specs_of(ENTERED[table])
    assert RECORDS[table]
    for record in RECORDS[table]:
        body = to_body(record)
        assert {**kept_from(specs, body), **body_of(specs, typed_of(specs, body))} == body


@pytest.mark.parametrize(("table", "field"), ENTRIES, ids="-".join)
def test_an_entry_goes_through_its_form_unchanged(table: str, field: str) -> None:
    specs = specs_of(ENTRIES[table, field])
    entries: list[Any] = [e for record in RECORDS[table] for e in getattr(record, field)]
    assert entries
    for entry in entries:
        body = to_body(entry)
        assert body_of(specs, typed_of(specs, body)) == body


@pytest.mark.parametrize("kind", [*ENTERED.values(), *ENTRIES.values()], ids=lambda k: k.__name__)
def test_every_field_of_a_form_has_words_that_can_be_translated(kind: type[Any]) -> None:
    nameless = [spec.name for spec in specs_of(kind) if spec.name not in LABELS]
    assert nameless == []
