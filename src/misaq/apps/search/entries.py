"""What a search can find of the registers: each record with its words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from misaq.apps.pages.addresses import subject_url
from misaq.core.access.actors import PUBLIC
from misaq.core.access.permissions import Permission
from misaq.core.names.folding import skeleton, words_in
from misaq.core.packs import Registers, records_of
from misaq.core.packs.projection import visible_fields
from misaq.core.packs.sensitivity import LEAVES
from misaq.kernel.provenance import Citation

MADE_BY = "2"
"""Version of the way entries are made: an index made another way is made anew."""
_NO_WORDS = frozenset({"language", "sha256", "address"})
"""Fields that hold codes for machines."""
_NAMING = ("key", "title", "titles", "names")


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
    """Yield what the public may read of a record in words, its parts included.

    Citations are left out: what a source is called says nothing of the record.
    """
    if isinstance(value, Citation):
        return
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item)
    elif dataclasses.is_dataclass(value) and type(value) not in LEAVES:
        for field in visible_fields(type(value), PUBLIC):
            if field.name not in _NO_WORDS:
                yield from texts_in(getattr(value, field.name))
