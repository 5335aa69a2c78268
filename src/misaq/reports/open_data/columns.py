"""The columns of a table as CSV: records laid flat, typed as a Table Schema says."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from misaq.core.access.actors import PUBLIC
from misaq.core.packs.projection import Plain, visible_fields
from misaq.core.packs.references import REFERENCES
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.words import Phrase
from misaq.reports.open_data.cells import guarded
from misaq.reports.reference.docstrings import meanings_of_fields

DAY_PARTS = (("", "edtf"), ("_earliest", "earliest"), ("_latest", "latest"))
_SCALARS: Mapping[type[Any], str] = {
    bool: "boolean",
    int: "integer",
    str: "string",
    Phrase: "string",
    Decimal: "number",
    date: "date",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: its name.
        path: where the value stands in a plain row.
        type: its type as Table Schema names it.
        meaning: what it says.
        values: the values it can have, where they are fixed.
        refers_to: table whose keys it holds; empty where none or several.
    """

    name: str
    path: tuple[str, ...]
    type: str
    meaning: str
    values: tuple[str, ...] = ()
    refers_to: str = ""

    def cell(self, row: Plain) -> str:
        """Return what stands in the column for a plain row."""
        value: Any = row
        for step in self.path:
            value = None if value is None else value[step]
        return _written(value, self.type)


def columns_of(kind: type[Any]) -> tuple[Column, ...]:
    """Return the columns of a class of records: its public fields, in their order."""
    return tuple(_columns(kind, (), ""))


def _columns(
    kind: type[Any], path: tuple[str, ...], prefix: str, whole: str = ""
) -> Iterator[Column]:
    """Yield the columns; a part that says nothing of itself has the meaning of the whole."""
    hints = typing.get_type_hints(kind)
    meanings = meanings_of_fields(kind)
    for field in visible_fields(kind, PUBLIC):
        name = f"{prefix}{field.name}"
        meaning = meanings.get(field.name, whole)
        where = (*path, field.name)
        hint = _without_none(hints[field.name])
        targets = REFERENCES.get(kind, {}).get(field.name, ())
        yield from _of_field(name, where, hint, meaning, targets[0] if len(targets) == 1 else "")


def _of_field(
    name: str, path: tuple[str, ...], hint: Any, meaning: str, refers_to: str
) -> Iterator[Column]:
    if hint is ImpreciseDate:
        for ending, part in DAY_PARTS:
            kind = "string" if part == "edtf" else "date"
            yield Column(f"{name}{ending}", (*path, part), kind, _of_day(part, meaning))
    elif typing.get_origin(hint) is tuple:
        yield Column(name, path, _type_of_list(typing.get_args(hint)[0]), meaning)
    elif isinstance(hint, type) and issubclass(hint, Enum):
        yield Column(name, path, "string", meaning, tuple(str(each.value) for each in hint))
    elif dataclasses.is_dataclass(hint) and hint is not Phrase:
        yield from _columns(typing.cast("type[Any]", hint), path, f"{name}_", meaning)
    else:
        yield Column(name, path, _SCALARS[_bare(hint)], meaning, refers_to=refers_to)


def _of_day(part: str, meaning: str) -> str:
    if part == "edtf":
        return f"{meaning} Written in EDTF: a year, a month, a day, or [first..last]."
    return f"{meaning} The {part} day it can be."


def _type_of_list(item: Any) -> str:
    is_enum = isinstance(item, type) and issubclass(item, Enum)
    return "list" if is_enum or _is_key(item) else "array"


def _is_key(hint: Any) -> bool:
    return getattr(hint, "__supertype__", None) is str


def _bare(hint: Any) -> Any:
    return str if _is_key(hint) else hint


def _without_none(hint: Any) -> Any:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        (hint,) = (each for each in typing.get_args(hint) if each is not type(None))
    return hint


def _written(value: Any, kind: str) -> str:
    if value is None:
        return ""
    if kind == "boolean":
        return "true" if value else "false"
    if kind in {"integer", "number"}:
        return str(value)
    if kind == "list":
        return guarded(";".join(value))
    if kind == "array":
        return guarded(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    return guarded(str(value))
