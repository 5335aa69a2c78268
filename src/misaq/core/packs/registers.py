"""The registers of a country, and the table each record belongs to."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from misaq.core.bodies.records import Bodies
from misaq.core.framework.records import Framework
from misaq.core.incidents.registers import Incidents
from misaq.core.institutions.records import Institutions
from misaq.core.law.records import Law
from misaq.core.lists.registers import Lists
from misaq.core.places.records import Places
from misaq.core.policies.records import Policies
from misaq.core.sourcebook.records import Sourcebook


@dataclass(frozen=True, slots=True)
class Registers:
    """Everything on record about one country."""

    sourcebook: Sourcebook = Sourcebook()
    places: Places = Places()
    framework: Framework = Framework()
    law: Law = Law()
    institutions: Institutions = Institutions()
    bodies: Bodies = Bodies()
    lists: Lists = Lists()
    incidents: Incidents = Incidents()
    policies: Policies = Policies()


def _tables() -> Mapping[str, type[Any]]:
    tables: dict[str, type[Any]] = {}
    for room, register in typing.get_type_hints(Registers).items():
        for field, annotation in typing.get_type_hints(register).items():
            tables[f"{room}.{field}"] = typing.get_args(annotation)[0]
    return MappingProxyType(tables)


TABLES: Mapping[str, type[Any]] = _tables()
"""Record class of each table, by name ("law.clocks"), in the order rooms may refer back."""


def records_of(registers: Registers) -> Mapping[str, tuple[Any, ...]]:
    """Return the records of each table, in table order."""
    return MappingProxyType(
        {
            table: getattr(getattr(registers, room), field)
            for table in TABLES
            for room, field in [table.split(".")]
        }
    )


def from_records(records: Mapping[str, tuple[Any, ...]]) -> Registers:
    """Return the registers that hold the records; a table that is not named is empty."""
    rooms: dict[str, Any] = {}
    for room, register in typing.get_type_hints(Registers).items():
        fields = [field.name for field in dataclasses.fields(register)]
        rooms[room] = register(**{name: records.get(f"{room}.{name}", ()) for name in fields})
    return Registers(**rooms)
