"""Names and acronyms that several entries of one list bear: such a name picks out none of them.

Ansar al-Sharia is a name that three bodies of a list go by, JUA the acronym of two. Whoever meets
the list by that name alone may be any of them, so that the evidence is less by the binary logarithm
of how many there are.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from misaq.core.lists.evidence import Agreement, EvidenceKind, EvidenceLine
from misaq.core.lists.naming import Naming
from misaq.core.lists.prepared import PreparedEntry, PreparedName
from misaq.core.names.organisations_collisions import acronyms_of, find_collisions


def count_bearers(entries: Sequence[PreparedEntry]) -> tuple[PreparedEntry, ...]:
    """Return the entries of one list, each name with how many of them bear it."""
    bearers = Counter(mark for entry in entries for mark in _marks(entry))
    bodies = {
        str(place): [name.read for name in entry.names[Naming.BODIES]]
        for place, entry in enumerate(entries)
        if Naming.BODIES in entry.names
    }
    acronyms = {acronym: len(keys) for acronym, keys in find_collisions(bodies).items()}
    return tuple(_counted(entry, bearers, acronyms) for entry in entries)


def shared_by(left: PreparedName, right: PreparedName) -> int:
    """Return how many entries of one list the meeting of two names may mean; 1 where it is one."""
    return max(
        left.bearers,
        right.bearers,
        right.acronyms.get(left.acronym, 1),
        left.acronyms.get(right.acronym, 1),
    )


def shared_bits(left: PreparedName, right: PreparedName) -> float:
    """Return what that takes from the evidence, as a number of bits not above 0."""
    return -math.log2(shared_by(left, right))


def shared_lines(left: PreparedName, right: PreparedName) -> tuple[EvidenceLine, ...]:
    """Return the line that says so; none where the name is one entry's."""
    count = shared_by(left, right)
    if count == 1:
        return ()
    bits = shared_bits(left, right)
    return (EvidenceLine(EvidenceKind.SHARED_NAME, Agreement.OTHER, bits, count=count),)


_Mark = tuple[Naming, tuple[str, ...]]


def _marks(entry: PreparedEntry) -> set[_Mark]:
    return {_mark(naming, name) for naming, names in entry.names.items() for name in names}


def _mark(naming: Naming, name: PreparedName) -> _Mark:
    """Return what two names have in common that say the same words, in whatever order."""
    words: Iterable[str] = name.read.keys if naming is Naming.PERSONS else name.read.exact
    return naming, tuple(sorted(words))


def _counted(
    entry: PreparedEntry, bearers: Mapping[_Mark, int], acronyms: Mapping[str, int]
) -> PreparedEntry:
    names = {
        naming: tuple(_with_counts(naming, name, bearers, acronyms) for name in read)
        for naming, read in entry.names.items()
    }
    return replace(entry, names=names)


def _with_counts(
    naming: Naming, name: PreparedName, bearers: Mapping[_Mark, int], acronyms: Mapping[str, int]
) -> PreparedName:
    mark = _mark(naming, name)
    count = bearers[mark] if mark[1] else 1
    if naming is Naming.PERSONS:
        return replace(name, bearers=count) if count > 1 else name
    own = {one: acronyms[one] for one in acronyms_of(name.read) if one in acronyms}
    if count == 1 and not own and not name.acronym:
        return name
    return replace(name, bearers=count, acronyms=MappingProxyType(own))
