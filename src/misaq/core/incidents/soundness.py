"""Whether what a pack says of incidents holds together: rules, vocabularies, names, months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from misaq.core.incidents.coding.actors import folded
from misaq.core.incidents.coding.rules import problems_of
from misaq.core.incidents.coding.terms import FIELDS
from misaq.core.incidents.registers import Incidents, MonthlyTotals, Vocabulary, YearOfMonths
from misaq.core.incidents.sealed import COMMUNITY
from misaq.kernel.ids import Key
from misaq.kernel.words import tell

MONTHS = 12
_NO_MONTH = 4
"""Events without a month, and their deaths: best, lowest, highest."""


@dataclass(frozen=True, slots=True)
class IncidentFault:
    """One way in which a record does not hold together with the rest.

    Attributes:
        table: table of the record.
        key: key of the record.
        path: field, or path to it.
        what: what is wrong.
        next_step: what to do about it.
    """

    table: str
    key: Key
    path: str
    what: str
    next_step: str


def find_faults(incidents: Incidents) -> tuple[IncidentFault, ...]:
    """Return every fault; empty where the records hold together."""
    return (
        *_rules(incidents),
        *(fault for one in incidents.vocabularies for fault in _vocabulary(one)),
        *_names(incidents),
        *_patterns(incidents),
        *(fault for one in incidents.monthly for fault in _monthly(one)),
    )


def _rules(incidents: Incidents) -> Iterator[IncidentFault]:
    for problem in problems_of(sorted(incidents.rules, key=lambda rule: rule.rank)):
        key = Key(problem.where)
        yield IncidentFault("incidents.rules", key, "", problem.what, problem.next_step)


def _vocabulary(one: Vocabulary) -> Iterator[IncidentFault]:
    table = "incidents.vocabularies"
    fields = (*FIELDS, COMMUNITY)
    if one.field not in fields:
        yield IncidentFault(
            table,
            one.key,
            "field",
            tell("words stand in no field {field}.", field=repr(one.field)),
            tell("Fields are: {given}.", given=", ".join(fields)),
        )
    for word, count in Counter(folded(word.text) or word.text for word in one.words).items():
        if count > 1:
            yield IncidentFault(
                table,
                one.key,
                "words",
                tell("the word {word} stands {count} times.", word=repr(word), count=count),
                tell("Give each word one meaning."),
            )


def _names(incidents: Incidents) -> Iterator[IncidentFault]:
    owner: dict[tuple[str, str], Key] = {}
    for actor in incidents.actors:
        names = {("", folded(actor.title)), *((n.source, folded(n.text)) for n in actor.names)}
        for name in sorted(names):
            other = owner.setdefault(name, actor.key)
            if other != actor.key:
                yield IncidentFault(
                    "incidents.actors",
                    actor.key,
                    "names",
                    tell("{other} has the name {name} too.", other=other, name=repr(name[1])),
                    tell("Give the name to one actor, or say in which source each has it."),
                )


def _patterns(incidents: Incidents) -> Iterator[IncidentFault]:
    for pattern in incidents.actor_patterns:
        if not (pattern.starts or pattern.contains):
            yield IncidentFault(
                "incidents.actor_patterns",
                pattern.key,
                "starts",
                tell("the pattern asks for nothing, so it would fit every name."),
                tell("Say what the name starts with or has in it."),
            )


def _monthly(totals: MonthlyTotals) -> Iterator[IncidentFault]:
    table = "incidents.monthly"
    years = [row.year for row in totals.years]
    first, last = totals.span.earliest.year, totals.span.latest.year
    if years != sorted(set(years)) or (years and not first <= years[0] <= years[-1] <= last):
        yield IncidentFault(
            table,
            totals.key,
            "years",
            tell("the years are out of order, doubled or outside the span."),
            tell("Give each year of the span that had events once, the earliest first."),
        )
    for place, row in enumerate(totals.years):
        if not _is_a_year(row):
            yield IncidentFault(
                table,
                totals.key,
                f"years[{place}]",
                tell("twelve counts were expected of each month, none below nought."),
                tell("Compile the totals anew from the source."),
            )


def _is_a_year(row: YearOfMonths) -> bool:
    counts = (row.events, row.deaths, row.deaths_low, row.deaths_high)
    return (
        all(len(one) in (0, MONTHS) for one in counts)
        and bool(row.events) is bool(row.deaths)
        and len(row.no_month) in (0, _NO_MONTH)
        and all(number >= 0 for one in (*counts, row.no_month) for number in one)
    )
