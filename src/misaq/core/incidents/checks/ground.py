"""What checks of incidents share: where areas meet, what months hold, and who can be asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from misaq.core.findings.records import (
    Finding,
    Line,
    Outcome,
    Question,
    Severity,
    Subject,
    no_one_to_ask,
)
from misaq.core.incidents.registers import (
    AreaAssurance,
    Incidents,
    MonthlyTotals,
    NamedOperation,
    NotableIncident,
)
from misaq.core.places.records import Places
from misaq.kernel.dates import Certainty, ImpreciseDate
from misaq.kernel.ids import Key
from misaq.kernel.provenance import is_verified
from misaq.kernel.words import Phrase, say


def put(
    code: str,
    subject: Subject,
    sentence: Phrase,
    *,
    since: ImpreciseDate | None,
    working: tuple[Line, ...],
    to: Key | None,
    question: Phrase,
    severity: Severity = Severity.SERIOUS,
    aspect: str = "",
) -> Outcome:
    """Return the finding; a gap where no institution on record could answer it."""
    if to is None:
        return no_one_to_ask(code, subject, sentence)
    asked = Question(to, question)
    return Finding(code, subject, sentence, since, working, severity, asked, aspect)


def subject_of(record: AreaAssurance | NamedOperation) -> Subject:
    """Return an assurance or an operation as the subject of a finding."""
    if isinstance(record, AreaAssurance):
        return Subject("incidents.assurances", record.key, record.text)
    return Subject("incidents.operations", record.key, record.title)


def assurance_line(assurance: AreaAssurance) -> Line:
    """Return an assurance as a premise."""
    text = say(
        '{day}: "{word}", said {who}.',
        day=assurance.given_on,
        word=assurance.word,
        who=assurance.speaker,
    )
    return Line(text, assurance.cite)


def operation_line(operation: NamedOperation) -> Line:
    """Return an operation as a premise."""
    text = say("{title}, an operation: {span}.", title=operation.title, span=operation.span)
    return Line(text, operation.cite)


def incident_line(incident: NotableIncident) -> Line:
    """Return an incident as a premise.

    Who did it and who claimed it may be told by another source than day and place. Where a part of
    the record was not read, the line stands on that part.
    """
    text = say("{day}: {title}.", day=incident.happened_on, title=incident.title)
    unread = tuple(one for one in incident.cite if not is_verified((one,)))
    return Line(text, unread or incident.cite)


def is_past(day: ImpreciseDate, as_of: date) -> bool:
    """Whether a day had surely come."""
    return day.on_or_before(as_of) is Certainty.YES


def provinces_of(places: Places, areas: Iterable[Key]) -> frozenset[Key]:
    """Return the topmost areas that these lie in."""
    parents = {one.key: one.parent for one in places.areas}
    return frozenset(key for area in areas for key in above(places, area) if not parents.get(key))


def above(places: Places, area: Key) -> tuple[Key, ...]:
    """Return an area and every area it lies in, the smallest first."""
    parents = {one.key: one.parent for one in places.areas}
    found: list[Key] = []
    here: Key | None = area
    while here is not None:
        found.append(here)
        here = parents.get(here)
    return tuple(found)


def meet(places: Places, some: Iterable[Key], others: Iterable[Key]) -> bool:
    """Whether an area of the one lies in an area of the other, either way round."""
    left, right = tuple(some), tuple(others)
    up_left = {key for area in left for key in above(places, area)}
    up_right = {key for area in right for key in above(places, area)}
    return bool(up_left.intersection(right) or up_right.intersection(left))


def touches(places: Places, assurance: AreaAssurance, areas: Iterable[Key]) -> bool:
    """Whether an assurance was said to hold in one of the areas; without any it holds in all."""
    return not assurance.areas or meet(places, assurance.areas, areas)


def deaths_by_month(totals: MonthlyTotals) -> dict[int, int]:
    """Return the deaths of each month compiled (years times 12 plus month less one)."""
    found = dict.fromkeys(
        range(totals.span.earliest.year * 12, totals.span.latest.year * 12 + 12), 0
    )
    for year in totals.years:
        found.update({year.year * 12 + at: count for at, count in enumerate(year.deaths)})
    return found


def beside(
    incidents: Incidents, places: Places, areas: Iterable[Key], day: ImpreciseDate
) -> tuple[tuple[MonthlyTotals, int, int], ...]:
    """Return each series of the provinces that hold the areas, with deaths before and after.

    Twelve months before the month of the day and twelve after it; a series that does not hold all
    of them is left out. No area stands for all.
    """
    provinces = provinces_of(places, areas)
    first = day.earliest.year * 12 + day.earliest.month - 1
    last = day.latest.year * 12 + day.latest.month - 1
    found = []
    for totals in incidents.monthly:
        months = deaths_by_month(totals)
        is_here = totals.area is not None and (not provinces or totals.area in provinces)
        if is_here and first - 12 in months and last + 12 in months:
            before = sum(months[first - at] for at in range(1, 13))
            found.append((totals, before, sum(months[last + at] for at in range(1, 13))))
    return tuple(found)


def beside_line(places: Places, totals: MonthlyTotals, before: int, after: int) -> Line:
    """Return the deaths of a series before and after as a premise."""
    titles = {one.key: one.title for one in places.areas}
    text = say(
        "{source} {release}, {area}: {before} deaths in the twelve months before, {after} in the"
        " twelve after.",
        source=totals.source,
        release=totals.release,
        area=titles[Key(str(totals.area))],
        before=before,
        after=after,
    )
    return Line(text, totals.cite)
