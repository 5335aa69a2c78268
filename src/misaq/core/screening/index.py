"""Every listed name under keys, so that a query is compared with few of them.

A *form* is a name as printed, read by one set of rules; many entries may bear it. Forms stand under
the keys of those rules, rarest first when they are looked up, and under an exact key of their own,
so that no cap can lose a name that is given as it is printed.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from misaq.core.lists.naming import RULES, Naming, namings_of
from misaq.core.lists.records import ListEntry, PartyKind, Snapshot
from misaq.core.screening.answer import ListVersion
from misaq.core.screening.beside import marks_beside
from misaq.core.screening.postings import (
    KeyTable,
    Postings,
    make_key_table,
    make_postings,
    mark_of,
)
from misaq.core.screening.spellings import LETTERS, number_keys, plain

_KINDS = tuple(PartyKind)


@dataclass(frozen=True, slots=True)
class Index:
    """The entries of some lists, found by name and by number.

    Attributes:
        versions: the lists, each as it stood.
        entries: all entries, those of one list after those of another.
        version_of: for each entry, the place of its list in ``versions``.
        kinds: for each entry, the place of its kind among :class:`PartyKind`.
        texts: each form as printed.
        rules: by which rules each form is read, one letter each.
        bearers: the entries that bear each form.
        names: forms under the marks of their keys.
        exact: forms under the marks of their folded words in order.
        numbers: entries under the marks of their identity numbers.
        forms: the forms of each entry that are read as names of a person.
        beside: entries under the marks of their fathers and districts.
        recent: what names met lately, so that a name asked about again costs little; None where
            no name that was asked about is to be remembered, not even in memory.
    """

    versions: tuple[ListVersion, ...]
    entries: Sequence[ListEntry]
    version_of: array[int]
    kinds: array[int]
    texts: Sequence[str]
    rules: str
    bearers: Postings
    names: KeyTable
    exact: KeyTable
    numbers: KeyTable
    forms: Postings
    beside: KeyTable
    recent: dict[tuple[object, ...], Any] | None = field(default=None, repr=False, compare=False)

    def version(self, entry: int) -> ListVersion:
        """Return the list of an entry."""
        return self.versions[self.version_of[entry]]

    def kind(self, entry: int) -> PartyKind:
        """Return the kind of an entry."""
        return _KINDS[self.kinds[entry]]


@dataclass(slots=True)
class _Building:
    forms: dict[tuple[Naming, str], int] = field(default_factory=dict)
    bearers: list[list[int]] = field(default_factory=list)
    numbers: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    of_entry: list[list[int]] = field(default_factory=list)
    beside: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, number: int, entry: ListEntry) -> None:
        of_person: list[int] = []
        self.of_entry.append(of_person)
        for naming in namings_of(entry.kind):
            for name in dict.fromkeys(name.text for name in entry.names):
                form = self.forms.setdefault((naming, name), len(self.bearers))
                if form == len(self.bearers):
                    self.bearers.append([])
                self.bearers[form].append(number)
                if naming is Naming.PERSONS:
                    of_person.append(form)
        for key in number_keys(entry.identifiers):
            self.numbers[mark_of(key)].append(number)
        for group in marks_beside(entry.fathers, entry.districts):
            for mark in group:
                self.beside[mark].append(number)


def by_list(
    snapshots: Iterable[Snapshot], digests: Mapping[str, str] | None = None
) -> dict[ListVersion, tuple[ListEntry, ...]]:
    """Return the entries of each snapshot under its version.

    Args:
        digests: the digest of what was read, by key of the list.
    """
    known = digests or {}
    return {
        ListVersion(each.source_list, each.as_of, known.get(each.source_list, "")): each.entries
        for each in snapshots
    }


def remembering(index: Index) -> Index:
    """Return the index for a long run: it remembers what the last names met, in memory alone."""
    return replace(index, recent={})


def build(entries_by_list: Mapping[ListVersion, Sequence[ListEntry]]) -> Index:
    """Return the index of what stands on the lists; whoever was taken off stands in none.

    The same lists give the same index, in whatever order they come.
    """
    versions = tuple(sorted(entries_by_list))
    entries: list[ListEntry] = []
    version_of, kinds = array("H"), array("B")
    building = _Building()
    for place, version in enumerate(versions):
        for entry in entries_by_list[version]:
            building.add(len(entries), entry)
            entries.append(entry)
            version_of.append(place)
            kinds.append(_KINDS.index(entry.kind))
    names, exact = _tables(building.forms)
    return Index(
        versions=versions,
        entries=tuple(entries),
        version_of=version_of,
        kinds=kinds,
        texts=tuple(text for _, text in building.forms),
        rules="".join(LETTERS[naming] for naming, _ in building.forms),
        bearers=make_postings(building.bearers),
        names=names,
        exact=exact,
        numbers=make_key_table(building.numbers),
        forms=make_postings(building.of_entry),
        beside=make_key_table(building.beside),
    )


def key_mark(naming: Naming, key: str) -> int:
    """Return the mark of a key that some rules give."""
    return mark_of(f"{LETTERS[naming]}{key}")


def _tables(forms: Mapping[tuple[Naming, str], int]) -> tuple[KeyTable, KeyTable]:
    names: dict[int, list[int]] = defaultdict(list)
    exact: dict[int, list[int]] = defaultdict(list)
    marks: dict[tuple[Naming, str], int] = {}
    for (naming, text), form in forms.items():
        exact[key_mark(naming, plain(text))].append(form)
        rules = RULES[naming]
        for key in rules.keys(rules.read(text)):
            mark = marks.get((naming, key))
            if mark is None:
                mark = marks[naming, key] = key_mark(naming, key)
            names[mark].append(form)
    return make_key_table(names), make_key_table(exact)
