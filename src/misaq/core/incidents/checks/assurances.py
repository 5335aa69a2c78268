"""Assurances on record that a threat is broken, beside what the record shows after them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.findings.checks import check
from misaq.core.findings.records import Line, Outcome, Severity
from misaq.core.incidents.checks.ground import (
    assurance_line,
    beside,
    beside_line,
    incident_line,
    is_past,
    meet,
    operation_line,
    put,
    subject_of,
    touches,
)
from misaq.core.incidents.registers import AreaAssurance, Incidents, NotableIncident
from misaq.core.places.records import Places
from misaq.kernel.words import say

_BASIS = ("S34", "domain 8")


def given(incidents: Incidents, as_of: date) -> Iterator[AreaAssurance]:
    """Yield the assurances that had surely been given by the day."""
    for assurance in incidents.assurances:
        if is_past(assurance.given_on, as_of):
            yield assurance


def incidents_after(
    incidents: Incidents, assurance: AreaAssurance, as_of: date
) -> Iterator[NotableIncident]:
    """Yield the notable incidents of which an assurance was surely given before they happened."""
    for incident in incidents.notable:
        is_after = assurance.given_on.latest < incident.happened_on.earliest
        if is_after and is_past(incident.happened_on, as_of):
            yield incident


@check(
    "INC007",
    title=say("An assurance after which its actor struck again"),
    why=say("Backs are broken, and the broken return. An assurance is weighed by what follows."),
    working=say(
        "For each assurance about actors, list later notable incidents of these actors in the areas"
        " where it was said to hold; an assurance without an area holds everywhere."
    ),
    basis=_BASIS,
    severity=Severity.SERIOUS,
)
def struck_again(incidents: Incidents, places: Places, as_of: date) -> Iterator[Outcome]:
    """Find assurances after which an actor they were about struck where they held."""
    for assurance in given(incidents, as_of):
        after = [
            one
            for one in incidents_after(incidents, assurance, as_of)
            if one.actor in assurance.about and touches(places, assurance, one.areas)
        ]
        if after:
            yield _followed(
                "INC007", assurance, tuple(incident_line(one) for one in after), len(after)
            )


def _followed(code: str, assurance: AreaAssurance, lines: tuple[Line, ...], count: int) -> Outcome:
    return put(
        code,
        subject_of(assurance),
        say(
            'After the words "{word}" ({day}) the record shows notable incidents of an actor'
            " they were about: {count}.",
            word=assurance.word,
            day=assurance.given_on,
            count=count,
        ),
        since=assurance.given_on,
        working=(assurance_line(assurance), *lines),
        to=assurance.given_by,
        question=say("On what did the assurance rest, and how was it looked at again afterwards?"),
    )


@check(
    "INC008",
    title=say("An assurance after which a new operation began in its area"),
    why=say("Who says that an area is cleared and goes in again owes the reason."),
    working=say(
        "For each assurance about areas, list operations on record that began after it there."
    ),
    basis=_BASIS,
    severity=Severity.SERIOUS,
)
def gone_in_again(incidents: Incidents, places: Places, as_of: date) -> Iterator[Outcome]:
    """Find assurances after which an operation began where they held."""
    for assurance in given(incidents, as_of):
        lines = tuple(
            operation_line(one)
            for one in incidents.operations
            if one.span.starts is not None
            and assurance.given_on.latest < one.span.starts.earliest
            and is_past(one.span.starts, as_of)
            and meet(places, assurance.areas, one.areas)
        )
        if lines:
            yield put(
                "INC008",
                subject_of(assurance),
                say(
                    'After the words "{word}" ({day}) the record shows operations that began'
                    " in the area: {count}.",
                    word=assurance.word,
                    day=assurance.given_on,
                    count=len(lines),
                ),
                since=assurance.given_on,
                working=(assurance_line(assurance), *lines),
                to=assurance.given_by,
                question=say("What had come back by then, and since when was it known?"),
            )


@check(
    "INC009",
    title=say("An assurance after which as many died as before"),
    why=say("A threat that is broken kills fewer. Sources of their own say whether it did."),
    working=say(
        "Set the deaths of twelve months before an assurance beside those of twelve months after"
        " it, in each compiled series of the provinces it was about; report where half of the"
        " series or more have as many. Series are never added up, and a province is wider than the"
        " area meant."
    ),
    basis=_BASIS,
    severity=Severity.SERIOUS,
)
def as_many_died(incidents: Incidents, places: Places, as_of: date) -> Iterator[Outcome]:
    """Find assurances after which a series has as many deaths as before."""
    for assurance in given(incidents, as_of):
        found = beside(incidents, places, assurance.areas, assurance.given_on)
        more = [(one, before, after) for one, before, after in found if after >= max(before, 1)]
        if more and 2 * len(more) >= len(found):
            yield put(
                "INC009",
                subject_of(assurance),
                say(
                    'In the year after the words "{word}" ({day}) the record shows as many deaths'
                    " as in the year before, or more, in {count} of {all} series.",
                    word=assurance.word,
                    day=assurance.given_on,
                    count=len(more),
                    all=len(found),
                ),
                since=assurance.given_on,
                working=(
                    assurance_line(assurance),
                    *(beside_line(places, *one) for one in found),
                ),
                to=assurance.given_by,
                question=say("By which figures was the threat weighed when this was said?"),
            )


@check(
    "INC010",
    title=say("An assurance that had been given before"),
    why=say("What was broken once cannot be broken again, unless it returned in between."),
    working=say(
        "For each assurance, list earlier ones that name a same actor, where their areas meet."
    ),
    basis=_BASIS,
    severity=Severity.SERIOUS,
)
def given_before(incidents: Incidents, places: Places, as_of: date) -> Iterator[Outcome]:
    """Find assurances that repeat earlier ones."""
    for assurance in given(incidents, as_of):
        lines = tuple(
            assurance_line(one)
            for one in incidents.assurances
            if one.given_on.latest < assurance.given_on.earliest
            and set(one.about).intersection(assurance.about)
            and touches(places, one, assurance.areas)
        )
        if lines:
            yield put(
                "INC010",
                subject_of(assurance),
                say(
                    'Before the words "{word}" ({day}) the record shows assurances of the same'
                    " actor and area: {count}.",
                    word=assurance.word,
                    day=assurance.given_on,
                    count=len(lines),
                ),
                since=assurance.given_on,
                working=(*lines, assurance_line(assurance)),
                to=assurance.given_by,
                question=say("What had changed since the assurance before?"),
            )
