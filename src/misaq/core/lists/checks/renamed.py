"""Bodies that came back under another name, act through others, or share a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from misaq.core.bodies.records import Bodies, Body, RelationKind, Spell, Standing
from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity, Subject
from misaq.core.lists.lineage import (
    PARTS,
    RENAMES,
    Reemergence,
    between,
    count_listed,
    find_reemergences,
    lineage_of,
)
from misaq.core.sourcebook.absence import absence_lines, not_read
from misaq.core.sourcebook.records import Sourcebook
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import Phrase, join, say, word_of

_LAG_DAYS = 180
_SAME_NAME = frozenset({RelationKind.SAME_NAME_AS})
_EITHER = frozenset({Standing.PROSCRIBED, Standing.OBSERVED})


def _tie_line(names: Mapping[Key, Body], found: Reemergence) -> Line:
    relation = found.relation
    return Line(
        say(
            "{first}, {kind}, {second}; so says: {who}.",
            first=names[relation.source_body].title,
            kind=word_of(relation.kind),
            second=names[relation.target_body].title,
            who=relation.asserted_by,
        ),
        relation.cite,
    )


def _listing_line(body: Body, spell: Spell) -> Line:
    return Line(say("{body}: listed {span}.", body=body.title, span=spell.span), spell.cite)


def _unlisted(
    code: str,
    bodies: Bodies,
    sourcebook: Sourcebook,
    found: Reemergence,
    as_of: date,
    *,
    sentence: Phrase,
    question: Phrase,
) -> Outcome:
    """Return the outcome for a body that came of a listed one and has no listing of its own."""
    names = by_key(bodies.bodies)
    subject = Subject("bodies.relations", found.relation.key, names[found.body].title)
    absence = absence_lines(
        sourcebook,
        subject=Subject("bodies.bodies", found.body, names[found.body].title),
        sought="listing",
        as_of=as_of,
        since=found.relation.since,
    )
    if not absence:
        return not_read(code, subject, sentence, missing="listing")
    return Finding(
        code=code,
        subject=subject,
        sentence=sentence,
        since=found.relation.since,
        working=(
            _listing_line(names[found.earlier.body], found.earlier),
            _tie_line(names, found),
            *absence,
        ),
        severity=Severity.SERIOUS,
        question=Question(found.earlier.listed_by, question),
    )


@check(
    "LST009",
    title=say("A listed body under a new name that is not listed"),
    why=say(
        "Banned bodies return under new names. The law reaches a body that acts for a banned one,"
        " but only an order that names it tells others so."
    ),
    working=say(
        "Follow the renames on record from proscribed bodies; report a new name with no"
        " proscription on record, where a dated search found none."
    ),
    basis=("S34", "P2.7", "ATA:11A(2)", "domain 3.3"),
    severity=Severity.SERIOUS,
    on_absence=True,
)
def new_name_unlisted(bodies: Bodies, sourcebook: Sourcebook, as_of: date) -> Iterator[Outcome]:
    """Find renamed bodies whose new name is not listed."""
    names = by_key(bodies.bodies)
    for found in find_reemergences(bodies, as_of=as_of, kinds=RENAMES):
        if found.later is None:
            old, new = names[found.earlier.body].title, names[found.body].title
            yield _unlisted(
                "LST009",
                bodies,
                sourcebook,
                found,
                as_of,
                sentence=say(
                    "{old} is proscribed; its new name, {new}, is not, as far as is on record.",
                    old=old,
                    new=new,
                ),
                question=say(
                    "Does {new} continue {old}, and was an order considered that names it?",
                    new=new,
                    old=old,
                ),
            )


@check(
    "LST010",
    title=say("A new name listed long after the old one"),
    why=say(
        "A plan of the state promises that banned bodies shall not return under new names. The time"
        " for which a body worked freely under its new name measures whether they do."
    ),
    working=say(
        "For each rename on record, count the days that surely lie between the proscription of the"
        " old name and that of the new one; report more than 180."
    ),
    basis=("S34", "P2.7", "ATA:11A(2)", "domain 3.3", "domain 5.7"),
    severity=Severity.SERIOUS,
)
def new_name_late(bodies: Bodies, as_of: date) -> Iterator[Outcome]:
    """Find renamed bodies whose new name was listed long after the old one."""
    names = by_key(bodies.bodies)
    for found in find_reemergences(bodies, as_of=as_of, kinds=RENAMES):
        if found.later is not None and found.days is not None and found.days > _LAG_DAYS:
            yield _late(names, found, found.later, found.days)


def _late(names: Mapping[Key, Body], found: Reemergence, later: Spell, days: int) -> Finding:
    old, new = names[found.earlier.body], names[found.body]
    return Finding(
        code="LST010",
        subject=Subject("bodies.relations", found.relation.key, new.title),
        sentence=say(
            "{new}, the new name of {old}, was listed at least {days} days after the old one.",
            new=new.title,
            old=old.title,
            days=days,
        ),
        since=later.span.starts,
        working=(
            _listing_line(old, found.earlier),
            _listing_line(new, later),
            _tie_line(names, found),
            Line(say("Days that surely lie between the two: {days}.", days=days)),
        ),
        severity=Severity.SERIOUS,
        question=Question(
            later.listed_by,
            say(
                "When was it known that {old} worked as {new}, and what was done until that name"
                " was listed?",
                old=old.title,
                new=new.title,
            ),
        ),
    )


@check(
    "LST011",
    title=say("A wing or front of a listed body that is not listed"),
    why=say(
        "The law reaches those owned, controlled or directed by a listed body. Where a wing or"
        " front is on record and on no list, somebody should be able to say why."
    ),
    working=say(
        "Take the wings, fronts and affiliates on record of proscribed bodies; report one that is"
        " neither proscribed nor under observation, where a dated search found no listing."
    ),
    basis=("S34", "ATA:11A(2)", "ATA:11B(1)", "domain 5.7"),
    severity=Severity.SERIOUS,
    on_absence=True,
)
def part_unlisted(bodies: Bodies, sourcebook: Sourcebook, as_of: date) -> Iterator[Outcome]:
    """Find parts of listed bodies that are on no list."""
    names = by_key(bodies.bodies)
    for found in find_reemergences(bodies, as_of=as_of, kinds=PARTS, standings=_EITHER):
        if found.later is None:
            whole, part = names[found.earlier.body].title, names[found.body].title
            yield _unlisted(
                "LST011",
                bodies,
                sourcebook,
                found,
                as_of,
                sentence=say(
                    "{part} is said to belong to {whole}, which is proscribed; it is on no list"
                    " itself, as far as is on record.",
                    part=part,
                    whole=whole,
                ),
                question=say(
                    "Is {part} owned, controlled or directed by {whole}, and was an order"
                    " considered that names it?",
                    part=part,
                    whole=whole,
                ),
            )


@check(
    "LST012",
    title=say("A body of the same name as a listed one, neither observed nor listed"),
    why=say(
        "The law lets a body be observed because it works under the same name as a listed one. A"
        " body of that name that nobody listed is either wrongly feared or wrongly left alone."
    ),
    working=say(
        "Take the relations on record that say two bodies share a name; report one that is neither"
        " proscribed nor under observation while the other is proscribed, where a dated search"
        " found no listing."
    ),
    basis=("P2.7", "ATA:11D(1)", "domain 2.2"),
    severity=Severity.SERIOUS,
    on_absence=True,
)
def same_name_unlisted(bodies: Bodies, sourcebook: Sourcebook, as_of: date) -> Iterator[Outcome]:
    """Find bodies with the name of a listed one that are on no list."""
    names = by_key(bodies.bodies)
    for found in find_reemergences(bodies, as_of=as_of, kinds=_SAME_NAME, standings=_EITHER):
        if found.later is None:
            listed, other = names[found.earlier.body].title, names[found.body].title
            yield _unlisted(
                "LST012",
                bodies,
                sourcebook,
                found,
                as_of,
                sentence=say(
                    "{other} has the name of {listed}, which is proscribed; it is neither observed"
                    " nor listed, as far as is on record.",
                    other=other,
                    listed=listed,
                ),
                question=say(
                    "Is {other} the same body as {listed}, and was it considered for observation?",
                    other=other,
                    listed=listed,
                ),
            )


@check(
    "LST013",
    title=say("A body and its parts counted as many"),
    why=say(
        "Counts of banned bodies are compared from year to year and from list to list. Where a body"
        " stands beside its own wings, fronts and affiliates, the number says less than it seems."
    ),
    working=say(
        "On the day, group the proscribed bodies that wings, fronts and affiliates on record join;"
        " report the groups of more than one."
    ),
    basis=("S64", "ATA:11A(2)", "domain 5.7"),
    severity=Severity.MINOR,
)
def parts_counted(bodies: Bodies, as_of: date) -> Iterator[Outcome]:
    """Find groups of a body and its parts that stand on the list one by one."""
    names = by_key(bodies.bodies)
    counted = count_listed(bodies, as_of=as_of, together=PARTS)
    for group in counted.groups:
        if len(group) > 1:
            yield _counted(bodies, names, group, as_of)


def _counted(
    bodies: Bodies, names: Mapping[Key, Body], group: Sequence[Key], as_of: date
) -> Finding:
    ties = [
        r
        for r in between(lineage_of(bodies, as_of=as_of, verified_only=True), group)
        if r.kind in PARTS
    ]
    wholes = [key for key in group if key in {tie.target_body for tie in ties}]
    whole = (wholes or list(group))[0]
    first = next(s for s in bodies.spells if s.body == whole and s.standing is Standing.PROSCRIBED)
    return Finding(
        code="LST013",
        subject=Subject("bodies.bodies", whole, names[whole].title),
        sentence=say(
            "{whole} and what is said to belong to it stand {count} times on the list: {names}.",
            whole=names[whole].title,
            count=len(group),
            names=join([names[key].title for key in group], "; "),
        ),
        since=None,
        working=(
            _listing_line(names[whole], first),
            *(
                Line(
                    say(
                        "{part}, {kind}, {whole}; so says: {who}.",
                        part=names[tie.source_body].title,
                        kind=word_of(tie.kind),
                        whole=names[tie.target_body].title,
                        who=tie.asserted_by,
                    ),
                    tie.cite,
                )
                for tie in ties
            ),
            Line(say("Entries on the list: {count}.", count=len(group))),
        ),
        severity=Severity.MINOR,
        question=Question(
            first.listed_by,
            say(
                "Does the published number count {whole} once or {count} times?",
                whole=names[whole].title,
                count=len(group),
            ),
        ),
    )
