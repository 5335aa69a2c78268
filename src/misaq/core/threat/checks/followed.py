"""What came after an assurance, after an operation and after an attack."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.bodies.records import Bodies
from misaq.core.findings.checks import check
from misaq.core.findings.records import Line, Outcome, Severity
from misaq.core.incidents.actor_lineage import lineage_of_actor
from misaq.core.incidents.checks.assurances import given, incidents_after
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
from misaq.core.incidents.registers import Actor, AreaAssurance, Incidents, NamedOperation
from misaq.core.places.records import Places
from misaq.kernel.ids import Key
from misaq.kernel.words import join, say

_DAYS = 30


@check(
    "THR001",
    title=say("An assurance after which the same family struck under another name"),
    why=say("The broken return in new form. An assurance about a name says nothing of the next."),
    working=say(
        "For each assurance about actors, take their parts and the actors whose bodies are of the"
        " same family on record; list later notable incidents of these where it was said to hold."
    ),
    basis=("S34", "domain 8"),
    severity=Severity.SERIOUS,
)
def came_back_renamed(
    incidents: Incidents, bodies: Bodies, places: Places, as_of: date
) -> Iterator[Outcome]:
    """Find assurances after which kin of an actor they were about struck."""
    for assurance in given(incidents, as_of):
        kin = _kin(incidents, bodies, assurance, as_of)
        after = [
            one
            for one in incidents_after(incidents, assurance, as_of)
            if one.actor in kin and touches(places, assurance, one.areas)
        ]
        names = dict.fromkeys(kin[one.actor].title for one in after if one.actor is not None)
        if after:
            yield put(
                "THR001",
                subject_of(assurance),
                say(
                    'After the words "{word}" ({day}) the record shows attacks of the same family'
                    " under other names: {names}.",
                    word=assurance.word,
                    day=assurance.given_on,
                    names=join(list(names)),
                ),
                since=assurance.given_on,
                working=(
                    assurance_line(assurance),
                    *(
                        Line(say("{actor}.", actor=kin[k].title), kin[k].cite)
                        for k in kin
                        if kin[k].title in names
                    ),
                    *(incident_line(one) for one in after),
                ),
                to=assurance.given_by,
                question=say("Was the new name known when this was said, and who watched it?"),
            )


def _kin(
    incidents: Incidents, bodies: Bodies, assurance: AreaAssurance, as_of: date
) -> dict[Key, Actor]:
    lineages = [lineage_of_actor(key, incidents, bodies, as_of=as_of) for key in assurance.about]
    kin = (one for each in lineages if each is not None for one in (*each.parts, *each.kin))
    return {one.key: one for one in kin if one.key not in assurance.about}


def _begun(incidents: Incidents, as_of: date) -> Iterator[NamedOperation]:
    for operation in incidents.operations:
        if operation.span.starts is not None and is_past(operation.span.starts, as_of):
            yield operation


@check(
    "THR002",
    title=say("An operation after which no fewer died"),
    why=say(
        "An operation promises fewer deaths. The first year does not prove it failed; it asks."
    ),
    working=say(
        "Set the deaths of twelve months before an operation began beside those of twelve months"
        " after, in each compiled series of its provinces; report where half of the series or"
        " more have as many. It claims no effect: deaths in the operation are among them."
    ),
    basis=("S34", "S76", "domain 8"),
    severity=Severity.SERIOUS,
)
def no_fewer_died(incidents: Incidents, places: Places, as_of: date) -> Iterator[Outcome]:
    """Find operations after which a series has as many deaths as before."""
    for operation in _begun(incidents, as_of):
        starts = operation.span.starts
        found = () if starts is None else beside(incidents, places, operation.areas, starts)
        more = [one for one in found if one[2] >= max(one[1], 1)]
        if more and 2 * len(more) >= len(found):
            yield put(
                "THR002",
                subject_of(operation),
                say(
                    "{title}: in the year after it began the record shows as many deaths as in the"
                    " year before, or more, in {count} of {all} series.",
                    title=operation.title,
                    count=len(more),
                    all=len(found),
                ),
                since=starts,
                working=(
                    operation_line(operation),
                    *(beside_line(places, *one) for one in found),
                ),
                to=operation.lead,
                question=say("By which measure was the operation judged, and from which day on?"),
            )


@check(
    "THR003",
    title=say("An operation that began soon after a large attack"),
    why=say("Force that follows attack is led by the attacker's calendar."),
    working=say(
        "For each operation, list notable incidents of thirty days before it, in its areas or by an"
        " actor it was against. That one follows the other is no proof that it was caused by it."
    ),
    basis=("S34", "domain 8"),
    severity=Severity.MINOR,
)
def followed_attack(incidents: Incidents, places: Places, as_of: date) -> Iterator[Outcome]:
    """Find operations that began within thirty days of a notable incident."""
    for operation in _begun(incidents, as_of):
        lines = tuple(
            incident_line(one)
            for one in incidents.notable
            if _is_soon(operation, one.happened_on.latest)
            and (one.actor in operation.against or meet(places, one.areas, operation.areas))
        )
        if lines:
            yield put(
                "THR003",
                subject_of(operation),
                say(
                    "{title}: this operation began within {days} days of notable incidents:"
                    " {count}.",
                    title=operation.title,
                    days=_DAYS,
                    count=len(lines),
                ),
                since=operation.span.starts,
                working=(*lines, operation_line(operation)),
                to=operation.lead,
                question=say("Was the operation planned before the attack, and since when?"),
                severity=Severity.MINOR,
            )


def _is_soon(operation: NamedOperation, day: date) -> bool:
    starts = operation.span.starts
    return starts is not None and starts.is_exact and 0 < (starts.earliest - day).days <= _DAYS
