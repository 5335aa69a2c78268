"""Spells: listed again, contested, or with no order on record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from misaq.core.bodies.checks.lineage import listings
from misaq.core.bodies.records import Bodies, Body, Spell, Standing
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
)
from misaq.kernel.dates import Certainty
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import join, say


def _proscriptions(bodies: Bodies, as_of: date) -> dict[Key, list[Spell]]:
    """Return the proscriptions that had surely begun, by body, in order of day."""
    found: dict[Key, list[Spell]] = defaultdict(list)
    for _, spell in listings(bodies, as_of):
        found[spell.body].append(spell)
    return found


@check(
    "BOD004",
    title=say("A body listed, removed and listed again"),
    why=say(
        "A removal that rests on an undertaking, followed by a new listing, asks what the"
        " undertaking was, who watched it, and when it was broken."
    ),
    working=say("Look for bodies whose proscription ended and that were proscribed after that."),
    basis=("S46", "S53", "ATA:11U(1)", "domain 5.6"),
    severity=Severity.SERIOUS,
)
def listed_again(bodies: Bodies, as_of: date) -> Iterator[Outcome]:
    """Find bodies with a proscription after the end of another."""
    names = by_key(bodies.bodies)
    for key, spells in _proscriptions(bodies, as_of).items():
        if any(_came_after(earlier, later) for earlier, later in combinations(spells, 2)):
            yield _again(names[key], spells)


def _came_after(earlier: Spell, later: Spell) -> bool:
    """Say whether a removal on record ends the one before the other."""
    return earlier.span.ends is not None and not earlier.span.surely_overlaps(later.span)


def _again(body: Body, spells: list[Spell]) -> Finding:
    days = join([spell.span.starts for spell in spells])
    return Finding(
        code="BOD004",
        subject=Subject("bodies.bodies", body.key, body.title),
        sentence=say(
            "{body} was listed {count} times: {days}.",
            body=body.title,
            count=len(spells),
            days=days,
        ),
        since=spells[-1].span.starts,
        working=tuple(
            Line(
                say(
                    "{body}: listed {day}{order}.",
                    body=body.title,
                    day=s.span.starts,
                    order=f", {s.order}" if s.order else "",
                ),
                s.cite,
            )
            for s in spells
        ),
        severity=Severity.SERIOUS,
        question=Question(
            spells[-1].listed_by,
            say(
                "On which undertaking was {body} removed, who watched whether it was kept, and on"
                " which ground was it listed again?",
                body=body.title,
            ),
        ),
    )


@check(
    "BOD005",
    title=say("A contested listing"),
    why=say("Where a listing is said to punish peaceful politics, its ground should be shown."),
    working=say("Look for listings in force that somebody on record contests."),
    basis=("S46", "T6", "ATA:11B(1)", "domain 5.4"),
    severity=Severity.SERIOUS,
)
def contested(bodies: Bodies, as_of: date) -> Iterator[Outcome]:
    """Find listings not surely ended that somebody contests."""
    names = by_key(bodies.bodies)
    for spell in bodies.spells:
        running = spell.span.holds(as_of) is not Certainty.NO
        if spell.contests and running and spell.standing is Standing.PROSCRIBED:
            yield _contested(names[spell.body], spell)


def _contested(body: Body, spell: Spell) -> Finding:
    return Finding(
        code="BOD005",
        subject=Subject("bodies.spells", spell.key, body.title),
        sentence=say(
            "The listing of {body} is contested by: {who}.",
            body=body.title,
            who=join([contest.by for contest in spell.contests]),
        ),
        since=spell.span.starts,
        working=(
            Line(say("{body}: listed {span}.", body=body.title, span=str(spell.span)), spell.cite),
            *(Line(say("{by}: {text}.", by=c.by, text=c.text), c.cite) for c in spell.contests),
        ),
        severity=Severity.SERIOUS,
        question=Question(
            spell.listed_by,
            say(
                "On which limb and which material does the listing of {body} rest, and when were"
                " the grounds served?",
                body=body.title,
            ),
        ),
    )


@check(
    "BOD006",
    title=say("Listings whose order is not on record"),
    why=say("A listing is an order in the gazette; without its number nobody can go to the text."),
    working=say("Count the proscriptions on record that have no order number, by who lists."),
    basis=("ATA:11B(1)", "domain 2.1"),
    severity=Severity.MINOR,
    on_absence=True,
)
def order_not_on_record(bodies: Bodies, as_of: date) -> Iterator[Outcome]:
    """Report, as a gap of ours, how many proscriptions lack an order number."""
    by_lister: dict[Key, list[Spell]] = defaultdict(list)
    for spells in _proscriptions(bodies, as_of).values():
        for spell in spells:
            by_lister[spell.listed_by].append(spell)
    for lister, spells in by_lister.items():
        missing = [spell for spell in spells if not spell.order]
        if missing:
            yield Gap(
                code="BOD006",
                subject=Subject("institutions.institutions", lister, lister),
                sentence=say(
                    "The order number of {missing} of {all} listings by {lister} is not on record.",
                    missing=len(missing),
                    all=len(spells),
                    lister=lister,
                ),
                reason=GapReason.NOT_KNOWN,
                closes_with=say("The gazette notification of each listing."),
            )
