"""Which policies bound and which committees worked, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from misaq.core.institutions.records import Committee, CommitteeState, Institutions
from misaq.core.policies.life import Life, life_of_policy
from misaq.core.policies.records import Policies, Policy
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.provenance import Citations
from misaq.kernel.words import Phrase, join, say
from misaq.reports.charts.citing import day_value, sources_of
from misaq.reports.charts.inks import LIVES, STATES
from misaq.reports.charts.records import Chart, Ink, KeyEntry, Line, Span, Strips, Value, Words

_COLUMNS = (say("Policy or committee"), say("State"), say("From"), say("Until"))
_NO_START = say("start not on record")
_POSSIBLE = say("perhaps: the day is not exact")


@dataclass(frozen=True, slots=True)
class Stay:
    """A stretch in which a policy or committee was in one state.

    Attributes:
        row: place of the policy or committee.
        name: its title.
        state: the state in words.
        ink: how it is drawn.
        starts: first day; None when not on record, and then nothing is drawn.
        ends: first day after it; None while it lasts.
        code: a letter on it.
    """

    row: int
    name: str
    state: Phrase
    ink: Ink
    starts: ImpreciseDate | None
    ends: ImpreciseDate | None
    code: str = ""


def timeline_chart(policies: Policies, institutions: Institutions, *, as_of: date) -> Chart:
    """Return the spans of policies and of committees that have any on record."""
    committees = [c for c in institutions.committees if c.spans]
    held = [p for p in policies.policies if _has_begun(p, as_of)]
    stays = (*_policies(held, as_of), *_committees(committees, len(held), as_of))
    lines = (
        *(Line(p.key, p.title) for p in held),
        *(Line(c.key, c.title) for c in committees),
    )
    return Chart(
        key="timeline",
        title=say("Policies and committees over time"),
        finding=tuple(_finding(held, committees, institutions, as_of)),
        figure=_strips(lines, stays, as_of),
        columns=_COLUMNS,
        rows=tuple(_row(stay, as_of) for stay in stays),
        as_of=as_of,
        legend=tuple(_legend(stays, as_of)),
        sources=sources_of(_cites(held, committees)),
        note=say(
            "Where a day is known only as a month or a year, the stretch is pale for as long as it "
            "may or may not have run. A committee without a stretch has none on record."
        ),
    )


def _has_begun(policy: Policy, as_of: date) -> bool:
    day = policy.adopted or policy.announced
    return day is not None and day.earliest <= as_of


def _policies(policies: Sequence[Policy], as_of: date) -> Iterator[Stay]:
    for row, policy in enumerate(policies):
        life = life_of_policy(policy, as_of)
        state = Life.NOT_ADOPTED if policy.adopted is None else Life.IN_FORCE
        words, ink = LIVES[state]
        perhaps = (end.ended_on for end in policy.ends if end.ended_on.earliest <= as_of)
        ends = life.ended_on or min(perhaps, key=lambda day: day.earliest, default=None)
        begins = policy.adopted or policy.announced
        yield Stay(row, policy.title, words, ink, begins, ends, "–" if ink is Ink.OPEN else "")


def _committees(committees: Sequence[Committee], first: int, as_of: date) -> Iterator[Stay]:
    for row, committee in enumerate(committees, start=first):
        for span in committee.spans:
            begins, ends = span.span.starts, span.span.ends
            if begins is None or begins.earliest <= as_of:
                words, ink = STATES[span.state]
                code = "×" if span.state is CommitteeState.DORMANT else ""
                yield Stay(row, committee.title, words, ink, begins, ends, code)


def _finding(
    policies: Sequence[Policy],
    committees: Sequence[Committee],
    institutions: Institutions,
    as_of: date,
) -> Iterator[Phrase]:
    if not policies and not committees:
        yield say("No policy and no committee has a day on record by {day}.", day=as_of)
        return
    running = tuple(p.key for p in policies if life_of_policy(p, as_of).life is Life.IN_FORCE)
    yield say(
        "In force on {day}: {count} of {all} policies ({policies}).",
        day=as_of,
        count=len(running),
        all=len(policies),
        policies=join(running) if running else "–",
    )
    asleep = tuple(
        say(
            "{committee} (from {starts} until {ends})",
            committee=c.title,
            starts=s.span.starts,
            ends=s.span.ends,
        )
        for c in committees
        for s in c.spans
        if s.state is CommitteeState.DORMANT and s.span.starts is not None
    )
    if asleep:
        yield say("Dormant: {committees}.", committees=join(asleep, "; "))
    silent = len(institutions.committees) - len(committees)
    if silent:
        yield say("Committees without a stretch on record, not drawn: {count}.", count=silent)


def _strips(lines: tuple[Line, ...], stays: Sequence[Stay], as_of: date) -> Strips | None:
    spans = tuple(span for stay in stays for span in _spans(stay, as_of))
    if not spans:
        return None
    starts = date(min(span.starts for span in spans).year, 1, 1)
    return Strips(lines, spans, starts, as_of + timedelta(days=1))


def _spans(stay: Stay, as_of: date) -> Iterator[Span]:
    """Yield the sure part of a stretch and what may have come before and after it."""
    if stay.starts is None:
        return
    close = as_of + timedelta(days=1)
    sure_start = min(stay.starts.latest, close)
    sure_end = close if stay.ends is None else min(stay.ends.earliest, close)
    last = close if stay.ends is None else min(stay.ends.latest, close)
    words = _words(stay, as_of)
    sure_end = max(sure_start, sure_end)
    for starts, ends, faint in (
        (stay.starts.earliest, sure_start, True),
        (sure_start, sure_end, False),
        (sure_end, last, True),
    ):
        if starts < ends:
            code = "" if faint else stay.code
            yield Span(stay.row, starts, ends, stay.ink, words, code, faint)


def _words(stay: Stay, as_of: date) -> Phrase:
    until: Words = say("still so on {day}", day=as_of)
    if stay.ends is not None:
        until = say("until {ends}", ends=stay.ends)
    return say(
        "{name}: {state}, from {starts}, {until}.",
        name=stay.name,
        state=stay.state,
        starts=stay.starts or _NO_START,
        until=until,
    )


def _row(stay: Stay, as_of: date) -> tuple[Value, ...]:
    return (
        stay.name,
        stay.state,
        _NO_START if stay.starts is None else day_value(stay.starts),
        say("still so on {day}", day=as_of) if stay.ends is None else day_value(stay.ends),
    )


def _legend(stays: Sequence[Stay], as_of: date) -> Iterator[KeyEntry]:
    yield from dict.fromkeys(KeyEntry(stay.state, stay.ink, code=stay.code) for stay in stays)
    if any(span.is_faint for stay in stays for span in _spans(stay, as_of)):
        yield KeyEntry(_POSSIBLE, Ink.PLAIN, dash=(2, 2))


def _cites(policies: Sequence[Policy], committees: Sequence[Committee]) -> Iterator[Citations]:
    yield from (policy.cite for policy in policies)
    yield from (span.cite for committee in committees for span in committee.spans)
