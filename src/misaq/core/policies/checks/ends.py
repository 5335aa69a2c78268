"""What became of policies and points: dropped, orphaned, expired, never adopted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.findings.checks import check
from misaq.core.findings.records import (
    Finding,
    Line,
    Outcome,
    Question,
    Severity,
    no_one_to_ask,
)
from misaq.core.policies.checks.points import (
    asked_of_policy,
    has_come,
    point_line,
    point_subject,
    points,
    policy_subject,
)
from misaq.core.policies.life import ENDED, Life, LifeAt, life_of_policy
from misaq.core.policies.records import (
    Commitment,
    End,
    Lineage,
    LineageKind,
    Policies,
    Policy,
    PolicyKind,
)
from misaq.core.sourcebook.absence import absence_lines, not_read, sought_words
from misaq.core.sourcebook.records import Sourcebook
from misaq.kernel.dates import Certainty
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import join, say

_CARRIES = frozenset({LineageKind.DERIVED, LineageKind.MERGED, LineageKind.INCORPORATED})


def _carried(policies: Policies, key: Key, as_of: date) -> bool:
    """Say whether some later point or policy had taken the record up by the day."""
    return any(
        link.earlier == key and link.kind in _CARRIES and not _future(policies, link, as_of)
        for link in policies.lineage
    )


def _policy_of(policies: Policies, key: Key) -> Policy:
    """Return the policy with the key, or the policy of the point with it."""
    point = by_key(policies.commitments).get(key)
    return by_key(policies.policies)[key if point is None else point.policy]


@check(
    "POL005",
    title=say("A point dropped without a successor"),
    why=say(
        "Each government issues a new text. What falls out on the way should be said, with why."
    ),
    working=say("Look for points recorded as dropped that no later point takes up."),
    basis=("S70", "S87", "domain 3.5"),
    severity=Severity.SERIOUS,
)
def dropped(policies: Policies, as_of: date) -> Iterator[Outcome]:
    """Find dropped points, with any later revival in the working."""
    commitments = by_key(policies.commitments)
    for link in policies.lineage:
        point = commitments.get(link.earlier)
        if link.kind is not LineageKind.DROPPED or point is None or _future(policies, link, as_of):
            continue
        if _carried(policies, link.earlier, as_of):
            continue
        later = _policy_of(policies, link.later)
        subject = point_subject(point)
        sentence = say(
            "{key} was dropped by {later}: {text}.",
            key=point.key,
            later=later.title,
            text=point.text,
        )
        asked = asked_of_policy(later)
        if asked is None:
            yield no_one_to_ask("POL005", subject, sentence)
            continue
        yield Finding(
            code="POL005",
            subject=subject,
            sentence=sentence,
            since=link.happened_on or later.adopted,
            working=(
                point_line(point),
                Line(say("{later} leaves it out.", later=later.title), link.cite),
                Line(say("No later point on record takes it up.")),
            ),
            severity=Severity.SERIOUS,
            question=Question(
                asked,
                say(
                    "Who decided to drop this point, for which reason, and who was told: {text}?",
                    text=point.text,
                ),
            ),
        )


def _future(policies: Policies, link: Lineage, as_of: date) -> bool:
    """Say whether the link surely came after the day: by its own day, or its later policy's."""
    if link.happened_on is None:
        return not has_come(_policy_of(policies, link.later), as_of)
    return link.happened_on.on_or_before(as_of) is Certainty.NO


@check(
    "POL006",
    title=say("A policy overridden with orphaned points"),
    why=say(
        "When a plan overrides a policy, points nobody took up are neither done nor withdrawn."
    ),
    working=say(
        "For each policy overridden by another, list its known points that no later point takes up;"
        " argue that only where the overriding text was read in full or a search is on record."
    ),
    basis=("S24", "S70"),
    severity=Severity.SERIOUS,
    on_absence=True,
)
def orphaned(policies: Policies, sourcebook: Sourcebook, as_of: date) -> Iterator[Outcome]:
    """Find overridden policies with points that nothing carries on."""
    by = by_key(policies.policies)
    for link in policies.lineage:
        earlier, later = by.get(link.earlier), _policy_of(policies, link.later)
        if link.kind is not LineageKind.OVERRIDDEN or earlier is None:
            continue
        orphans = [
            c
            for c, p in points(policies, as_of)
            if p.key == earlier.key and not _carried(policies, c.key, as_of)
        ]
        if orphans and not _future(policies, link, as_of):
            yield _orphans(sourcebook, earlier, later, link, orphans, as_of)


