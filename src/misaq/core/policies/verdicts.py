"""What can be said of a commitment on a day: its life, its result, and flags, each with a trace.

A verdict is a function of the rules version, the record and the day. Claims of those charged with a
point and findings of verifiers are two ledgers: the rules compare them and never merge them.
Evidence that nobody verified in a source is set aside, and evidence that has run out is asked only
where nothing fresh is on record.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from misaq.core.findings.records import Line
from misaq.core.policies.leads import leads
from misaq.core.policies.life import Life, LifeAt, life_of
from misaq.core.policies.records import Commitment, Evidence, Ledger, Policy, Shows
from misaq.kernel.dates import Certainty
from misaq.kernel.provenance import is_verified
from misaq.kernel.words import Phrase, join, say, word_of

RULES_VERSION = "2026.5"
"""Version of the rules of verdicts and checks; changed whenever one of them changes."""


class Result(Enum):
    """What the record shows of a point, in the order the rules ask."""

    NOT_VERIFIABLE = "not verifiable"
    NO_EVIDENCE = "no evidence"
    CONTRADICTED = "contradicted"
    DELIVERED_VERIFIED = "delivered, verified"
    DELIVERED_CLAIMED = "delivered, claimed only"
    PARTLY = "partly"
    OVERDUE = "overdue"
    ON_TRACK = "on track"
    NOT_STARTED = "not started"


class Flag(Enum):
    """Something that stands beside the result."""

    NO_OWNER = "no owner"
    NO_INDICATOR = "no indicator"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict with its trace.

    Attributes:
        commitment: key of the point.
        life: whether it still binds.
        result: what the record shows.
        flags: what stands beside it, in the order of :class:`Flag`.
        rule: name of the rule that decided.
        rules_version: version of the rules.
        as_of: day of the facts.
        known_at: when the facts had entered our record, as the door wrote it; empty for the latest.
        inputs: the evidence looked at, in order of date, a line each.
        lines: the trace in words.
    """

    commitment: str
    life: LifeAt
    result: Result
    flags: tuple[Flag, ...]
    rule: str
    rules_version: str
    as_of: date
    known_at: str
    inputs: tuple[Line, ...]
    lines: tuple[Line, ...]


_RANK = {
    Shows.NOT_DELIVERED: 0,
    Shows.NOT_STARTED: 0,
    Shows.STARTED: 1,
    Shows.PARTLY: 2,
    Shows.DELIVERED: 3,
}


@dataclass(frozen=True, slots=True)
class _Case:
    """What the rules look at."""

    commitment: Commitment
    day: date
    evidence: Sequence[Evidence]
    set_aside: int
    run_out: int
    claim: Evidence | None
    finding: Evidence | None

    @property
    def finding_is_older(self) -> bool:
        """Whether the claim surely came after the finding."""
        return (
            self.claim is not None
            and self.finding is not None
            and self.finding.dated.before(self.claim.dated.earliest) is Certainty.YES
        )

    @property
    def shown(self) -> Shows | None:
        """What the record shows: the finding, unless a claim surely came after it."""
        if self.finding is not None and not self.finding_is_older:
            return self.finding.shows
        return None if self.claim is None else self.claim.shows


def _not_verifiable(case: _Case) -> bool:
    return case.commitment.verifiable is False


def _no_evidence(case: _Case) -> bool:
    return not case.evidence


def _contradicted(case: _Case) -> bool:
    if case.claim is None or case.finding is None or case.finding_is_older:
        return False
    return _RANK[case.finding.shows] < _RANK[case.claim.shows]


def _delivered_verified(case: _Case) -> bool:
    return case.finding is not None and case.finding.shows is Shows.DELIVERED


def _delivered_claimed(case: _Case) -> bool:
    return case.shown is Shows.DELIVERED


def _partly(case: _Case) -> bool:
    return case.shown is Shows.PARTLY


def _overdue(case: _Case) -> bool:
    due = case.commitment.due
    return due is not None and due.before(case.day) is Certainty.YES


def _on_track(case: _Case) -> bool:
    return case.shown is Shows.STARTED


def _not_started(case: _Case) -> bool:
    return case.shown in (Shows.NOT_STARTED, Shows.NOT_DELIVERED)


RULES: tuple[tuple[str, Result, Callable[[_Case], bool], Phrase], ...] = (
    (
        "V1",
        Result.NOT_VERIFIABLE,
        _not_verifiable,
        say("Nobody could see from outside whether the point is met."),
    ),
    (
        "V2",
        Result.NO_EVIDENCE,
        _no_evidence,
        say("No verified evidence dated up to the day is on record."),
    ),
    (
        "V3",
        Result.CONTRADICTED,
        _contradicted,
        say("A verifier found less than the latest claim says, and not before it."),
    ),
    (
        "V4",
        Result.DELIVERED_VERIFIED,
        _delivered_verified,
        say("The latest finding of a verifier shows delivery."),
    ),
    (
        "V5",
        Result.DELIVERED_CLAIMED,
        _delivered_claimed,
        say("The latest claim says it is delivered; no later finding bears it out."),
    ),
    ("V6", Result.PARTLY, _partly, say("The latest word on record shows partial delivery.")),
    ("V7", Result.OVERDUE, _overdue, say("The due date has passed and delivery is not shown.")),
    ("V8", Result.ON_TRACK, _on_track, say("The latest word on record shows a start.")),
    ("V9", Result.NOT_STARTED, _not_started, say("The latest word on record shows no start.")),
)
"""Name, result, question and the answer in words; the first that applies decides."""


