"""Entries that left while the same names came back under another reference: perhaps re-keyed.

Nothing is merged. Whoever reads it is told, and judges.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from misaq.core.lists.records import ListEntry, PartyKind
from misaq.core.lists.statements import comparable


@dataclass(frozen=True, slots=True)
class Rekeying:
    """Two entries with the same names and dates, the one gone where the other is new.

    Attributes:
        before: the entry that is gone, as last printed.
        after: the entry that is new, as first printed.
    """

    before: ListEntry
    after: ListEntry


_Marks = tuple[PartyKind, frozenset[str], frozenset[str], str]


def find_rekeyings(gone: Iterable[ListEntry], new: Iterable[ListEntry]) -> tuple[Rekeying, ...]:
    """Return every pair of one that is gone and one that is new with the same names and dates.

    The kind, all names, all births and the printed day of listing must be the same. Where several
    pairs can be made, each of them is returned.
    """
    by_marks: dict[_Marks, list[ListEntry]] = defaultdict(list)
    for entry in new:
        by_marks[_marks(entry)].append(entry)
    return tuple(
        Rekeying(before, after)
        for before in gone
        for after in by_marks.get(_marks(before), ())
        if before.reference != after.reference
    )


def _marks(entry: ListEntry) -> _Marks:
    names = frozenset(comparable(name.text).casefold() for name in entry.names)
    births = frozenset(day.text for day in entry.births)
    return (entry.kind, names, births, "" if entry.listed_on is None else entry.listed_on.text)
