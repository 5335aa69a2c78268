"""What people call each record, and which sources there are: a page names what it links."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from misaq.apps.registers.queries import data_version, get_registers
from misaq.core.access.actors import Actor
from misaq.core.packs import Registers, records_of
from misaq.core.sourcebook.records import Source
from misaq.kernel.errors import NotFound
from misaq.kernel.ids import Key, Keyed, by_key
from misaq.kernel.titles import Titled
from misaq.kernel.words import Phrase, tell

K = TypeVar("K", bound=Keyed)

_KEPT = 4
_indexes: OrderedDict[str, Index] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Index:
    """The names of the records of one state of the data.

    Attributes:
        sources: source of each key that citations use.
        titles: what people call each record, by table and key; a record that nobody calls
            anything is not in it.
        translated: records that have a title in another language, by table and key.
    """

    sources: Mapping[Key, Source]
    titles: Mapping[str, Mapping[Key, str]]
    translated: Mapping[str, Mapping[Key, Titled]]

    def title_of(self, table: str, key: str) -> str:
        """Return what people call a record; its key when nobody calls it anything."""
        return self.titles.get(table, {}).get(Key(key), key)


def get_index(*, actor: Actor) -> Index:
    """Return the index of the data as it is; one cheap look-up when it did not change."""
    version = data_version(actor=actor)
    if version not in _indexes:
        while len(_indexes) >= _KEPT:
            _indexes.popitem(last=False)
        _indexes[version] = index_of(get_registers(actor=actor))
    return _indexes[version]


def index_of(registers: Registers) -> Index:
    """Return the names of the records."""
    return Index(
        sources=by_key(registers.sourcebook.sources),
        titles=MappingProxyType(
            {table: _titles(records) for table, records in records_of(registers).items()}
        ),
        translated=MappingProxyType(
            {table: _translated(records) for table, records in records_of(registers).items()}
        ),
    )


def get_one(records: Iterable[K], key: str, *, noun: Phrase, list_name: Phrase) -> K:
    """Return the record with the key.

    Raises:
        NotFound: there is none.
    """
    for record in records:
        if record.key == key:
            return record
    raise NotFound(
        tell("There is no {noun} {key} on record.", noun=noun, key=repr(key)),
        next_step=tell(
            "Look for it in the list of {list_name}, or check the key for a slip.",
            list_name=list_name,
        ),
        rule="registers.key",
    )


def _titles(records: Iterable[Any]) -> Mapping[Key, str]:
    found = {record.key: _title(record) for record in records}
    return MappingProxyType({key: title for key, title in found.items() if title})


def _translated(records: Iterable[Any]) -> Mapping[Key, Titled]:
    return MappingProxyType({r.key: r for r in records if getattr(r, "titles", ())})


def _title(record: Any) -> str:
    return str(getattr(record, "title", "") or getattr(record, "text", ""))
