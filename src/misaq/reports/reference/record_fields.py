"""The page that says how far each field of each record may travel."""

from __future__ import annotations

import dataclasses

from misaq.core.packs.sensitivity import DECLARED
from misaq.kernel.sensitivity import Sensitivity
from misaq.reports.reference.markdown import code, codes, table
from misaq.reports.reference.page import Page, page


def record_fields_page() -> Page:
    """Return the fields of every class of records, by how far they may travel."""
    kinds = sorted(DECLARED, key=lambda kind: (kind.__module__, kind.__name__))
    said = (
        "Records stand in their tables as one block, so each of their fields says for itself how "
        "far it may travel. One function shows records to the API, the downloads and linked data, "
        "and leaves out what is not public; a field that declares nothing is shown to nobody and "
        "fails a test."
    )
    heads = ("Record", *(level.value for level in Sensitivity))
    return page("record-fields.md", "Fields of records", (said, table(heads, map(_row, kinds))))


def _row(kind: type) -> tuple[str, ...]:
    declared = DECLARED[kind]
    names = [field.name for field in dataclasses.fields(kind)]
    by_level = [[n for n in names if declared.get(n) is level] for level in Sensitivity]
    return code(f"{kind.__module__}.{kind.__name__}"), *map(codes, by_level)
