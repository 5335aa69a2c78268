"""The verdict on each point of a policy, over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from misaq.core.policies.life import life_of_policy
from misaq.core.policies.records import Commitment, Policies, Policy
from misaq.core.policies.verdicts import Result, Verdict, verdict_of
from misaq.kernel.provenance import Citations
from misaq.kernel.words import Phrase, join, say
from misaq.reports.charts.citing import sources_of
from misaq.reports.charts.inks import CODES, LIVES, RESULTS
from misaq.reports.charts.records import (
    Chart,
    Figure,
    Ink,
    KeyEntry,
    Line,
    Moment,
    Span,
    Strips,
    Value,
)
from misaq.reports.inline import Ref

_COLUMNS = (
    say("Point"),
    say("In our words"),
    say("From"),
    say("Until"),
    say("Verdict"),
    say("Rule"),
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which the verdict on a point is the same.

    Attributes:
        point: the point.
        starts: first day.
        ends: first day after it; None where it still held on the day of the facts.
        verdict: the verdict on the first day.
    """

    point: Commitment
    starts: date
    ends: date | None
    verdict: Verdict


def verdict_chart(policies: Policies, policy: Policy, *, as_of: date) -> Chart:
    """Return the strip of verdicts on the known points of a policy, up to the day."""
    own = [c for c in policies.commitments if c.policy == policy.key]
    known = [c for c in own if c.known]
    first = first_day(policy, known, as_of)
    stretches = (
        ()
        if first is None
        else tuple(s for c in known for s in stretches_of(c, policy, first, as_of))
    )
    return Chart(
        key=f"verdicts/{policy.key}",
        title=say("Verdicts on the points of {policy}, over time", policy=policy.title),
        finding=(
            *_finding(policy, stretches, first, as_of),
            *_unknown(len(own) - len(known)),
        ),
        figure=_figure(policy, known, stretches, first, as_of),
        columns=_COLUMNS,
        rows=tuple(_row(stretch, as_of) for stretch in stretches),
        as_of=as_of,
        legend=(*_legend(stretches), *_legend_of_end(policy, as_of)),
        sources=sources_of(_cites(policy, known)),
        note=say(
            "Each stretch carries the number of the rule that decides. Verdicts are never added up "
            "or averaged."
        ),
    )


def first_day(policy: Policy, points: Sequence[Commitment], as_of: date) -> date | None:
    """Return where the strip begins: the policy's first day on record; None when it is to come.

    Without such a day it is the first evidence, and without evidence the first day of the year.
    """
    days = [day.earliest for day in (policy.announced, policy.adopted) if day is not None]
    dated = [e.dated.earliest for point in points for e in point.evidence]
    first = min(days or dated, default=date(as_of.year, 1, 1))
    return first if first <= as_of else None


def stretches_of(
    point: Commitment, policy: Policy, first: date, as_of: date
) -> tuple[Stretch, ...]:
    """Return the stretches of one verdict, the first first; together they cover first to as_of.

    The verdict is asked on every day on which it could change: when evidence can be dated, the day
    after a due date, and when a life ends.
    """
    days = sorted({first, *(day for day in _turns(point, policy) if first < day <= as_of)})
    found = [(day, verdict_of(point, policy, as_of=day)) for day in days]
    changed = [
        (day, verdict)
        for place, (day, verdict) in enumerate(found)
        if place == 0 or verdict.result is not found[place - 1][1].result
    ]
    ends = [*(day for day, _ in changed[1:]), None]
    return tuple(
        Stretch(point, day, end, verdict) for (day, verdict), end in zip(changed, ends, strict=True)
    )


def _turns(point: Commitment, policy: Policy) -> Iterator[date]:
    yield from (evidence.dated.latest for evidence in point.evidence)
    if point.due is not None:
        yield point.due.latest + timedelta(days=1)
    yield from (end.ended_on.latest for end in (*point.ends, *policy.ends))
    if policy.adopted is not None:
        yield policy.adopted.latest
    if policy.term.ends is not None:
        yield policy.term.ends.latest


