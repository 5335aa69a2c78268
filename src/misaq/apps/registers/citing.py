"""Which records cite which source, at what confidence."""

from __future__ import annotations

import dataclasses
from collections import OrderedDict, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from misaq.apps.registers.queries import data_version, get_registers
from misaq.core.access.actors import Actor
from misaq.core.packs import Registers, records_of
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citation, Confidence

_KEPT = 4
_citings: OrderedDict[str, Mapping[Key, tuple[Citing, ...]]] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Citing:
    """A record that cites a source somewhere in it, once for each confidence and place."""

    table: str
    key: Key
    confidence: Confidence
    at: str
    asserted_by: str


def get_citings(*, actor: Actor) -> Mapping[Key, tuple[Citing, ...]]:
    """Return what cites each source, in the order of tables and records."""
    version = data_version(actor=actor)
    if version not in _citings:
        while len(_citings) >= _KEPT:
            _citings.popitem(last=False)
        _citings[version] = citings_of(get_registers(actor=actor))
    return _citings[version]


def citings_of(registers: Registers) -> Mapping[Key, tuple[Citing, ...]]:
    """Return what cites each source; a source that nothing cites is not in it."""
    found: dict[Key, dict[Citing, None]] = defaultdict(dict)
    for table, records in records_of(registers).items():
        for record in records:
            for c in citations_in(record):
                citing = Citing(table, record.key, c.confidence, c.at, c.asserted_by)
                found[c.source][citing] = None
    return MappingProxyType({source: tuple(citing) for source, citing in found.items()})


def citations_in(value: Any) -> Iterator[Citation]:
    """Yield every citation in a record, those of its parts included."""
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from citations_in(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from citations_in(getattr(value, field.name))
