"""Whatever field ceases to be public, no public answer shows what stands in it."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from misaq.core.access.actors import PUBLIC
from misaq.core.packs import TABLES, records_of, sensitivity
from misaq.core.packs.projection import project
from misaq.core.packs.sensitivity import DECLARED, record_classes
from misaq.kernel.sensitivity import Sensitivity
from misaq.reports.open_data import instruments, popolo
from misaq.reports.open_data.addresses import Addresses
from misaq.reports.open_data.package import files_of
from misaq.reports.open_data.skos import concept_scheme
from misaq.reports.open_data.tables import PublicTables, Table
from tests.support.invented_country import invented_registers
from tests.support.open_data import AT, EDITION

MARK = "never to be seen outside 5f1c"
REQUIRED = {"key", "within", "kind", "fit", "instrument", "parent", "house", "source", "confidence"}
"""Fields by which linked data is built: keys, and kinds of links."""

TEXTS = sorted(
    (kind.__name__, field.name)
    for kind in record_classes(TABLES.values())
    for field in dataclasses.fields(kind)
    if str(field.type) == "str" and field.name not in REQUIRED
)


def marked(value: Any, kind: str, field: str) -> Any:
    """Return the record with the mark in every such field, however deep."""
    if isinstance(value, tuple):
        return tuple(marked(item, kind, field) for item in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    own = type(value).__name__ == kind
    changes = {
        f.name: MARK if own and f.name == field else marked(getattr(value, f.name), kind, field)
        for f in dataclasses.fields(value)
    }
    return dataclasses.replace(value, **changes)


@settings(max_examples=25)
@given(
    st.sampled_from(TEXTS),
    st.sampled_from([Sensitivity.INTERNAL, Sensitivity.PERSONAL, Sensitivity.SECRET]),
)
def test_a_field_that_is_not_public_is_in_no_file(
    place: tuple[str, str], level: Sensitivity
) -> None:
    kind, field = place
    declared = {
        each: {**fields, field: level} if each.__name__ == kind else fields
        for each, fields in DECLARED.items()
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sensitivity, "DECLARED", declared)
        shown = public_files(kind, field)
    assert MARK not in shown


def public_files(kind: str, field: str) -> str:
    """Return everything that leaves, of records that have the mark in a field."""
    tables = {
        name: Table(name, tuple(project(marked(r, kind, field), viewer=PUBLIC) for r in records))
        for name, records in records_of(invented_registers()).items()
    }
    public = PublicTables(EDITION, tables, {})
    files = [file.content.decode() for file in files_of(public)]
    return "\n".join([*files, *linked_documents(public)])


def linked_documents(public: PublicTables) -> list[str]:
    """Return linked data; what its builders cannot do without a field is left out."""
    made = []
    for build in (concept_scheme, popolo.institutions, popolo.committees, _instrument):
        with contextlib.suppress(KeyError):
            made.append(json.dumps(build(public, AT)))
    return made


def _instrument(public: PublicTables, at: Addresses) -> dict[str, Any]:
    return instruments.instrument(public, at, "EXA")


def test_the_mark_would_be_seen_in_a_public_field() -> None:
    assert MARK in public_files("Clock", "title")
    assert MARK in public_files("Evidence", "what")
