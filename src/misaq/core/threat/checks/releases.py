"""What a stored release of a source does not let us see: gaps in our record, put to nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.findings.checks import check
from misaq.core.findings.records import Gap, GapReason, Outcome, Severity, Subject
from misaq.core.incidents.summaries import IncidentSummaries, ReleaseSummary
from misaq.kernel.words import Phrase, say

_UNCLASSED = 0.1
_NO_DISTRICT = 0.2
_MONTHS = 12


def _gap(code: str, release: ReleaseSummary, sentence: Phrase, closes: Phrase) -> Gap:
    title = f"{release.source} {release.release}"
    subject = Subject("incidents.releases", release.source, title)
    return Gap(code, subject, sentence, GapReason.NOT_KNOWN, closes)


@check(
    "THR004",
    title=say("A release of which many events have no class"),
    why=say(
        "What no rule reaches is in no class's count, and the picture is thinner than it looks."
    ),
    working=say("Report releases of which over a tenth of events stayed without a class."),
    basis=("domain 8",),
    severity=Severity.MINOR,
)
def unclassed(summaries: IncidentSummaries) -> Iterator[Outcome]:
    """Name releases with many events of no class."""
    for one in summaries.releases:
        if one.unclassed > _UNCLASSED * one.rows:
            yield _gap(
                "THR004",
                one,
                say(
                    "{source} {release}: no rule classed {count} of {rows} events.",
                    source=str(one.source),
                    release=one.release,
                    count=one.unclassed,
                    rows=one.rows,
                ),
                say("Rules for what these events say, or a coder's decision on each."),
            )


@check(
    "THR005",
    title=say("A release of which many events are in no district"),
    why=say("A district without events may only be one whose events were told of the province."),
    working=say("Report releases of which over a fifth of events are known to no district."),
    basis=("domain 8",),
    severity=Severity.MINOR,
)
def without_district(summaries: IncidentSummaries) -> Iterator[Outcome]:
    """Name releases with many events that no district has."""
    for one in summaries.releases:
        if one.no_district > _NO_DISTRICT * one.rows:
            yield _gap(
                "THR005",
                one,
                say(
                    "{source} {release}: {count} of {rows} events are known to no district.",
                    source=str(one.source),
                    release=one.release,
                    count=one.no_district,
                    rows=one.rows,
                ),
                say("Names of places in the gazetteer, or a boundary file."),
            )


@check(
    "THR006",
    title=say("A release that ends more than a year ago"),
    why=say("Trends and forecasts from it speak of then, and are read as of now."),
    working=say("Report releases of which twelve months went by since their last event."),
    basis=("domain 8",),
    severity=Severity.MINOR,
)
def is_stale(summaries: IncidentSummaries, as_of: date) -> Iterator[Outcome]:
    """Name releases whose last event is long ago."""
    for one in summaries.releases:
        if (as_of.year - one.last.year) * 12 + as_of.month - one.last.month > _MONTHS:
            yield _gap(
                "THR006",
                one,
                say(
                    "{source} {release}: the last event is of {day}.",
                    source=str(one.source),
                    release=one.release,
                    day=one.last.isoformat(),
                ),
                say("A newer release of the source, added."),
            )