def _finding(
    policy: Policy, stretches: Sequence[Stretch], first: date | None, as_of: date
) -> Iterator[Phrase]:
    if first is None:
        yield say("On {day} {policy} was still to come.", day=as_of, policy=policy.title)
        return
    if not stretches:
        yield say("No point of {policy} is known, so there is no verdict.", policy=policy.title)
        return
    last = [s.verdict.result for s in stretches if s.ends is None]
    counts = Counter(last)
    yield say(
        "Known points: {count}. Verdicts on {day}: {verdicts}.",
        day=as_of,
        count=len(last),
        verdicts=join(
            tuple(
                say("{verdict} {count}", verdict=RESULTS[result][0], count=counts[result])
                for result in Result
                if counts[result]
            )
        ),
    )
    changed = {s.point.key for s in stretches if s.ends is not None}
    if not changed:
        yield say("No verdict has changed since {first}.", first=first)
        return
    latest = max((s for s in stretches if s.starts > first), key=lambda s: s.starts)
    yield say(
        "Points whose verdict has changed since {first}: {count}, last {point}: {verdict} from "
        "{day}.",
        count=len(changed),
        first=first,
        point=latest.point.key,
        verdict=RESULTS[latest.verdict.result][0],
        day=latest.starts,
    )


def _unknown(count: int) -> Iterator[Phrase]:
    if count:
        yield say("Points whose content is unknown, not drawn: {count}.", count=count)


def _figure(
    policy: Policy,
    points: Sequence[Commitment],
    stretches: Sequence[Stretch],
    first: date | None,
    as_of: date,
) -> Figure | None:
    if first is None or not stretches:
        return None
    place = {point.key: row for row, point in enumerate(points)}
    ends = as_of + timedelta(days=1)
    return Strips(
        rows=tuple(Line(point.key, point.text) for point in points),
        spans=tuple(_span(s, place[s.point.key], ends, as_of) for s in stretches),
        starts=first,
        ends=ends,
        moments=tuple(_end_of_life(policy, as_of)),
    )


def _span(stretch: Stretch, row: int, ends: date, as_of: date) -> Span:
    words, ink = RESULTS[stretch.verdict.result]
    return Span(
        row=row,
        starts=stretch.starts,
        ends=stretch.ends or ends,
        ink=ink,
        words=_words(stretch, words, as_of),
        code=CODES[stretch.verdict.result],
    )


def _words(stretch: Stretch, verdict: Phrase, as_of: date) -> Phrase:
    if stretch.ends is None:
        return say(
            "Point {point}: {verdict}, from {first}, still so on {day}.",
            point=stretch.point.key,
            verdict=verdict,
            first=stretch.starts,
            day=as_of,
        )
    return say(
        "Point {point}: {verdict}, from {first} until {last}.",
        point=stretch.point.key,
        verdict=verdict,
        first=stretch.starts,
        last=stretch.ends,
    )


def _end_of_life(policy: Policy, as_of: date) -> Iterator[Moment]:
    life = life_of_policy(policy, as_of)
    if life.ended_on is not None:
        words = say("The policy: {life} {day}.", life=LIVES[life.life][0], day=life.ended_on)
        yield Moment(life.ended_on.latest, words)


def _row(stretch: Stretch, as_of: date) -> tuple[Value, ...]:
    until: Value = say("still so on {day}", day=as_of)
    return (
        Ref(stretch.point.key),
        stretch.point.text,
        Ref(stretch.starts.isoformat()),
        until if stretch.ends is None else Ref(stretch.ends.isoformat()),
        RESULTS[stretch.verdict.result][0],
        Ref(stretch.verdict.rule),
    )


def _legend(stretches: Sequence[Stretch]) -> tuple[KeyEntry, ...]:
    shown = {stretch.verdict.result for stretch in stretches}
    return tuple(
        KeyEntry(RESULTS[result][0], RESULTS[result][1], code=CODES[result])
        for result in Result
        if result in shown
    )


def _legend_of_end(policy: Policy, as_of: date) -> Iterator[KeyEntry]:
    yield from (KeyEntry(m.words, Ink.PLAIN, dash=(6, 3)) for m in _end_of_life(policy, as_of))


def _cites(policy: Policy, points: Sequence[Commitment]) -> Iterator[Citations]:
    yield policy.cite
    for point in points:
        yield point.cite
        yield from (evidence.cite for evidence in point.evidence)
