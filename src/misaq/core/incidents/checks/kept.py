"""What our record of incidents leaves open, and what followed a listing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from misaq.core.bodies.records import Bodies, Spell
from misaq.core.findings.checks import check
from misaq.core.findings.records import Gap, GapReason, Line, Outcome, Severity, Subject
from misaq.core.incidents.checks.ground import incident_line, is_past, put
from misaq.core.incidents.registers import Incidents, MonthlyTotals, NotableIncident, YearOfMonths
from misaq.core.incidents.words import ARMED_GROUPS, ActorClass
from misaq.kernel.words import Phrase, say

_STALE = 12
_WIDE = 1.25
_APART = 1.2
_UNPLACED = 0.05


@check(
    "INC011",
    title=say("A listed body that claimed an attack after it was listed"),
    why=say("Listing is said to disrupt. What a body does afterwards shows whether it did."),
    working=say(
        "For each spell on a list, take notable incidents that happened while it ran and that the"
        " body's actor is on record as having claimed."
    ),
    basis=("S64", "domain 5.1", "domain 8"),
    severity=Severity.SERIOUS,
)
def struck_while_listed(incidents: Incidents, bodies: Bodies, as_of: date) -> Iterator[Outcome]:
    """Find spells on a list during which the body claimed an attack."""
    body_of = {one.key: one.body for one in incidents.actors}
    for spell in bodies.spells:
        claimed = [
            one
            for one in incidents.notable
            if one.claimed
            and one.actor is not None
            and body_of[one.actor] == spell.body
            and is_past(one.happened_on, as_of)
            and _is_within(spell, one)
        ]
        if claimed:
            yield _struck(bodies, spell, claimed)


def _is_within(spell: Spell, incident: NotableIncident) -> bool:
    starts, ends = spell.span.starts, spell.span.ends
    if starts is None or starts.latest >= incident.happened_on.earliest:
        return False
    return ends is None or incident.happened_on.latest < ends.earliest


def _struck(bodies: Bodies, spell: Spell, claimed: list[NotableIncident]) -> Outcome:
    title = next(one.title for one in bodies.bodies if one.key == spell.body)
    line = say("{body}: listed {span}.", body=title, span=spell.span)
    return put(
        "INC011",
        Subject("bodies.spells", spell.key, title),
        say(
            "While {title} was listed ({span}) the record shows attacks that it claimed: {count}.",
            title=title,
            span=spell.span,
            count=len(claimed),
        ),
        since=claimed[0].happened_on,
        working=(Line(line, spell.cite), *(incident_line(one) for one in claimed)),
        to=spell.listed_by,
        question=say("What of its money, places and people did the listing reach, and what not?"),
    )


@check(
    "INC012",
    title=say("An armed group that is spoken of and stands for no body on record"),
    why=say("Without its body an actor has no lineage, no listing and no law beside it."),
    working=say(
        "Take armed groups that operations, assurances or notable incidents name; those that are no"
        " body on record, and part of none that is, are gaps of ours."
    ),
    basis=("S64", "domain 8"),
    severity=Severity.MINOR,
)
def without_body(incidents: Incidents) -> Iterator[Outcome]:
    """Name armed groups without a body."""
    named = {key for one in incidents.operations for key in one.against}
    named.update(key for one in incidents.assurances for key in one.about)
    named.update(one.actor for one in incidents.notable if one.actor is not None)
    whole = {one.key for one in incidents.actors if one.body is not None}
    groups = ARMED_GROUPS - {ActorClass.COMMUNAL}
    for actor in incidents.actors:
        is_open = actor.body is None and actor.part_of not in whole
        if actor.key in named and is_open and actor.actor_class in groups:
            yield _gap(
                "INC012",
                Subject("incidents.actors", actor.key, actor.title),
                say("No body on record stands for {title}.", title=actor.title),
                say("The body that it is, or a note that it is none."),
            )


def _gap(code: str, subject: Subject, sentence: Phrase, closes: Phrase) -> Gap:
    return Gap(code, subject, sentence, GapReason.NOT_KNOWN, closes)


@check(
    "INC013",
    title=say("A notable incident whose deaths are told very differently"),
    why=say("A number that is used in debate should say how unsure it is."),
    working=say(
        "Report notable incidents of which the highest number given is more than a quarter above"
        " the one shown."
    ),
    basis=("S34", "domain 8"),
    severity=Severity.MINOR,
)
def told_differently(incidents: Incidents, as_of: date) -> Iterator[Outcome]:
    """Name incidents of which numbers of deaths lie far apart."""
    for one in incidents.notable:
        low, high = one.killed or 0, one.killed_high or 0
        if is_past(one.happened_on, as_of) and low and high > low * _WIDE:
            yield _gap(
                "INC013",
                Subject("incidents.notable", one.key, one.title),
                say(
                    "{title}: between {low} and {high} deaths.", title=one.title, low=low, high=high
                ),
                say("The sources of both numbers, read, and what each counts."),
            )


@check(
    "INC014",
    title=say("Two compilations that disagree on a year"),
    why=say("Sources count different things. Which of them is used decides what is seen."),
    working=say(
        "For each two compiled series of one area, compare deaths of the years both cover; report"
        " the pair where in some year one has over a fifth more, with the widest difference."
    ),
    basis=("S34", "domain 8"),
    severity=Severity.MINOR,
)
def compiled_apart(incidents: Incidents) -> Iterator[Outcome]:
    """Name pairs of series that lie apart in a year."""
    for one, other in combinations(incidents.monthly, 2):
        if one.area != other.area:
            continue
        here, there = _years(one), _years(other)
        both = sorted(set(here) & set(there))
        apart = [year for year in both if _lie_apart(here[year], there[year])]
        if apart:
            widest = max(apart, key=lambda year: abs(here[year] - there[year]))
            yield _gap(
                "INC014",
                _series(other),
                say(
                    "{year}: {first} deaths by {one}, {second} by {other}; {rest} are unexplained.",
                    year=str(widest),
                    first=here[widest],
                    one=str(one.key),
                    second=there[widest],
                    other=str(other.key),
                    rest=abs(here[widest] - there[widest]),
                ),
                say("What each of the two counts, and which events only one of them has."),
            )


def _lie_apart(one: int, other: int) -> bool:
    return max(one, other) > _APART * min(one, other)


def _years(totals: MonthlyTotals) -> dict[int, int]:
    found = dict.fromkeys(range(totals.span.earliest.year, totals.span.latest.year + 1), 0)
    for year in totals.years:
        found[year.year] = sum(year.deaths) + sum(year.no_month[1:2])
    return found


def _series(totals: MonthlyTotals) -> Subject:
    return Subject("incidents.monthly", totals.key, str(totals.key))


@check(
    "INC015",
    title=say("A compiled series that ended more than a year ago"),
    why=say("Who reads the last figure takes it for today's."),
    working=say("Report compiled releases of which twelve months went by since their last day."),
    basis=("S34", "domain 8"),
    severity=Severity.MINOR,
)
def ended(incidents: Incidents, as_of: date) -> Iterator[Outcome]:
    """Name series that ended long ago."""
    newest = {(one.source, one.release): one for one in reversed(incidents.monthly)}
    for totals in newest.values():
        last = totals.span.latest
        if (as_of.year - last.year) * 12 + as_of.month - last.month > _STALE:
            yield _gap(
                "INC015",
                Subject("incidents.monthly", totals.key, f"{totals.source} {totals.release}"),
                say(
                    "{series} ends on {day}.",
                    series=f"{totals.source} {totals.release}",
                    day=last.isoformat(),
                ),
                say("A newer release of the source, compiled or added."),
            )


@check(
    "INC016",
    title=say("Deaths known to no province or to no month"),
    why=say("Where and when people died is the least that can be known of them."),
    working=say(
        "For each source and year, take deaths that are in no province or in no month; report a"
        " source where they are over a twentieth of a year's, with the year of most."
    ),
    basis=("S34", "domain 8"),
    severity=Severity.MINOR,
)
def unplaced(incidents: Incidents) -> Iterator[Outcome]:
    """Name series of events whose province or month is not known."""
    for totals in incidents.monthly:
        worst = max(totals.years, key=lambda year: _unplaced(totals, year), default=None)
        if worst is None:
            continue
        count = _unplaced(totals, worst)
        whole = sum(
            _years(one).get(worst.year, 0)
            for one in incidents.monthly
            if (one.source, one.release) == (totals.source, totals.release)
        )
        if count > _UNPLACED * whole:
            yield _gap(
                "INC016",
                _series(totals),
                say(
                    "{series}, {year}: {count} of {whole} deaths of the source are in no province"
                    " or in no month.",
                    series=str(totals.key),
                    year=str(worst.year),
                    count=count,
                    whole=whole,
                ),
                say("The reports behind these events, read for place and month."),
            )


def _unplaced(totals: MonthlyTotals, year: YearOfMonths) -> int:
    return _years(totals)[year.year] if totals.area is None else sum(year.no_month[1:2])