def _orphans(
    sourcebook: Sourcebook,
    earlier: Policy,
    later: Policy,
    link: Lineage,
    orphans: list[Commitment],
    as_of: date,
) -> Outcome:
    subject = policy_subject(earlier)
    sentence = say(
        "{earlier} was overridden by {later}; {count} of its known points are taken up by no later"
        " point on record.",
        earlier=earlier.title,
        later=later.title,
        count=len(orphans),
    )
    absence = absence_lines(
        sourcebook, subject=subject, sought="carried on", as_of=as_of, document=later.document
    )
    asked = asked_of_policy(earlier)
    if not absence:
        return not_read("POL006", subject, sentence, missing="carried on")
    if asked is None:
        return no_one_to_ask("POL006", subject, sentence)
    return Finding(
        code="POL006",
        subject=subject,
        sentence=sentence,
        since=link.happened_on or later.adopted,
        working=(
            Line(
                say("{later} overrode {earlier}.", later=later.title, earlier=earlier.title),
                link.cite,
            ),
            *(point_line(point) for point in orphans),
            *absence,
        ),
        severity=Severity.SERIOUS,
        question=Question(
            asked,
            say("Which of these points were done, which were withdrawn, and by whose decision?"),
        ),
        aspect=later.key,
    )


@check(
    "POL007",
    title=say("A policy that ended without evaluation or successor"),
    why=say(
        "Policies replace one another and are never evaluated; little is known of what they"
        " achieved."
    ),
    working=say(
        "Look for policies whose life has ended with no evaluation, or no successor, on record;"
        " argue each absence only from a dated search."
    ),
    basis=("S22", "S23", "S70"),
    severity=Severity.SERIOUS,
    on_absence=True,
)
def without_evaluation_or_successor(
    policies: Policies, sourcebook: Sourcebook, as_of: date
) -> Iterator[Outcome]:
    """Find ended policies with no evaluation or no successor."""
    for policy in policies.policies:
        life = life_of_policy(policy, as_of)
        if life.life not in (Life.EXPIRED, Life.SUPERSEDED):
            continue
        lacking = [
            word
            for word, held in (
                ("evaluation", any(e.assessed_on.earliest <= as_of for e in policy.evaluations)),
                ("successor", any(_has_come(end, as_of) and end.successor for end in policy.ends)),
            )
            if not held
        ]
        if lacking:
            yield from _ended_badly(sourcebook, policy, life, lacking, as_of)


def _has_come(end: End, as_of: date) -> bool:
    return end.ended_on.on_or_before(as_of) is Certainty.YES


def _ended_badly(
    sourcebook: Sourcebook,
    policy: Policy,
    life: LifeAt,
    lacking: list[str],
    as_of: date,
) -> Iterator[Outcome]:
    subject = policy_subject(policy)
    proofs = {
        word: absence_lines(
            sourcebook, subject=subject, sought=word, as_of=as_of, since=life.ended_on
        )
        for word in lacking
    }
    shown = [word for word in lacking if proofs[word]]
    asked = asked_of_policy(policy)
    for word in lacking:
        if word not in shown:
            sentence = say(
                "{title} ended; no {word} is on record.",
                title=policy.title,
                word=sought_words(word),
            )
            yield not_read("POL007", subject, sentence, missing=word)
    if not shown:
        return
    sentence = say(
        "{title} ended without {lacking} on record.",
        title=policy.title,
        lacking=join([sought_words(word) for word in shown], " or "),
    )
    if asked is None:
        yield no_one_to_ask("POL007", subject, sentence)
        return
    yield Finding(
        code="POL007",
        subject=subject,
        sentence=sentence,
        since=life.ended_on,
        working=(*life.lines, *(line for word in shown for line in proofs[word])),
        severity=Severity.SERIOUS,
        question=Question(
            asked,
            say(
                "What did {title} achieve, who measured it, and what stands in its place today?",
                title=policy.title,
            ),
        ),
    )


@check(
    "POL015",
    title=say("A draft that was never adopted"),
    why=say("A draft that stays a draft is ad hoc, on paper: it binds nobody while time passes."),
    working=say("Look for drafts with no adoption on record that a later text took over."),
    basis=("S41", "domain 3.1"),
    severity=Severity.MINOR,
)
def never_adopted(policies: Policies, as_of: date) -> Iterator[Outcome]:
    """Find drafts never adopted and taken over by a later text."""
    for policy in policies.policies:
        ends = [end for end in policy.ends if _has_come(end, as_of)]
        if policy.kind is PolicyKind.DRAFT and policy.adopted is None and ends:
            yield _draft_ended(policy, ends[0])


def _draft_ended(policy: Policy, end: End) -> Outcome:
    subject = policy_subject(policy)
    announced = (
        say("on a day not on record")
        if policy.announced is None
        else say("{day}", day=policy.announced)
    )
    sentence = say(
        "{title}: announced {day}; no adoption is on record, and another text took over {end}.",
        title=policy.title,
        day=announced,
        end=end.ended_on,
    )
    asked = asked_of_policy(policy)
    if asked is None:
        return no_one_to_ask("POL015", subject, sentence)
    return Finding(
        code="POL015",
        subject=subject,
        sentence=sentence,
        since=policy.announced,
        working=(
            Line(
                say("{title}: announced {day}; no adoption.", title=policy.title, day=announced),
                policy.cite,
            ),
            Line(
                say("{kind} {day}.", kind=ENDED[end.kind], day=end.ended_on),
                end.cite,
            ),
        ),
        severity=Severity.MINOR,
        question=Question(
            asked,
            say(
                "Why was this draft not adopted, and which parts of it are in the text that took"
                " over: {title}?",
                title=policy.title,
            ),
        ),
    )
