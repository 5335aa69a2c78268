"""Whom screening is measured on: listed names as printed and altered, and people on no list."""

from __future__ import annotations

import csv
import gzip
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice

from benchmarks.lists_data import DATA, is_held_back, read_ofac, read_uk, read_un
from misaq.core.lists.records import (
    Identifier,
    IdentifierKind,
    ListedName,
    ListEntry,
    PartyKind,
)
from misaq.core.screening.answer import ListVersion
from misaq.core.screening.index import Index, build, by_list
from misaq.core.screening.query import Query
from misaq.kernel.dates import ImpreciseDate, parse_date
from misaq.kernel.errors import InputRefused
from misaq.kernel.ids import Key
from tests.support.invented_names import (
    Frequencies,
    InventedPerson,
    invent_people,
    invent_population,
    read_frequencies,
)

_MATCHING = DATA / "matching"
_YEARS = (1945, 2006)
SEED = 20261123


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody asked about.

    Attributes:
        query: by name alone.
        birth: day or year of birth; None where not known.
        father: name of the father; empty where not known.
        province: invented, of the invented; empty for the listed.
    """

    query: Query
    birth: ImpreciseDate | None = None
    father: str = ""
    province: str = ""


@cache
def lists_index() -> Index:
    """Return the index of the lists of the United Nations, the Kingdom and the States."""
    return build(by_list([read_un("2025-04-19"), read_ofac(), read_uk()]))


def frequencies() -> Frequencies:
    """Return how often words occur in Pakistani names."""
    return read_frequencies(_MATCHING / "pk-name-token-frequencies.csv")


def listed_people(*, held_back: bool) -> list[Asked]:
    """Return people of the United Nations' list, some with altered names.

    Args:
        held_back: the quarter that nothing was chosen by, or the rest.
    """
    altered = _rows("yente-positives-un-altered.csv")
    plain = _rows("yente-positives-un.csv")
    return [
        Asked(_query(row["full_name"]), _birth(row["date_of_birth"]))
        for row, original in zip(altered, plain, strict=True)
        if is_held_back(original["full_name"]) == held_back
    ]


def ordinary_people(count: int) -> list[Asked]:
    """Return invented people with names as common as real ones, on no list."""
    dice = random.Random(SEED)  # noqa: S311 -- invented people, not secrets
    return [
        Asked(
            _query(person.name),
            parse_date(str(dice.randint(*_YEARS))),
            person.father,
            person.province,
        )
        for person in islice(invented(), count)
    ]


def invented() -> Iterator[InventedPerson]:
    """Yield invented people without end."""
    return invent_people(frequencies(), seed=SEED)


@dataclass(frozen=True, slots=True)
class FiveFields:
    """An invented list that prints fathers, and whom it is asked about.

    Attributes:
        index: the list.
        listed: people on it, with the name, and of some the father, in another spelling.
        strangers: people not on it.
        namesakes: people not on it who bear a listed name, with another father.
    """

    index: Index
    listed: list[Asked]
    strangers: list[Asked]
    namesakes: list[Asked]


def five_fields(count: int) -> FiveFields:
    """Return an invented list as long as the Fourth Schedule that was measured, and whom it is
    asked about: so many strangers and namesakes, half as many of the listed."""
    people = invent_population(
        frequencies(), seed=SEED, listed=4_665, queries=count // 2, strangers=count
    )
    version = ListVersion(Key("INVENTED"), date(2026, 11, 23))
    return FiveFields(
        build({version: [_listed(person) for person in people.listed]}),
        [_asked(query.person) for query in people.queries],
        [_asked(person) for person in people.strangers],
        [_asked(person) for person in people.namesakes],
    )


def _listed(person: InventedPerson) -> ListEntry:
    return ListEntry(
        person.reference,
        PartyKind.PERSON,
        (ListedName(person.name),),
        fathers=(person.father,) if person.father else (),
        districts=(f"{person.district}, {person.province}",),
        identifiers=(Identifier(IdentifierKind.CNIC, person.cnic),),
    )


def _asked(person: InventedPerson) -> Asked:
    """Return somebody asked about by name, father and district, without a number."""
    query = Query(
        (person.name,),
        PartyKind.PERSON,
        father=person.father,
        district=f"{person.district}, {person.province}",
    )
    return Asked(query, father=person.father, province=person.province)


def people_of_the_world(count: int) -> list[Asked]:
    """Return invented people of all countries, on no list."""
    rows = _rows("yente-negatives-global-4000.csv.gz")[:count]
    return [Asked(_query(row["full_name"])) for row in rows]


def _query(name: str) -> Query:
    return Query((name,), PartyKind.PERSON)


def _birth(text: str) -> ImpreciseDate | None:
    if not text:
        return None
    try:
        return parse_date(text)
    except InputRefused:
        return parse_date(text[:4])


def _rows(name: str) -> list[dict[str, str]]:
    opened = gzip.open if name.endswith(".gz") else open
    with opened(_MATCHING / name, "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
