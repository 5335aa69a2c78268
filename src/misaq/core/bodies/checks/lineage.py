"""Renames, fronts and wings: one body counted as many, or many seen as one too late."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from misaq.core.bodies.records import Bodies, Body, Relation, RelationKind, Spell, Standing
from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity, Subject
from misaq.kernel.dates import Certainty, ImpreciseDate
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import join, say

_PART_OF = frozenset(
    {
        RelationKind.WING_OF,
        RelationKind.FRONT_OF,
        RelationKind.AFFILIATE_OF,
    }
)
_IN_WORDS = {
    RelationKind.WING_OF: say("a wing"),
    RelationKind.FRONT_OF: say("a front"),
    RelationKind.AFFILIATE_OF: say("an affiliate"),
}


Listing = tuple[ImpreciseDate, Spell]
"""A proscription with its first day."""


def listings(bodies: Bodies, as_of: date) -> list[Listing]:
    """Return the proscriptions that had surely begun by the day, in order of their first day."""
    found = [
        (s.span.starts, s)
        for s in bodies.spells
        if s.standing is Standing.PROSCRIBED
        and s.span.starts is not None
        and s.span.starts.on_or_before(as_of) is Certainty.YES
    ]
    return sorted(found, key=lambda pair: (pair[0].earliest, pair[0].latest, pair[1].key))


def first_listings(bodies: Bodies, as_of: date) -> Mapping[Key, Listing]:
    """Return the earliest proscription of each body that had surely begun by the day."""
    return {pair[1].body: pair for pair in reversed(listings(bodies, as_of))}


@check(
    "BOD002",
    title=say("A count that rises by renames"),
    why=say(
        "Banned bodies return under new names. A list that counts each name as a body grows without"
        " a single new body in it, and says nothing of those it was to stop."
    ),
    working=say(
        "Follow the renames on record from each body that is not itself a renamed one; report those"
        " with more than one name listed."
    ),
    basis=("S34", "P2.7", "ATA:11A(2)", "ATA:11D(1)", "domain 5.7"),
    severity=Severity.SERIOUS,
)
def rise_by_renames(bodies: Bodies, as_of: date) -> Iterator[Outcome]:
    """Find bodies that stand on the list under several of their names."""
    names = by_key(bodies.bodies)
    firsts = first_listings(bodies, as_of)
    renames = [
        r for r in bodies.relations if r.kind is RelationKind.RENAMED_TO and _has_begun(r, as_of)
    ]
    later = {r.target_body for r in renames}
    for root in dict.fromkeys(r.source_body for r in renames if r.source_body not in later):
        family = _follow(root, renames)
        listed = [(key, firsts.get(key)) for key in family]
        spells = [(names[key], *pair) for key, pair in listed if pair is not None]
        if len(spells) > 1:
            used = [r for r in renames if r.source_body in family]
            yield _renamed(names, names[root], spells, used)


def _follow(root: Key, renames: list[Relation]) -> list[Key]:
    family = [root]
    for here in family:
        family += [
            r.target_body for r in renames if r.source_body == here and r.target_body not in family
        ]
    return family


def _renamed(
    names: Mapping[Key, Body],
    root: Body,
    spells: list[tuple[Body, ImpreciseDate, Spell]],
    renames: list[Relation],
) -> Finding:
    _, since, newest = max(spells, key=lambda row: (row[1].earliest, row[1].latest, row[2].key))
    return Finding(
        code="BOD002",
        subject=Subject("bodies.bodies", root.key, root.title),
        sentence=say(
            "{root} counts {count} times on the list, under its successive names: {names}.",
            root=root.title,
            count=len(spells),
            names=join([body.title for body, *_ in spells]),
        ),
        since=since,
        working=(
            *(
                Line(say("{body}: listed {day}.", body=b.title, day=day), s.cite)
                for b, day, s in spells
            ),
            *(
                Line(
                    say(
                        "{a} is said to have become {b}, by: {who}.",
                        a=names[r.source_body].title,
                        b=names[r.target_body].title,
                        who=r.asserted_by,
                    ),
                    r.cite,
                )
                for r in renames
            ),
            Line(say("{count} listings, one body by rename.", count=len(spells))),
        ),
        severity=Severity.SERIOUS,
        question=Question(
            newest.listed_by,
            say(
                "Was the rule on successors used when {root} came back under another name, and why"
                " was each name listed anew?",
                root=root.title,
            ),
        ),
    )


@check(
    "BOD003",
    title=say("A wing or front listed years after the body it belongs to"),
    why=say(
        "The law reaches those owned, controlled or directed by a listed body. Where a front is"
        " listed years after, somebody should be able to say when it arose and when it was known."
    ),
    working=say(
        "For each wing, front or affiliate on record, compare the day it was listed with the day"
        " the other body was; report a lag of a year or more. A faction that broke away is another"
        " body, and is left out."
    ),
    basis=("ATA:11A(2)", "S34", "P2.7", "domain 5.7"),
    severity=Severity.SERIOUS,
)
def listed_later(bodies: Bodies, as_of: date) -> Iterator[Outcome]:
    """Find parts of a listed body that were listed a year or more after it."""
    names = by_key(bodies.bodies)
    firsts = first_listings(bodies, as_of)
    for relation in bodies.relations:
        if relation.kind not in _PART_OF or not _has_begun(relation, as_of):
            continue
        part = firsts.get(relation.source_body)
        whole = firsts.get(relation.target_body)
        if part is None or whole is None:
            continue
        years = _whole_years(whole[0], part[0])
        if years >= 1:
            yield _later(names, relation, part, whole, years)


def _has_begun(relation: Relation, as_of: date) -> bool:
    """Say whether nothing on record puts the relation after the day."""
    return relation.since is None or relation.since.on_or_before(as_of) is not Certainty.NO


def _whole_years(first: ImpreciseDate, second: ImpreciseDate) -> int:
    """Return the full years that surely lie between the two days; negative when none do."""
    years = second.earliest.year - first.latest.year
    short = (second.earliest.month, second.earliest.day) < (first.latest.month, first.latest.day)
    return years - short


def _later(
    names: Mapping[Key, Body], relation: Relation, part: Listing, whole: Listing, years: int
) -> Finding:
    listed_part, listed_whole = part[1], whole[1]
    a, b = names[relation.source_body], names[relation.target_body]
    kind = _IN_WORDS[relation.kind]
    return Finding(
        code="BOD003",
        subject=Subject("bodies.relations", relation.key, a.title),
        sentence=say(
            "{part}, said to be {kind} of {whole}, was listed {years} after it.",
            part=a.title,
            kind=kind,
            whole=b.title,
            years=say("1 year") if years == 1 else say("{count} years", count=years),
        ),
        since=part[0],
        working=(
            Line(say("{body}: listed {day}.", body=b.title, day=whole[0]), listed_whole.cite),
            Line(say("{body}: listed {day}.", body=a.title, day=part[0]), listed_part.cite),
            Line(
                say(
                    "{part} is {kind} of {whole}, says: {who}.",
                    part=a.title,
                    kind=kind,
                    whole=b.title,
                    who=relation.asserted_by,
                ),
                relation.cite,
            ),
            Line(say("Full years between the two: {years}.", years=years)),
        ),
        severity=Severity.SERIOUS,
        question=Question(
            listed_part.listed_by,
            say(
                "Since when has {part} existed, since when was its tie to {whole} known, and what"
                " was done until it was listed?",
                part=a.title,
                whole=b.title,
            ),
        ),
    )
