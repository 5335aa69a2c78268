"""Which fields a record's form has, made from the record itself. No Django.

Lists of further records (the evidence of a point) are entered one by one, each with a form of its
own; all else stands in the form of the record.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from misaq.core.packs import TABLES
from misaq.core.packs.references import REFERENCES
from misaq.core.policies.records import Evidence, Indicator, Responsibility
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citation
from misaq.reports.reference.docstrings import meanings_of_fields

_LONG = frozenset(
    {"text", "what", "note", "definition", "undefined", "rights_relevant", "not_verifiable_because"}
)
NEVER_HERE = frozenset({"titles", "rights_gate"})
"""Fields with a form of their own: titles in other languages, and what a rights officer sets."""


class Control(Enum):
    """How a field is filled in."""

    LINE = "LINE"
    TEXT = "TEXT"
    LINES = "LINES"
    """Several words, one a line."""
    DAY = "DAY"
    NUMBER = "NUMBER"
    TRUTH = "TRUTH"
    CHOICE = "CHOICE"
    KEY = "KEY"
    KEYS = "KEYS"
    """Several keys, one a line."""
    CITES = "CITES"
    """Several sources, one a line."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a form.

    Attributes:
        path: field of the record, and of the part of it when it has parts ("term", "starts").
        is_required: whether the record cannot be without it.
        meaning: what it means, in the words of the record.
        values: what CHOICE offers, as records write it.
        tables: tables whose keys KEY and KEYS take.
    """

    path: tuple[str, ...]
    control: Control
    is_required: bool
    meaning: str
    values: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the name of the field in the form."""
        return "-".join(self.path)

    @property
    def label(self) -> str:
        """Return what the field is called, in English."""
        return " ".join(self.path).replace("_", " ").capitalize()


ENTERED: Mapping[str, type[Any]] = {
    name: TABLES[name]
    for name in (
        "policies.commitments",
        "policies.policies",
        "policies.lineage",
        "policies.positions",
        "sourcebook.observations",
        "sourcebook.series",
        "sourcebook.sources",
        "sourcebook.documents",
    )
}
"""Tables with a form for their records; every other is changed by a pack."""

ENTRIES: Mapping[tuple[str, str], type[Any]] = {
    ("policies.commitments", "responsibilities"): Responsibility,
    ("policies.commitments", "indicators"): Indicator,
    ("policies.commitments", "evidence"): Evidence,
}
"""Lists with a form for one more entry."""


def specs_of(record_class: type[Any]) -> tuple[FieldSpec, ...]:
    """Return the fields of a record's form: those it cannot be without first; never its key."""
    found = _specs(record_class, (), is_required=True)
    return tuple(sorted(found, key=lambda spec: not spec.is_required))


def _specs(record_class: type[Any], path: tuple[str, ...], *, is_required: bool) -> list[FieldSpec]:
    hints = typing.get_type_hints(record_class)
    meanings = meanings_of_fields(record_class)
    found: list[FieldSpec] = []
    for field in dataclasses.fields(record_class):
        kind = _without_none(hints[field.name])
        if field.name in NEVER_HERE or (field.name == "key" and not path):
            continue
        must = is_required and field.default is dataclasses.MISSING
        here = (*path, field.name)
        if _is_part(kind):
            found += _specs(kind, here, is_required=must)
        elif (control := _control(field.name, kind)) is not None:
            found.append(
                FieldSpec(
                    path=here,
                    control=control,
                    is_required=must,
                    meaning=meanings.get(field.name, ""),
                    values=_values(kind),
                    tables=REFERENCES.get(record_class, {}).get(field.name, ()),
                )
            )
    return found


def _without_none(hint: Any) -> Any:
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        return next(part for part in typing.get_args(hint) if part is not types.NoneType)
    return hint


def _is_part(kind: Any) -> bool:
    return (
        isinstance(kind, type)
        and dataclasses.is_dataclass(kind)
        and kind not in {ImpreciseDate, Citation}
    )


def _control(name: str, kind: Any) -> Control | None:
    """Return how a field is filled in; None for a list of entries, which have their own forms."""
    if typing.get_origin(kind) is tuple:
        inner = typing.get_args(kind)[0]
        if inner is Citation:
            return Control.CITES
        if inner is Key:
            return Control.KEYS
        return Control.LINES if inner is str else None
    if isinstance(kind, type) and issubclass(kind, Enum):
        return Control.CHOICE
    if kind is str:
        return Control.TEXT if name in _LONG else Control.LINE
    return {
        Key: Control.KEY,
        bool: Control.TRUTH,
        ImpreciseDate: Control.DAY,
        date: Control.DAY,
        int: Control.NUMBER,
        Decimal: Control.NUMBER,
    }.get(kind)


def _values(kind: Any) -> tuple[str, ...]:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return tuple(str(member.value) for member in kind)
    return ()


_SEVERAL = frozenset({Control.LINES, Control.KEYS, Control.CITES})


def body_of(specs: Sequence[FieldSpec], typed: Mapping[str, str]) -> dict[str, Any]:
    """Return the record that was typed, as a pack writes it; what was left empty is left out."""
    body: dict[str, Any] = {}
    for spec in specs:
        text = typed.get(spec.name, "").strip()
        if not text:
            continue
        value: Any = text.replace("\r\n", "\n")
        if spec.control in _SEVERAL:
            value = [line.strip() for line in text.splitlines() if line.strip()]
        *outer, last = spec.path
        place = body
        for name in outer:
            place = place.setdefault(name, {})
        place[last] = value
    return body


def typed_of(specs: Sequence[FieldSpec], body: Mapping[str, Any]) -> dict[str, str]:
    """Return what stands in each field of the form of a record."""
    return {spec.name: _typed(_at(body, spec.path)) for spec in specs}


def kept_from(specs: Sequence[FieldSpec], body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a record that its form does not show."""
    shown = {spec.path[0] for spec in specs}
    return {name: value for name, value in body.items() if name not in shown}


def name_of(specs: Sequence[FieldSpec], path: Sequence[str | int]) -> str:
    """Return the name of the field in which a fault at a path of the record lies; "" for none."""
    words = [str(part) for part in path]
    for length in range(len(words), 0, -1):
        name = "-".join(words[:length])
        if any(spec.name == name for spec in specs):
            return name
    return ""


def _at(body: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    value: Any = body
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _typed(value: Any) -> str:
    if value is None:
        return ""
    return "\n".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
