"""What keeps the picture from saying more: results that are old, terms, names, people, days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from misaq.core.findings.checks import check
from misaq.core.findings.records import Gap, GapReason, Outcome, Severity, Subject
from misaq.core.incidents.registers import Incidents
from misaq.core.incidents.summaries import IncidentSummaries, ReleaseSummary
from misaq.core.incidents.terms import Terms
from misaq.core.places.records import ChangeKind, Places
from misaq.kernel.words import Phrase, join, say


def _of_release(code: str, one: ReleaseSummary, sentence: Phrase, closes: Phrase) -> Gap:
    subject = Subject("incidents.releases", one.source, f"{one.source} {one.release}")
    return Gap(code, subject, sentence, GapReason.NOT_KNOWN, closes)


@check(
    "THR009",
    title=say("Results that are older than what they are shown for"),
    why=say("A page that shows yesterday's reckoning as today's misleads whoever quotes it."),
    working=say(
        "Report sources of which a newer release is kept than the one whose results are shown, or"
        " whose results were reckoned before areas, bodies, actors or rules on record changed."
    ),
    basis=("domain 8",),
    severity=Severity.MINOR,
)
def outdated(summaries: IncidentSummaries) -> Iterator[Outcome]:
    """Name releases whose results are not of now."""
    closes = say("The results reckoned anew: misaq threat compute.")
    for one in summaries.releases:
        if one.shown and one.shown != one.release:
            sentence = say(
                "{source}: release {release} is kept, and results of {shown} are shown.",
                source=str(one.source),
                release=one.release,
                shown=one.shown,
            )
            yield _of_release("THR009", one, sentence, closes)
        elif one.is_outdated:
            sentence = say(
                "{source} {release}: its results were reckoned before the registers changed.",
                source=str(one.source),
                release=one.release,
            )
            yield _of_release("THR009", one, sentence, closes)


@check(
    "THR010",
    title=say("A release whose licence nobody has read"),
    why=say("Rows that may not be passed on, passed on, end what a publisher gives."),
    working=say("Report releases kept on terms as somebody posted them, with no licence read."),
    basis=("domain 8",),
    severity=Severity.MINOR,
)
def without_licence(summaries: IncidentSummaries) -> Iterator[Outcome]:
    """Name releases whose terms are only as posted."""
    for one in summaries.releases:
        if one.terms is Terms.CREDIT:
            yield _of_release(
                "THR010",
                one,
                say(
                    "{source} {release}: its terms are as posted; no licence was read.",
                    source=str(one.source),
                    release=one.release,
                ),
                say("The licence, read at its publisher."),
            )


@check(
    "THR011",
    title=say("A release that names persons where actors stand"),
    why=say("A person is no actor here. What stands behind the name is then known to nobody."),
    working=say("Report releases of which rows had a person's name in an actor field; it was cut."),
    basis=("domain 8",),
    severity=Severity.MINOR,
)
def names_persons(summaries: IncidentSummaries) -> Iterator[Outcome]:
    """Name releases in which names of persons had to be cut."""
    for one in summaries.releases:
        if one.withheld:
            yield _of_release(
                "THR011",
                one,
                say(
                    "{source} {release}: in {count} rows a person stood where an actor stands; the"
                    " name was cut, and the actor is not known.",
                    source=str(one.source),
                    release=one.release,
                    count=one.withheld,
                ),
                say("The organisation behind each, where a source tells it."),
            )


@check(
    "THR012",
    title=say("Years of which one source alone tells"),
    why=say("How far a figure depends on who collected it shows only beside another source."),
    working=say(
        "Take the years of every release that is kept and of every compiled series; report each"
        " source with the years that no other source covers whole."
    ),
    basis=("domain 8",),
    severity=Severity.MINOR,
)
def one_source(incidents: Incidents, summaries: IncidentSummaries) -> Iterator[Outcome]:
    """Name sources that alone tell of some years."""
    covered = _years(incidents, summaries)
    for one in summaries.releases:
        others = {
            year for source, years in covered.items() if source != one.source for year in years
        }
        alone = sorted(covered[str(one.source)] - others)
        if alone:
            yield _of_release(
                "THR012",
                one,
                say(
                    "{source} {release}: of {count} years, {first} to {last}, no other source is"
                    " on record.",
                    source=str(one.source),
                    release=one.release,
                    count=len(alone),
                    first=str(alone[0]),
                    last=str(alone[-1]),
                ),
                say("A release of another source for these years, added."),
            )


def _years(incidents: Incidents, summaries: IncidentSummaries) -> Mapping[str, set[int]]:
    found: dict[str, set[int]] = {}
    for release in summaries.releases:
        years = range(release.first.year, release.last.year + 1)
        found.setdefault(str(release.source), set()).update(years)
    for totals in incidents.monthly:
        years = range(totals.span.earliest.year, totals.span.latest.year + 1)
        found.setdefault(totals.source, set()).update(years)
    return found


@check(
    "THR013",
    title=say("A province with deaths on record and no population"),
    why=say("Without people a count says where many live as much as where many die."),
    working=say("Report areas of compiled series with deaths of which no population is on record."),
    basis=("domain 8",),
    severity=Severity.MINOR,
)
def without_population(incidents: Incidents, places: Places) -> Iterator[Outcome]:
    """Name provinces without a population."""
    died = {
        one.area
        for one in incidents.monthly
        if one.area is not None and any(any(year.deaths) for year in one.years)
    }
    for area in places.areas:
        if area.key in died and area.population is None:
            yield Gap(
                "THR013",
                Subject("places.areas", area.key, area.title),
                say("{area}: no population is on record; no rate can be told.", area=area.title),
                GapReason.NOT_KNOWN,
                say("A count of its people, with its day and source."),
            )


@check(
    "THR014",
    title=say("An area that was split on a day not on record"),
    why=say("A series that does not know when its area changed compares two areas."),
    working=say(
        "While a release is kept, report areas of which a part became another on a day that is not"
        " on record, or is known to more than a year only."
    ),
    basis=("domain 8",),
    severity=Severity.MINOR,
)
def split_undated(places: Places, summaries: IncidentSummaries) -> Iterator[Outcome]:
    """Name areas that were split on a day not on record."""
    if not summaries.releases:
        return
    titles = {one.key: one.title for one in places.areas}
    open_parts: dict[str, list[str]] = {}
    for change in places.area_changes:
        day = change.happened_on
        is_open = day is None or (day.latest - day.earliest).days > _YEAR
        if change.kind is ChangeKind.SPLIT and is_open:
            open_parts.setdefault(str(change.earlier), []).append(titles[change.later])
    for area in places.areas:
        if parts := open_parts.get(str(area.key)):
            yield Gap(
                "THR014",
                Subject("places.areas", area.key, area.title),
                say(
                    "{area}: {parts} became apart on a day that is not on record.",
                    area=area.title,
                    parts=join(parts),
                ),
                GapReason.NOT_KNOWN,
                say("The day of the notification, with its source."),
            )


_YEAR = 366
