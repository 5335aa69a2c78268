"""The page for whoever writes a country pack: every table, field, block and form of text."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any

from misaq.core.packs import TABLES, Registers
from misaq.reports.reference.docstrings import first_paragraph
from misaq.reports.reference.fields import field_table, parts_of
from misaq.reports.reference.forms import forms_of_text
from misaq.reports.reference.markdown import bullets, code, count, link, prose
from misaq.reports.reference.page import Page, page
from misaq.reports.reference.values import values_table


def tables_page() -> Page:
    """Return every table of the registers with its fields, then what stands inside records."""
    rooms = typing.get_type_hints(Registers)
    inside = tuple(_inside(TABLES.values()))
    blocks = [_opening(), _contents(rooms)]
    for room, register in rooms.items():
        blocks += [f"## {register.__name__}", prose(first_paragraph(register))]
        for name, record_class in TABLES.items():
            if name.startswith(f"{room}."):
                blocks += _table(name, record_class)
    blocks += ["## Blocks", "What is written inside a record, as a block of its own fields."]
    blocks += [part for kind in inside if not issubclass(kind, Enum) for part in _block(kind)]
    blocks += ["## Fixed values", "Where a field allows only some values, these are they."]
    blocks += [part for kind in inside if issubclass(kind, Enum) for part in _values(kind)]
    blocks += forms_of_text()
    return page("tables.md", "Tables of the registers", blocks)


def _opening() -> str:
    return (
        f"A country pack fills {count(len(TABLES), 'table')}. Each is one file or several: "
        "`<room>/<table>.yml` holds a list of records, `<room>/<table>.csv` a record in each row, "
        "and a table may be spread over `<table>.<part>.yml`. Any table may be missing. How to "
        "begin: [write a country pack](../how-to/write-a-country-pack.md)."
    )


def _contents(rooms: dict[str, Any]) -> str:
    return bullets(
        f"{link(register.__name__, '#' + register.__name__.lower())}: "
        + ", ".join(
            link(code(name.partition(".")[2]), f"#{name.replace('.', '')}")
            for name in TABLES
            if name.startswith(f"{room}.")
        )
        for room, register in rooms.items()
    )


def _inside(records: Iterable[type[Any]]) -> Iterator[type[Any]]:
    """Yield each class that stands inside a record or inside another block, once, in order."""
    found: dict[type[Any], None] = {}
    waiting = list(records)
    while waiting:
        for kind in parts_of(waiting.pop(0)):
            if kind not in found:
                found[kind] = None
                waiting += [] if issubclass(kind, Enum) else [kind]
    yield from sorted(found, key=lambda kind: kind.__name__)


def _table(name: str, record_class: type[Any]) -> Iterator[str]:
    yield f"### {name}"
    yield f"{code(record_class.__name__)}: {prose(first_paragraph(record_class))}"
    yield field_table(record_class)


def _block(kind: type[Any]) -> Iterator[str]:
    yield f"### {kind.__name__}"
    yield prose(first_paragraph(kind))
    yield field_table(kind)


def _values(kind: type[Enum]) -> Iterator[str]:
    yield f"### {kind.__name__}"
    yield prose(first_paragraph(kind))
    yield values_table(kind, "value")