def verdict_of(
    commitment: Commitment, policy: Policy, *, as_of: date, known_at: str = ""
) -> Verdict:
    """Return the verdict on a point.

    Life and result are apart: the result is kept when the point's life ends, and due dates and
    staleness are then measured at that end.
    """
    life = life_of(commitment, policy, as_of)
    case = _case(commitment, as_of, _measuring_day(life, as_of))
    name, result, _, words = next(rule for rule in RULES if rule[2](case))
    return Verdict(
        commitment=commitment.key,
        life=life,
        result=result,
        flags=_flags(case, policy, life, as_of),
        rule=name,
        rules_version=RULES_VERSION,
        as_of=as_of,
        known_at=known_at,
        inputs=tuple(_input_line(item) for item in case.evidence),
        lines=(*life.lines, *_trace(case, name, words)),
    )


def _measuring_day(life: LifeAt, as_of: date) -> date:
    return as_of if life.ended_on is None else min(as_of, life.ended_on.latest)


def _case(commitment: Commitment, as_of: date, day: date) -> _Case:
    dated = [e for e in commitment.evidence if e.dated.on_or_before(as_of) is Certainty.YES]
    seen = [e for e in dated if is_verified(e.cite)]
    seen.sort(key=_order)
    fresh = [item for item in seen if not _has_run_out(item, day)]
    # Where nothing is fresh the last word on record is kept, and the flag says that it has aged.
    speaks = fresh or seen
    return _Case(
        commitment=commitment,
        day=day,
        evidence=seen,
        set_aside=len(dated) - len(seen),
        run_out=len(seen) - len(fresh),
        claim=_latest(speaks, Ledger.CLAIM),
        finding=_latest(speaks, Ledger.FINDING),
    )


def _order(item: Evidence) -> tuple[date, date, str, str, str]:
    """Return what puts evidence in order of time, the same however it was written down."""
    return item.dated.latest, item.dated.earliest, item.ledger.value, item.what, item.shows.value


def _latest(evidence: Sequence[Evidence], ledger: Ledger) -> Evidence | None:
    mine = [item for item in evidence if item.ledger is ledger]
    return mine[-1] if mine else None


def _flags(case: _Case, policy: Policy, life: LifeAt, as_of: date) -> tuple[Flag, ...]:
    flags = []
    if not leads(case.commitment, policy, as_of):
        flags.append(Flag.NO_OWNER)
    if not case.commitment.indicators:
        flags.append(Flag.NO_INDICATOR)
    if life.life is Life.IN_FORCE and _is_stale(case):
        flags.append(Flag.STALE)
    return tuple(flags)


def _is_stale(case: _Case) -> bool:
    """Whether every piece of evidence shows a present that has passed."""
    return bool(case.evidence) and case.run_out == len(case.evidence)


def _has_run_out(item: Evidence, day: date) -> bool:
    """Whether it shows a present that has surely passed."""
    if item.terminal or item.expires is None:
        return False
    return item.expires.on_or_before(day) is Certainty.YES


def _input_line(item: Evidence) -> Line:
    return Line(
        say(
            "{dated}, {ledger} of {by}: {what} (shows: {shows})",
            dated=item.dated,
            ledger=item.ledger,
            by=item.by,
            what=item.what,
            shows=item.shows,
        ),
        item.cite,
    )


def _run_out_words(case: _Case) -> Phrase:
    if _is_stale(case):
        return say("All of it has run out; the last word on record is kept.")
    return say("Run out, and no longer asked: {count}.", count=case.run_out)


def _trace(case: _Case, name: str, words: Phrase) -> tuple[Line, ...]:
    commitment = case.commitment
    lines = [
        Line(say("Evidence up to the day: {count} on record.", count=len(case.evidence))),
        *(
            Line(
                say("Latest {ledger}: {dated}.", ledger=item.ledger, dated=item.dated),
                item.cite,
            )
            for item in (case.claim, case.finding)
            if item is not None
        ),
    ]
    if case.set_aside:
        text = say("Set aside, verified in no source: {count}.", count=case.set_aside)
        lines.insert(1, Line(text))
    if case.run_out:
        lines.insert(1, Line(_run_out_words(case)))
    if commitment.due is not None:
        lines.append(Line(say("Due: {due}.", due=commitment.due), commitment.cite))
    passed_over = [result for _, result, *_ in RULES[: [r[0] for r in RULES].index(name)]]
    if passed_over:
        results = join([word_of(result) for result in passed_over])
        lines.append(Line(say("Asked first, and not so: {results}.", results=results)))
    lines.append(Line(say("What decided: {words}", words=words)))
    return tuple(lines)
