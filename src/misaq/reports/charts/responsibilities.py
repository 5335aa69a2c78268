"""Which institution leads, supports or oversees which point of a policy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from misaq.core.institutions.records import Institutions, Role
from misaq.core.policies.life import Life, life_of
from misaq.core.policies.records import Commitment, Policies, Policy, Responsibility
from misaq.kernel.dates import Certainty
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import Phrase, join, say
from misaq.reports.charts.citing import few, sources_of
from misaq.reports.charts.inks import ROLES
from misaq.reports.charts.records import Cell, Chart, Grid, KeyEntry, Line, Value, Words
from misaq.reports.inline import Ref

_WHOLE = say("the whole policy")
_COLUMNS = (
    say("Point"),
    say("In our words"),
    say("Institution"),
    say("Part"),
    say("When"),
    say("Rests on"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part an institution has in a point, or in the whole policy when the point is None."""

    point: Commitment | None
    held: Responsibility


def responsibility_chart(
    policies: Policies, institutions: Institutions, policy: Policy, *, as_of: date
) -> Chart:
    """Return institutions over the known points of a policy, with the parts on the day."""
    points = [c for c in policies.commitments if c.policy == policy.key and c.known]
    parts = tuple(parts_of(policy, points, as_of))
    titles = {key: found.title for key, found in by_key(institutions.institutions).items()}
    return Chart(
        key=f"responsibilities/{policy.key}",
        title=say("Who leads, supports and oversees the points of {policy}", policy=policy.title),
        finding=tuple(_finding(policy, points, parts, titles)),
        figure=_grid(points, parts, titles) if parts else None,
        columns=_COLUMNS,
        rows=tuple(_row(part, titles) for part in parts),
        as_of=as_of,
        legend=tuple(
            KeyEntry(words, ink, shape=shape)
            for role, (words, ink, shape) in ROLES.items()
            if any(part.held.role is role for part in parts)
        ),
        sources=sources_of((policy.cite, *(part.held.cite for part in parts))),
        note=say("An empty place means that no part is on record, not that nobody acts."),
    )


def parts_of(policy: Policy, points: Sequence[Commitment], as_of: date) -> Iterator[Part]:
    """Yield the parts that count on the day: those of the whole policy, then point by point.

    A part that surely begins later is left out, and one that has surely ended while its point is in
    force. Of a point that has ended, the parts it had are shown.
    """
    for held in policy.responsibilities:
        if _counts(held, None, policy, as_of):
            yield Part(None, held)
    for point in points:
        for held in point.responsibilities:
            if _counts(held, point, policy, as_of):
                yield Part(point, held)


def _counts(held: Responsibility, point: Commitment | None, policy: Policy, as_of: date) -> bool:
    starts = held.term.starts
    if starts is not None and starts.on_or_before(as_of) is Certainty.NO:
        return False
    if point is not None and life_of(point, policy, as_of).life is not Life.IN_FORCE:
        return True
    return held.term.holds(as_of) is not Certainty.NO


def _finding(
    policy: Policy, points: Sequence[Commitment], parts: Sequence[Part], titles: Mapping[Key, str]
) -> Iterator[Phrase]:
    if not points and not parts:
        yield say("No point of {policy} is known, and no part in it.", policy=policy.title)
        return
    led = {part.point.key for part in parts if part.point and part.held.role is Role.LEAD}
    without = [point.key for point in points if point.key not in led]
    yield say(
        "Known points: {count}. With an institution that leads them: {led}.",
        count=len(points),
        led=len(led),
    )
    if without and led:
        yield say("No lead of their own: {points}.", points=few(without))
    yield from _most(parts, titles)
    whole = tuple(
        say(
            "{institution} ({role})",
            institution=_title(part, titles),
            role=ROLES[part.held.role][0],
        )
        for part in parts
        if part.point is None
    )
    if whole:
        yield say("For the whole policy: {parts}.", parts=join(whole, "; "))


def _most(parts: Sequence[Part], titles: Mapping[Key, str]) -> Iterator[Phrase]:
    leads = Counter(
        part.held.institution for part in parts if part.point and part.held.role is Role.LEAD
    )
    if len(leads) < 2:
        return
    most = max(leads.values())
    named = tuple(titles.get(key, key) for key in leads if leads[key] == most)
    yield say(
        "Institutions that lead a point: {institutions}. The most points, {count}: {named}.",
        institutions=len(leads),
        count=most,
        named=join(named, "; "),
    )


def _title(part: Part, titles: Mapping[Key, str]) -> str:
    return titles.get(part.held.institution, part.held.institution)


def _grid(points: Sequence[Commitment], parts: Sequence[Part], titles: Mapping[Key, str]) -> Grid:
    whole = any(part.point is None for part in parts)
    rows = (*((None,) if whole else ()), *points)
    columns = list(dict.fromkeys(part.held.institution for part in parts))
    return Grid(
        columns=tuple(Line(key, titles.get(key, key)) for key in columns),
        rows=tuple(Line(say("whole")) if row is None else Line(row.key, row.text) for row in rows),
        cells=tuple(_cells(rows, columns, parts, titles)),
    )


def _cells(
    rows: Sequence[Commitment | None],
    columns: Sequence[Key],
    parts: Sequence[Part],
    titles: Mapping[Key, str],
) -> Iterator[Cell]:
    for number, row in enumerate(rows):
        for column, key in enumerate(columns):
            here = [p for p in parts if p.point is row and p.held.institution == key]
            for place, part in enumerate(here):
                words, ink, shape = ROLES[part.held.role]
                yield Cell(
                    column=column,
                    row=number,
                    ink=ink,
                    shape=shape,
                    place=(place, len(here)),
                    words=_words(part, words, titles),
                )


def _words(part: Part, role: Phrase, titles: Mapping[Key, str]) -> Phrase:
    point: Words = _WHOLE
    if part.point is not None:
        point = say("point {number}", number=part.point.key)
    return say(
        "{institution}: {role}, {point}.", institution=_title(part, titles), role=role, point=point
    )


def _row(part: Part, titles: Mapping[Key, str]) -> tuple[Value, ...]:
    point = part.point
    return (
        say("whole") if point is None else Ref(point.key),
        _WHOLE if point is None else point.text,
        _title(part, titles),
        ROLES[part.held.role][0],
        _when(part.held),
        part.held.basis,
    )


def _when(held: Responsibility) -> Value:
    starts, ends = held.term.starts, held.term.ends
    if starts is None and ends is None:
        return say("no days on record")
    if starts is None:
        return say("until {ends}", ends=ends)
    if ends is None:
        return say("since {starts}", starts=starts)
    return say("from {starts} until {ends}", starts=starts, ends=ends)
