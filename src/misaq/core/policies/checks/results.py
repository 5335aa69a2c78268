"""Verdicts that ask for an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from misaq.core.findings.checks import check
from misaq.core.findings.records import (
    Finding,
    Outcome,
    Question,
    Severity,
    no_one_to_ask,
)
from misaq.core.policies.checks.points import (
    asked_of_point,
    point_line,
    point_name,
    point_subject,
    points,
)
from misaq.core.policies.records import Commitment, Policies, Policy
from misaq.core.policies.verdicts import Flag, Result, verdict_of
from misaq.kernel.dates import Certainty, ImpreciseDate
from misaq.kernel.words import Phrase, say


@dataclass(frozen=True, slots=True)
class _Ask:
    """What a verdict becomes when it asks for an answer."""

    code: str
    of: Result | Flag
    sentence: Callable[[Commitment, Policy], Phrase]
    since: Callable[[Commitment, date], ImpreciseDate | None]
    question: Phrase
    severity: Severity


def _asked(policies: Policies, as_of: date, ask: _Ask) -> Iterator[Outcome]:
    for commitment, policy in points(policies, as_of):
        verdict = verdict_of(commitment, policy, as_of=as_of)
        if not (verdict.result is ask.of or ask.of in verdict.flags):
            continue
        subject, sentence = point_subject(commitment), ask.sentence(commitment, policy)
        whom = asked_of_point(commitment, policy, as_of)
        if whom is None:
            yield no_one_to_ask(ask.code, subject, sentence)
            continue
        yield Finding(
            code=ask.code,
            subject=subject,
            sentence=sentence,
            since=ask.since(commitment, as_of),
            working=(point_line(commitment), *verdict.inputs, *verdict.lines),
            severity=ask.severity,
            question=Question(whom, ask.question),
        )


def _last_evidence(commitment: Commitment, as_of: date) -> ImpreciseDate | None:
    """Return the day of the latest evidence that the verdict looked at."""
    return max(
        (e.dated for e in commitment.evidence if e.dated.on_or_before(as_of) is Certainty.YES),
        key=lambda d: d.latest,
        default=None,
    )


def _last_expiry(commitment: Commitment, as_of: date) -> ImpreciseDate | None:
    """Return the day on which the last of the evidence ran out."""
    return max(
        (
            e.expires
            for e in commitment.evidence
            if e.expires is not None and e.dated.on_or_before(as_of) is Certainty.YES
        ),
        key=lambda d: d.latest,
        default=None,
    )


@check(
    "POL013",
    title=say("A claim that a verifier's finding contradicts"),
    why=say("What an institution says and what others found are two ledgers; the gap is the news."),
    working=say("Reckon the verdict; report points where a finding, not older, shows less."),
    basis=("S23", "S71", "T10"),
    severity=Severity.SERIOUS,
)
def contradicted(policies: Policies, as_of: date) -> Iterator[Outcome]:
    """Find points whose latest finding shows less than the latest claim."""
    ask = _Ask(
        "POL013",
        Result.CONTRADICTED,
        lambda c, p: say(
            "{point}: what is claimed and what was found do not agree: {text}.",
            point=point_name(c, p),
            text=c.text,
        ),
        _last_evidence,
        say("How does the institution explain the difference between its claim and the finding?"),
        Severity.SERIOUS,
    )
    yield from _asked(policies, as_of, ask)


@check(
    "POL014",
    title=say("A claim of delivery that no finding bears out"),
    why=say("A claim of those charged with a point is not yet evidence that it is done."),
    working=say("Reckon the verdict; report points delivered by claim only."),
    basis=("S23", "S41"),
    severity=Severity.MINOR,
)
def claimed_only(policies: Policies, as_of: date) -> Iterator[Outcome]:
    """Find points delivered by claim only."""
    ask = _Ask(
        "POL014",
        Result.DELIVERED_CLAIMED,
        lambda c, p: say(
            "{point} is said to be done, and no finding on record bears it out: {text}.",
            point=point_name(c, p),
            text=c.text,
        ),
        _last_evidence,
        say("Who outside the institution has verified this, and may the committee see the report?"),
        Severity.MINOR,
    )
    yield from _asked(policies, as_of, ask)


@check(
    "POL016",
    title=say("A point past its due date"),
    why=say("A date set and passed is a lapse that somebody can answer for."),
    working=say("Reckon the verdict; report points overdue."),
    basis=("S71", "S90", "T10"),
    severity=Severity.SERIOUS,
)
def overdue(policies: Policies, as_of: date) -> Iterator[Outcome]:
    """Find points whose due date has passed without delivery shown."""
    ask = _Ask(
        "POL016",
        Result.OVERDUE,
        lambda c, p: say(
            "{point} was due {due}: {text}.", point=point_name(c, p), due=c.due or "?", text=c.text
        ),
        lambda c, _: c.due,
        say("Why was the date not kept, who answers for it, and what is the new date?"),
        Severity.SERIOUS,
    )
    yield from _asked(policies, as_of, ask)


@check(
    "POL017",
    title=say("Evidence that has gone stale"),
    why=say(
        "What was true once does not show that it still is. How long a piece of evidence lasts is a"
        " judgement of this record, not a rule of law."
    ),
    working=say("Reckon the verdict; report points whose every piece of evidence has run out."),
    basis=("S70",),
    severity=Severity.MINOR,
)
def stale(policies: Policies, as_of: date) -> Iterator[Outcome]:
    """Find points whose evidence has all run out."""
    ask = _Ask(
        "POL017",
        Flag.STALE,
        lambda c, p: say(
            "{point}: the evidence on record is too old to show where it stands today: {text}.",
            point=point_name(c, p),
            text=c.text,
        ),
        _last_expiry,
        say("What is the state of this today, and what shows it?"),
        Severity.MINOR,
    )
    yield from _asked(policies, as_of, ask)
