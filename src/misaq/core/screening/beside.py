"""Keys of what stands beside a name: fathers and districts.

Thousands share a common name, and a cap on those compared would lose the one who is meant. Where a
query brings a father or a district, the entries that print the like are compared too, the rarest
agreement first.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from misaq.core.lists.naming import RULES, Naming
from misaq.core.lists.places import read_place
from misaq.core.screening.postings import KeyTable, mark_of

Marks = tuple[tuple[int, ...], ...]
"""The marks of each fact apart: any of a father's, and that of a district."""


def marks_beside(fathers: Iterable[str], districts: Iterable[str]) -> Marks:
    """Return the marks of fathers and of districts; of one that says nothing there are none."""
    rules = RULES[Naming.PERSONS]
    keys = {key for father in fathers if father for key in rules.keys(rules.read(father))}
    places = {" ".join(sorted(read_place(text).district)) for text in districts} - {""}
    groups = (
        tuple(sorted(mark_of(f"father {key}") for key in keys)),
        tuple(sorted(mark_of(f"district {place}") for place in places)),
    )
    return tuple(group for group in groups if group)


def entries_beside(table: KeyTable, marks: Marks, whole: int) -> dict[int, float]:
    """Return the entries that print such facts, and what that says: the rarer, the more.

    Args:
        table: entries under the marks of what stands beside their names.
        marks: of the query; of those of one fact the rarest that agrees counts.
        whole: how many entries there are.
    """
    weights: dict[int, float] = {}
    for group in marks:
        of_fact: dict[int, float] = {}
        places = [place for place in map(table.find, group) if place >= 0]
        # The rarest comes last, and stays.
        for place in sorted(places, key=table.postings.count, reverse=True):
            weight = math.log(whole / table.postings.count(place))
            of_fact.update(dict.fromkeys(table.postings.at(place), weight))
        for entry, weight in of_fact.items():
            weights[entry] = weights.get(entry, 0.0) + weight
    return weights
