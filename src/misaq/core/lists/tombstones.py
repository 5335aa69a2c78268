"""What stays of a person who left a list: keyed hashes that suppress, for a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from misaq.core.lists.records import ListEntry
from misaq.core.lists.sealing import is_sealed, keyed, seal_number
from misaq.core.lists.spells import SeenSpell
from misaq.core.lists.statements import comparable
from misaq.kernel.ids import Key


class MarkKind(Enum):
    """By what a forgotten person could be matched again."""

    NUMBER = "NUMBER"
    """A number of theirs."""
    BIRTH = "BIRTH"
    """A name with a birth."""
    FATHER = "FATHER"
    """A name with the name of the father."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A keyed hash of something by which a match could be made again.

    Attributes:
        kind: of what.
        key: 32 hexadecimal digits.
    """

    kind: MarkKind
    key: str


@dataclass(frozen=True, slots=True)
class Retention:
    """How long what is kept.

    Attributes:
        days: days from the snapshot that no longer has a person to the day they are forgotten.
        tombstone_days: days from that same snapshot to the day the tombstone goes as well.
    """

    days: int
    tombstone_days: int

    def is_over(self, spell: SeenSpell, on: date) -> bool:
        """Return whether a person whose last spell this is is to be forgotten on a day."""
        return spell.gone_by is not None and spell.gone_by + timedelta(days=self.days) <= on

    def expires_on(self, gone_by: date) -> date:
        """Return the day on which the tombstone goes."""
        return gone_by + timedelta(days=max(self.tombstone_days, self.days) + 1)


def reference_key(source_list: Key, reference: str, key: bytes) -> str:
    """Return the keyed hash by which a forgotten entry of a list is known."""
    return keyed(key, "reference", source_list, reference)


def marks_of(entry: ListEntry, key: bytes) -> frozenset[Mark]:
    """Return every mark of an entry; none for a name alone, which is not only theirs."""
    return frozenset(_marks(entry, key))


def _marks(entry: ListEntry, key: bytes) -> Iterator[Mark]:
    for number in entry.identifiers:
        sealed = number.value if is_sealed(number.value) else seal_number(number.value, key)
        yield Mark(MarkKind.NUMBER, sealed.split(":")[1])
    names = {_folded(name.text) for name in entry.names}
    yield from _paired(MarkKind.BIRTH, names, (day.text for day in entry.births), key)
    yield from _paired(MarkKind.FATHER, names, map(_folded, entry.fathers), key)


def _paired(
    kind: MarkKind, names: Iterable[str], others: Iterable[str], key: bytes
) -> Iterator[Mark]:
    texts = tuple(others)
    for name in names:
        for other in texts:
            yield Mark(kind, keyed(key, kind.value, name, other))


def _folded(text: str) -> str:
    return comparable(text).casefold()
