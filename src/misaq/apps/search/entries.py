"""What a search can find of the registers: each record with its words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from misaq.apps.pages.addresses import subject_url
from misaq.core.access.permissions import Permission
from misaq.core.names.folding import skeleton, words_in
from misaq.core.packs import Registers, records_of
from misaq.kernel.provenance import Citation

_NAMING = ("key", "title", "names", "acronym", "short_title")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found.

    Attributes:
        table: its register table ("policies.commitments").
        key: its key.
        title: what people call it.
        text: everything it says, for the passage shown under a hit.
        names: folded words of its names, parted by spaces.
        words: folded words of all it says, parted by spaces.
        skeletons: skeletons of the words of its names, parted by spaces.
        permission: what somebody must be allowed in order to find it.
    """

    table: str
    key: str
    title: str
    text: str
    names: str
    words: str
    skeletons: str
    permission: Permission = Permission.PUBLIC


def entries_of(registers: Registers) -> Iterator[Entry]:
    """Yield every record that has a page to lead to."""
    for table, records in records_of(registers).items():
        for record in records:
            if subject_url(table, record.key):
                yield _entry(table, record)


def _entry(table: str, record: Any) -> Entry:
    naming = [t for field in _NAMING for t in texts_in(getattr(record, field, ""))]
    said = list(texts_in(record))
    names = " ".join(naming)
    words = words_in(names)
    return Entry(
        table=table,
        key=record.key,
        title=str(getattr(record, "title", "") or getattr(record, "text", "") or record.key),
        text=" · ".join(said),
        names=" ".join(words),
        words=" ".join(words_in(" ".join(said))),
        skeletons=" ".join(dict.fromkeys(s for word in words if (s := skeleton(word)))),
    )


def texts_in(value: Any) -> Iterator[str]:
    """Yield what a record says in words, its parts included; citations left out."""
    if isinstance(value, Citation):
        return
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from texts_in(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts_in(getattr(value, field.name))
