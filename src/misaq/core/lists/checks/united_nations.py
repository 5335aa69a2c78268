"""Listings that the United Nations ask for beside those of domestic law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from misaq.core.bodies.records import Bodies, Body, Spell, Standing
from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity, Subject
from misaq.core.lists.lineage import RENAMES, groups_of, lineage_of
from misaq.core.sourcebook.absence import absence_lines, not_read
from misaq.core.sourcebook.records import Sourcebook
from misaq.kernel.dates import Certainty, ImpreciseDate
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import say

_LAG_DAYS = 90


def _of(bodies: Bodies, standing: Standing, as_of: date) -> Mapping[Key, tuple[Spell, ...]]:
    """Return the spells of a standing that may have begun by the day, by body."""
    found: dict[Key, tuple[Spell, ...]] = {}
    for spell in bodies.spells:
        starts = spell.span.starts
        begun = starts is None or starts.on_or_before(as_of) is not Certainty.NO
        if spell.standing is standing and begun:
            found[spell.body] = (*found.get(spell.body, ()), spell)
    return found


def _line(body: Body, spell: Spell) -> Line:
    standing = {
        Standing.UN_LISTED: say("{body}: listed by the United Nations, {span}."),
        Standing.PROSCRIBED: say("{body}: proscribed under domestic law, {span}."),
        Standing.OBSERVED: say("{body}: under observation, {span}."),
    }[spell.standing]
    return Line(say(standing.template, body=body.title, span=spell.span), spell.cite)


@check(
    "LST014",
    title=say("Listed by the United Nations, with no domestic order"),
    why=say(
        "A body that the United Nations list is under their measures by one order. Whether it is"
        " also banned under domestic law is another decision, which somebody took or did not take."
    ),
    working=say(
        "Take the bodies that are or may be listed by the United Nations on the day; report one"
        " with no proscription on record under any of its names, where a dated search found none."
    ),
    basis=("S64", "ATA:11B(1)", "UNSCA:2", "domain 2.6"),
    severity=Severity.SERIOUS,
    on_absence=True,
)
def no_domestic_order(bodies: Bodies, sourcebook: Sourcebook, as_of: date) -> Iterator[Outcome]:
    """Find bodies on the list of the United Nations and on no domestic one."""
    names = by_key(bodies.bodies)
    domestic = _of(bodies, Standing.PROSCRIBED, as_of)
    renames = lineage_of(bodies, as_of=as_of, verified_only=True).relations
    groups = groups_of(names, renames, RENAMES)
    banned = {key for group in groups if not domestic.keys().isdisjoint(group) for key in group}
    for key, spells in _of(bodies, Standing.UN_LISTED, as_of).items():
        running = [s for s in spells if s.span.holds(as_of) is not Certainty.NO]
        if running and key not in banned:
            yield _no_order(sourcebook, names[key], running[0], as_of)


def _no_order(sourcebook: Sourcebook, body: Body, spell: Spell, as_of: date) -> Outcome:
    subject = Subject("bodies.bodies", body.key, body.title)
    sentence = say(
        "{body} is listed by the United Nations; no proscription under domestic law is on record.",
        body=body.title,
    )
    absence = absence_lines(
        sourcebook, subject=subject, sought="listing", as_of=as_of, since=spell.span.starts
    )
    if not absence:
        return not_read("LST014", subject, sentence, missing="listing")
    return Finding(
        code="LST014",
        subject=subject,
        sentence=sentence,
        since=spell.span.starts,
        working=(_line(body, spell), *absence),
        severity=Severity.SERIOUS,
        question=Question(
            spell.listed_by,
            say(
                "Was {body} put forward for a listing under domestic law, when, and what was"
                " decided?",
                body=body.title,
            ),
        ),
    )


@check(
    "LST015",
    title=say("A domestic listing long after that of the United Nations"),
    why=say(
        "A listing by the United Nations is to be given effect without delay, and the ministries"
        " say that one writes to the other when it happens. The days between measure that."
    ),
    working=say(
        "Compare the first day on which the United Nations listed a body with the first day of its"
        " proscription; report more than 90 days that surely lie between."
    ),
    basis=("S64", "UNSCA:2", "domain 2.6"),
    severity=Severity.SERIOUS,
)
def listed_here_late(bodies: Bodies, as_of: date) -> Iterator[Outcome]:
    """Find bodies proscribed long after the United Nations listed them."""
    names = by_key(bodies.bodies)
    domestic = _of(bodies, Standing.PROSCRIBED, as_of)
    for key, spells in _of(bodies, Standing.UN_LISTED, as_of).items():
        abroad, here = _first(spells), _first(domestic.get(key, ()))
        if abroad is None or here is None:
            continue
        days = (here[0].earliest - abroad[0].latest).days
        if days > _LAG_DAYS:
            yield _late(names[key], abroad[1], here[1], days)


def _first(spells: tuple[Spell, ...]) -> tuple[ImpreciseDate, Spell] | None:
    """Return the earliest day with its spell; None where a start is not on record."""
    days = [(s.span.starts, s) for s in spells if s.span.starts is not None]
    if len(days) < len(spells):
        return None
    return min(days, key=lambda pair: pair[0].earliest, default=None)


def _late(body: Body, abroad: Spell, here: Spell, days: int) -> Finding:
    return Finding(
        code="LST015",
        subject=Subject("bodies.bodies", body.key, body.title),
        sentence=say(
            "{body} was proscribed at least {days} days after the United Nations listed it.",
            body=body.title,
            days=days,
        ),
        since=here.span.starts,
        working=(
            _line(body, abroad),
            _line(body, here),
            Line(say("Days that surely lie between the two: {days}.", days=days)),
        ),
        severity=Severity.SERIOUS,
        question=Question(
            here.listed_by,
            say(
                "When was the listing of {body} by the United Nations passed on, and what was done"
                " until the order?",
                body=body.title,
            ),
        ),
    )


@check(
    "LST016",
    title=say("Taken off by the United Nations and still listed here"),
    why=say(
        "A listing that followed another loses its first ground when that one goes. It may have"
        " grounds of its own; somebody should say so."
    ),
    working=say(
        "Report bodies whose listing by the United Nations surely ended by the day, that have no"
        " other of it, and whose proscription surely runs on."
    ),
    basis=("S50", "ATA:11U(1)", "domain 2.6"),
    severity=Severity.GRAVE,
)
def delisted_abroad(bodies: Bodies, as_of: date) -> Iterator[Outcome]:
    """Find bodies that the United Nations took off and that are still proscribed."""
    names = by_key(bodies.bodies)
    domestic = _of(bodies, Standing.PROSCRIBED, as_of)
    for key, spells in _of(bodies, Standing.UN_LISTED, as_of).items():
        if any(s.span.holds(as_of) is not Certainty.NO for s in spells):
            continue
        running = [s for s in domestic.get(key, ()) if s.span.holds(as_of) is Certainty.YES]
        if running:
            yield _still_here(names[key], spells[-1], running[0])


def _still_here(body: Body, abroad: Spell, here: Spell) -> Finding:
    return Finding(
        code="LST016",
        subject=Subject("bodies.bodies", body.key, body.title),
        sentence=say(
            "{body} was taken off the list of the United Nations and is still proscribed here.",
            body=body.title,
        ),
        since=abroad.span.ends,
        working=(_line(body, abroad), _line(body, here)),
        severity=Severity.GRAVE,
        question=Question(
            here.listed_by,
            say(
                "Was the proscription of {body} looked at again after that, and on what ground does"
                " it stand today?",
                body=body.title,
            ),
        ),
    )
