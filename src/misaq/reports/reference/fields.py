"""The fields of a record in words: what is written, what may be left out, what it means."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from misaq.core.law.records import Span
from misaq.core.packs.references import REFERENCES
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citation
from misaq.reports.reference.docstrings import meanings_of_fields
from misaq.reports.reference.markdown import code, link, prose, table

_WORDS: dict[Any, str] = {
    str: "text",
    bool: "`yes` or `no`",
    int: "whole number",
    Decimal: "number",
    date: "day",
    ImpreciseDate: "[date](#dates)",
    Span: "[span](#spans-of-time)",
    Citation: "[citation](#citations)",
}

_COMMON = {"cite": "the sources that support it", "key": "its own key", "note": "what else to know"}
"""What a field of this name means wherever a record does not say more."""


def field_table(record_class: type[Any]) -> str:
    """Return the table of a record's fields, those that must be given first."""
    fields = sorted(dataclasses.fields(record_class), key=_may_be_left_out)
    return table(
        ("field", "written as", "left out", "meaning"),
        [_row(record_class, field) for field in fields],
    )


def parts_of(record_class: type[Any]) -> Iterator[type[Any]]:
    """Yield the classes of blocks and of fixed values that stand inside a record."""
    for hint in typing.get_type_hints(record_class).values():
        inner = _inside(hint)
        if inner not in _WORDS and inner is not Key:
            yield inner


def _may_be_left_out(field: dataclasses.Field[Any]) -> bool:
    return field.default is not dataclasses.MISSING


def _row(record_class: type[Any], field: dataclasses.Field[Any]) -> tuple[str, str, str, str]:
    hint = typing.get_type_hints(record_class)[field.name]
    meaning = meanings_of_fields(record_class).get(field.name) or _COMMON.get(field.name, "")
    return (
        code(field.name),
        _written(hint, REFERENCES.get(record_class, {}).get(field.name, ())),
        _left_out(field),
        prose(meaning),
    )


def _written(hint: Any, targets: tuple[str, ...]) -> str:
    inner = _in_words(_inside(hint), targets)
    return f"list of: {inner}" if typing.get_origin(hint) is tuple else inner


def _in_words(kind: Any, targets: tuple[str, ...]) -> str:
    if kind is Key:
        return _key(targets)
    if kind in _WORDS:
        return _WORDS[kind]
    return link(_title(kind), f"#{kind.__name__.lower()}")


def _title(kind: type[Any]) -> str:
    return f"one of {kind.__name__}" if issubclass(kind, Enum) else f"{kind.__name__} block"


def _key(targets: tuple[str, ...]) -> str:
    if not targets:
        return "key"
    return "key in " + " or ".join(
        link(code(name), f"#{name.replace('.', '')}") for name in targets
    )


def _inside(hint: Any) -> Any:
    """Return the kind of one value: without None, and of a list its items'."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        (hint,) = (part for part in typing.get_args(hint) if part is not types.NoneType)
    return typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else hint


def _left_out(field: dataclasses.Field[Any]) -> str:
    if not _may_be_left_out(field):
        return "**refused**"
    if isinstance(field.default, bool):
        return "yes" if field.default else "no"
    if isinstance(field.default, Enum):
        return code(field.default.value)
    return "nothing"
