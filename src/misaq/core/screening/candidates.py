"""The few listed names that a query is compared with: those that share its rarest keys.

Beside them come those whose bearers print the father or the district that the query brings, however
many others share the name; whether such a name is alike enough is for all the evidence to say.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest

from misaq.core.lists.naming import RULES, Naming
from misaq.core.screening.beside import Marks, entries_beside
from misaq.core.screening.index import Index, key_mark
from misaq.core.screening.short_forms import find_by_part
from misaq.core.screening.spellings import plain

MOST = 24
"""Forms that are compared for one name; those that share less of its rare keys are left."""
MOST_BESIDE = 12
"""Entries that are compared because of what stands beside their names."""
_ENOUGH = 100
"""Forms brought up by rare keys, after which common keys only raise those already found."""
_REMEMBERED = 20_000
"""Names whose meetings are remembered: most who are asked about share theirs with somebody."""
_COMMON = 400
"""Forms under one key, from which on the key is common."""


@dataclass(frozen=True, slots=True)
class Met:
    """A listed name that a query's name met.

    Attributes:
        form: its place in the index.
        naming: the rules by which the two were compared.
        asked: the name of the query.
        score: 0 to 1.
        likeness: the score against that of the query's name with itself, 0 to about 1.
        bits: evidence in the words that met; little where they are common.
        is_exact: whether the two are the same to the letter, but for case, marks and signs.
        is_part: whether the name of the query stands in the listed one, which says more.
    """

    form: int
    naming: Naming
    asked: str
    score: float
    likeness: float
    bits: float
    is_exact: bool
    is_part: bool = False


def find_met(
    index: Index, name: str, naming: Naming, *, least: float, same: float = 1.0
) -> tuple[Met, ...]:
    """Return the listed names that a name meets: every exact one, and those alike enough.

    Args:
        index: what is searched.
        name: one name of a query.
        naming: the rules that read it.
        least: from this score on a name is alike enough.
        same: from this likeness on as well.
    """
    recent = index.recent
    if recent is None:
        return _find_met(index, name, naming, least, same)
    asked = (name, naming, least, same)
    known: tuple[Met, ...] | None = recent.get(asked)
    if known is None:
        if len(recent) >= _REMEMBERED:
            recent.clear()
        known = recent[asked] = _find_met(index, name, naming, least, same)
    return known


def find_beside(index: Index, name: str, naming: Naming, marks: Marks) -> Iterator[tuple[int, Met]]:
    """Yield entries that print the like of what a query brings beside its name, with their names.

    A name that shares no key with that of the query is compared only where what agrees is so rare
    that no more than one entry prints it by chance.

    Args:
        index: what is searched.
        name: one name of a query.
        naming: the rules that read it; nothing is known beside the names of bodies.
        marks: of the father and the district of the query.
    """
    if naming is not Naming.PERSONS or not marks:
        return
    rules = RULES[naming]
    read = rules.read(name)
    itself = rules.weigh(read, read).score or 1.0
    keys = sorted(key_mark(naming, key) for key in rules.keys(read))
    for entry, form in _nearest_beside(index, keys, marks):
        weighed = rules.weigh(read, rules.read(index.texts[form]))
        score, bits = weighed.score, weighed.bits
        yield entry, Met(form, naming, name, score, score / itself, bits, is_exact=False)


def _nearest_beside(index: Index, of_name: Iterable[int], marks: Marks) -> list[tuple[int, int]]:
    whole = len(index.entries) + 1
    beside = entries_beside(index.beside, marks, whole)
    pairs = [(entry, form) for entry in beside for form in index.forms.at(entry)]
    shared = _shared(index, of_name, {form for _, form in pairs}) if pairs else {}
    least = math.log(whole)
    best = nlargest(
        MOST_BESIDE,
        (
            (beside[entry] + shared.get(form, 0.0), -entry, -form)
            for entry, form in pairs
            if form in shared or beside[entry] >= least
        ),
    )
    return [(-entry, -form) for _, entry, form in best]


def _shared(index: Index, marks: Iterable[int], forms: Container[int]) -> dict[int, float]:
    """Return what the keys say that those forms share with a name."""
    table = index.names
    weights: dict[int, float] = {}
    for place in (place for place in map(table.find, marks) if place >= 0):
        weight = math.log((len(index.texts) + 1) / table.postings.count(place))
        for form in table.postings.at(place):
            if form in forms:
                weights[form] = weights.get(form, 0.0) + weight
    return weights


def _find_met(
    index: Index, name: str, naming: Naming, least: float, same: float
) -> tuple[Met, ...]:
    rules = RULES[naming]
    read = rules.read(name)
    exact = frozenset(_exact(index, name, naming))
    near = _near(index, [key_mark(naming, key) for key in rules.keys(read)])
    itself = rules.weigh(read, read).score or 1.0
    found: list[Met] = []
    for form in (*sorted(exact), *(form for form in near if form not in exact)):
        weighed = rules.weigh(read, rules.read(index.texts[form]))
        score, likeness, is_exact = weighed.score, weighed.score / itself, form in exact
        if is_exact or score >= least or likeness >= same:
            found.append(Met(form, naming, name, score, likeness, weighed.bits, is_exact))
    return (*found, *_parts(index, name, naming, {met.form for met in found}))


def _parts(index: Index, name: str, naming: Naming, known: set[int]) -> Iterator[Met]:
    """Yield the names of bodies of which the name is a part, beside those that are alike enough."""
    if naming is not Naming.BODIES:
        return
    rules = RULES[naming]
    read = rules.read(name)
    for form in find_by_part(index, name):
        if form not in known:
            weighed = rules.weigh(read, rules.read(index.texts[form]))
            score, bits = weighed.score, weighed.bits
            yield Met(form, naming, name, score, score, bits, is_exact=False, is_part=True)


def _exact(index: Index, name: str, naming: Naming) -> Iterable[int]:
    place = index.exact.find(key_mark(naming, plain(name)))
    return () if place < 0 else index.exact.postings.at(place)


def _near(index: Index, marks: Iterable[int]) -> list[int]:
    """Return the forms that share the most and rarest keys, at most :data:`MOST`."""
    table = index.names
    places = [place for place in map(table.find, marks) if place >= 0]
    counted = sorted((table.postings.count(place), place) for place in places)
    weights: dict[int, float] = {}
    whole = len(index.texts) + 1
    for count, place in counted:
        weight = math.log(whole / count)
        forms = table.postings.at(place)
        if count > _COMMON and len(weights) >= _ENOUGH:
            for form in forms:
                if form in weights:
                    weights[form] += weight
        else:
            for form in forms:
                weights[form] = weights.get(form, 0.0) + weight
    # Of equal weights the earlier form: the same query has the same answer everywhere.
    best = nlargest(MOST, ((weight, -form) for form, weight in weights.items()))
    return [-form for _, form in best]
