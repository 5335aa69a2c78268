"""Persons of South Asia whom two lists print and no labelled pair is about: a clean test.

The United Kingdom's list of 2018 names the reference of the United Nations in its remarks. Of the
entries that both lists of 2018 hold, those that stand in no labelled file were never used to make,
tune or try the comparison. A false pair sets a name against the names of others that look most like
it, as the labelled files do.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from benchmarks.lists_data import read_pairs, read_uk, read_un
from misaq.core.lists.records import ListEntry, PartyKind

_LABELLED = ("gold-dev-un-uk-2018", "gold-dev-un-ofac-2021", "gold-dev-uk-ofac-2021")
_FROM = ("afghan", "pakistan", "india", "bangladesh", "nepal", "sri lanka")
_OF_THE_TALIBAN = "TAi."
_MOST_ALIKE = 8


def fresh_pairs() -> list[tuple[str, str, bool]]:
    """Return pairs of primary names, each with whether it is of one person."""
    labelled = {pair.cluster for name in _LABELLED for pair in read_pairs(name)}
    un = {entry.reference: entry for entry in read_un("2018-06-07").entries}
    people = [entry for entry in read_uk().entries if entry.kind is PartyKind.PERSON]
    found: list[tuple[str, str, bool]] = []
    for entry in people:
        for reference in entry.related:
            own = un.get(reference)
            if own is None or reference in labelled or not _is_of_south_asia(own):
                continue
            found.append((own.name, entry.name, True))
            found.extend((own.name, name, False) for name in _most_alike(own, people))
    return found


def _most_alike(own: ListEntry, people: Sequence[ListEntry]) -> list[str]:
    """Return the names of other people that look most like a person's."""
    others = [entry.name for entry in people if own.reference not in entry.related]
    small = [name.lower() for name in others]
    alike = process.extract(
        own.name.lower(), small, scorer=fuzz.token_sort_ratio, limit=_MOST_ALIKE
    )
    return [others[place] for _, _, place in alike]


def _is_of_south_asia(entry: ListEntry) -> bool:
    countries = " ".join(entry.nationalities).casefold()
    from_there = any(country in countries for country in _FROM)
    return from_there or entry.reference.startswith(_OF_THE_TALIBAN)
