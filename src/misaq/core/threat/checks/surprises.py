"""What forecasts did not see coming, and forecasts that were not as sure as they said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.findings.checks import check
from misaq.core.findings.records import (
    Finding,
    Gap,
    GapReason,
    Line,
    Outcome,
    Question,
    Severity,
    Subject,
    no_one_to_ask,
)
from misaq.core.incidents.registers import Incidents
from misaq.core.institutions.records import Institutions
from misaq.core.places.records import Places
from misaq.core.threat.checks.asking import cite_of_source, government_of
from misaq.core.threat.foretold import Foretold, ScoredForecast, SurpriseRun
from misaq.kernel.dates import exactly
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citations
from misaq.kernel.words import Phrase, say

_DEATHS, _EVENTS = say("deaths"), say("events")


@check(
    "THR020",
    title=say("Months on end that a forecast did not hold to be likely"),
    why=say(
        "Where violence leaves what its own past led one to expect, something changed. Who answers"
        " for the area should know what, and when it was noticed."
    ),
    working=say(
        "Of each sealed forecast that was scored by a later release, report areas in which three or"
        " more months on end lay outside the central nine tenths of what was said, all on one side."
        " Forecasts that only looked back are left out. One month outside makes no finding."
    ),
    basis=("domain 8",),
    severity=Severity.MINOR,
)
def left_the_fan(
    foretold: Foretold,
    incidents: Incidents,
    institutions: Institutions,
    places: Places,
    as_of: date,
) -> Iterator[Outcome]:
    """Find areas in which months on end lay outside what was thought likely."""
    seen: set[tuple[Key, bool, str]] = set()
    for run in foretold.runs:
        titles = {area.key: area.title for area in places.areas}
        key = (run.area, run.counts_deaths, run.kind)
        if run.last >= as_of or run.area not in titles or key in seen:
            continue
        seen.add(key)
        subject = Subject("places.areas", run.area, titles[run.area])
        sentence = _sentence(run, subject.title)
        to = government_of(institutions, places, run.area)
        if to is None:
            yield no_one_to_ask("THR020", subject, sentence)
            continue
        yield Finding(
            "THR020",
            subject,
            sentence,
            exactly(run.first),
            (_said(run), _came(run, cite_of_source(incidents, run.source))),
            Severity.MINOR,
            Question(to, say("What changed there, since when is it known, and what was done?")),
            aspect=_aspect(run),
        )


@check(
    "THR021",
    title=say("A forecast that was wrong more often than it said"),
    why=say("Chances that do not come as often as they are said to must not be relied on."),
    working=say(
        "Report scored forecasts of which so many months lay outside the central nine tenths that a"
        " right forecast would have as many in one case of a hundred, were months and areas apart"
        " from one another; and those that did no better than what stood beside them."
    ),
    basis=("domain 8",),
    severity=Severity.MINOR,
)
def not_as_said(foretold: Foretold, as_of: date) -> Iterator[Outcome]:
    """Name forecasts of ours that were not as good as they said."""
    for one in foretold.scored:
        if one.last < as_of and (one.is_too_often or not one.beats_baseline):
            yield Gap(
                "THR021",
                Subject("forecasts.issued", one.seal, f"{one.source} {one.seal}"),
                _verdict(one),
                GapReason.NOT_KNOWN,
                say("A forecast by better rules, issued after this one."),
            )


def _sentence(run: SurpriseRun, title: str) -> Phrase:
    unit, months = _unit(run), _months(run)
    if run.is_more:
        return say(
            "{area}: {came} {unit} in {months} months on end from {first}, where at most {likely}"
            " were held to be likely.",
            area=title, came=run.came, unit=unit, months=months,
            first=run.first.isoformat()[:7], likely=run.likely,
        )  # fmt: skip
    return say(
        "{area}: {came} {unit} in {months} months on end from {first}, where at least {likely}"
        " were held to be likely.",
        area=title, came=run.came, unit=unit, months=months,
        first=run.first.isoformat()[:7], likely=run.likely,
    )  # fmt: skip


def _verdict(one: ScoredForecast) -> Phrase:
    if one.is_too_often:
        return say(
            "The forecast {seal} of {unit}: {outside} of {cases} months lay outside what it held to"
            " be likely.",
            seal=str(one.seal),
            unit=_unit(one),
            outside=one.outside,
            cases=one.cases,
        )
    return say(
        "The forecast {seal} of {unit} did no better than what stood beside it.",
        seal=str(one.seal),
        unit=_unit(one),
    )


def _said(run: SurpriseRun) -> Line:
    return Line(say("The forecast with the seal {seal} was issued before.", seal=str(run.seal)))


def _came(run: SurpriseRun, cite: Citations) -> Line:
    text = say(
        "{source} {release} records {came} {unit} from {first} to {last}.",
        source=str(run.source),
        release=run.release,
        came=run.came,
        unit=_unit(run),
        first=run.first.isoformat()[:7],
        last=run.last.isoformat()[:7],
    )
    return Line(text, cite)


def _unit(one: SurpriseRun | ScoredForecast) -> Phrase:
    unit = _DEATHS if one.counts_deaths else _EVENTS
    return say("{unit} of the class “{kind}”", unit=unit, kind=one.kind) if one.kind else unit


def _aspect(run: SurpriseRun) -> str:
    unit = "deaths" if run.counts_deaths else "events"
    return f"{unit}: {run.kind}" if run.kind else unit


def _months(run: SurpriseRun) -> int:
    return (run.last.year - run.first.year) * 12 + run.last.month - run.first.month + 1
