"""Entries that left while the same party may have come back under another reference.

Nothing is merged. Whoever reads it is told, and judges.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from misaq.core.lists.records import ListEntry, PartyKind
from misaq.core.lists.statements import comparable
from misaq.core.names.organisations import (
    SAME_FROM,
    organisation_keys,
    read_organisation,
    score_organisations,
)

_MADE_HERE = re.compile(r"[0-9a-f]{16}(-\d+)?")


class Likeness(Enum):
    """In what two entries are alike."""

    SAME_PRINT = "SAME_PRINT"
    """All names and dates are the same."""
    OTHER_SPELLING = "OTHER_SPELLING"
    """The issuer gives no references, and the names are of one organisation as names go."""


@dataclass(frozen=True, slots=True)
class Rekeying:
    """Two entries that are perhaps one, the one gone where the other is new.

    Attributes:
        before: the entry that is gone, as last printed.
        after: the entry that is new, as first printed.
        likeness: in what they are alike.
    """

    before: ListEntry
    after: ListEntry
    likeness: Likeness = Likeness.SAME_PRINT


def find_rekeyings(gone: Iterable[ListEntry], new: Iterable[ListEntry]) -> tuple[Rekeying, ...]:
    """Return every pair of one that is gone and one that is new and that are perhaps one.

    The kind, all names, all births and the printed day of listing are the same; or, where the
    issuer gives no references, the names of two organisations differ by their spelling. Where
    several pairs can be made, each of them is returned.
    """
    old, fresh = tuple(gone), tuple(new)
    return (*_same_print(old, fresh), *_other_spelling(old, fresh))


def is_made_here(reference: str) -> bool:
    """Return whether a reference was made from what is printed, since the issuer gives none.

    Another spelling then gives another reference: one entry gone, one new.
    """
    return _MADE_HERE.fullmatch(reference) is not None


_Marks = tuple[PartyKind, frozenset[str], frozenset[str], str]


def _same_print(gone: Sequence[ListEntry], new: Sequence[ListEntry]) -> Iterator[Rekeying]:
    by_marks: dict[_Marks, list[ListEntry]] = defaultdict(list)
    for entry in filter(_says_enough, new):
        by_marks[_marks(entry)].append(entry)
    for before in filter(_says_enough, gone):
        for after in by_marks.get(_marks(before), ()):
            if before.reference != after.reference:
                yield Rekeying(before, after)


def _says_enough(entry: ListEntry) -> bool:
    """Return whether names and dates tell the party from a namesake: a bare name does not."""
    is_dated = bool(entry.births) or entry.listed_on is not None
    return is_dated or entry.kind is not PartyKind.PERSON


def _marks(entry: ListEntry) -> _Marks:
    names = frozenset(comparable(name.text).casefold() for name in entry.names)
    births = frozenset(day.text for day in entry.births)
    return (entry.kind, names, births, "" if entry.listed_on is None else entry.listed_on.text)


def _other_spelling(gone: Sequence[ListEntry], new: Sequence[ListEntry]) -> Iterator[Rekeying]:
    by_key: dict[str, list[ListEntry]] = defaultdict(list)
    for entry in filter(_is_known_by_its_name, new):
        for key in organisation_keys(read_organisation(entry.name)):
            by_key[key].append(entry)
    for before in filter(_is_known_by_its_name, gone):
        keys = organisation_keys(read_organisation(before.name))
        near = {after.reference: after for key in sorted(keys) for after in by_key.get(key, ())}
        for after in near.values():
            if _marks(before) != _marks(after) and _are_spelled_alike(before, after):
                yield Rekeying(before, after, Likeness.OTHER_SPELLING)


def _is_known_by_its_name(entry: ListEntry) -> bool:
    return entry.kind is PartyKind.ORGANISATION and is_made_here(entry.reference)


def _are_spelled_alike(left: ListEntry, right: ListEntry) -> bool:
    days = (left.listed_on, right.listed_on)
    if days[0] is not None and days[1] is not None and not days[0].overlaps(days[1]):
        return False
    score = score_organisations(read_organisation(left.name), read_organisation(right.name))
    return score >= SAME_FROM
