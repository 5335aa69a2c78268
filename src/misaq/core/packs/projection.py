"""What somebody may see of a record, as plain values in a stable order: one way for every door."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.core.packs.sensitivity import sensitivity_of
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.sensitivity import Sensitivity
from misaq.kernel.words import Phrase

Plain = dict[str, Any]
"""Field name -> text, number, truth value, None, list or dict of these."""

Translate = Callable[[str], str]


def levels_seen_by(viewer: Actor) -> frozenset[Sensitivity]:
    """Return which fields of records somebody may see.

    What is about a person, and what is secret, is in no register and is shown by none.
    """
    inside = may(viewer, Permission.READ_INTERNAL)
    return frozenset({Sensitivity.PUBLIC} | ({Sensitivity.INTERNAL} if inside else set()))


def project(record: Any, *, viewer: Actor, translate: Translate | None = None) -> Plain:
    """Return what the viewer may see of the record: its fields in their order, others left out.

    An imprecise day becomes ``{"edtf", "earliest", "latest"}``, a sentence its text in the
    language of ``translate`` (English when it is None), an enum its value.

    Raises:
        TypeError: a field holds a kind of value that nobody said how to show.
    """
    return _fields(record, levels_seen_by(viewer), translate)


def visible_fields(kind: type[Any], viewer: Actor) -> tuple[dataclasses.Field[Any], ...]:
    """Return the fields of a class of records that the viewer may see, in their order."""
    levels = levels_seen_by(viewer)
    fields = dataclasses.fields(kind)
    return tuple(field for field in fields if sensitivity_of(kind, field.name) in levels)


def edtf_of(day: ImpreciseDate) -> str:
    """Return a day in the form of EDTF (ISO 8601-2): one of several days stands in brackets."""
    return f"[{day.text}]" if ".." in day.text else day.text


def _fields(record: Any, levels: frozenset[Sensitivity], translate: Translate | None) -> Plain:
    kind = type(record)
    return {
        field.name: _value(getattr(record, field.name), levels, translate)
        for field in dataclasses.fields(record)
        if sensitivity_of(kind, field.name) in levels
    }


def _value(value: Any, levels: frozenset[Sensitivity], translate: Translate | None) -> Any:
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, tuple):
        return [_value(item, levels, translate) for item in value]
    if isinstance(value, Phrase):
        return value.render(translate)
    if dataclasses.is_dataclass(value) and not isinstance(value, ImpreciseDate):
        return _fields(value, levels, translate)
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, ImpreciseDate):
        return {
            "edtf": edtf_of(value),
            "earliest": value.earliest.isoformat(),
            "latest": value.latest.isoformat(),
        }
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"Nobody said how a {type(value).__name__} is shown.")
