"""What became of the points of one policy in a later one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from misaq.core.policies.records import Commitment, Lineage, LineageKind, Policies, Policy
from misaq.kernel.dates import Certainty
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import Phrase, join, say
from misaq.reports.charts.citing import few, sources_of
from misaq.reports.charts.inks import KINDS
from misaq.reports.charts.records import Chart, Join, Joins, KeyEntry, Line, Value, Words
from misaq.reports.inline import Ref

_WHOLE = say("the whole policy")
_NO_DAY = say("no day on record")
_COLUMNS = (
    say("Earlier point"),
    say("In our words"),
    say("What became of it"),
    say("Later point"),
    say("In our words"),
    say("When"),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two policies and the links from the earlier to the later.

    Attributes:
        earlier: the earlier policy.
        later: the later policy.
        links: at least one link.
    """

    earlier: Policy
    later: Policy
    links: tuple[Lineage, ...]


def pairs_of(policies: Policies, *, as_of: date) -> tuple[Pair, ...]:
    """Return the pairs of policies that links join, in the order of their first link.

    A link that surely came about after the day is left out.
    """
    home = {c.key: c.policy for c in policies.commitments}
    known = by_key(policies.policies)
    groups: dict[tuple[Key, Key], list[Lineage]] = {}
    for link in policies.lineage:
        if link.happened_on is None or link.happened_on.on_or_before(as_of) is not Certainty.NO:
            pair = home.get(link.earlier, link.earlier), home.get(link.later, link.later)
            groups.setdefault(pair, []).append(link)
    return tuple(Pair(known[a], known[b], tuple(links)) for (a, b), links in groups.items())


def lineage_chart(policies: Policies, pair: Pair, *, as_of: date) -> Chart:
    """Return the points of both policies and the links between them."""
    earlier = _side(policies, pair.earlier, [link.earlier for link in pair.links])
    later = _side(policies, pair.later, [link.later for link in pair.links])
    points = by_key(policies.commitments)
    kinds = {link.kind for link in pair.links}
    return Chart(
        key=f"lineage/{pair.earlier.key}/{pair.later.key}",
        title=say(
            "From {earlier} to {later}: what became of each point",
            earlier=pair.earlier.title,
            later=pair.later.title,
        ),
        finding=tuple(_finding(policies, pair)),
        figure=Joins(
            earlier=tuple(_line(points.get(key)) for key in earlier),
            later=tuple(_line(points.get(key)) for key in later),
            heads=(pair.earlier.key, pair.later.key),
            joins=tuple(_join(link, earlier, later, points) for link in pair.links),
        ),
        columns=_COLUMNS,
        rows=tuple(_row(link, points) for link in pair.links),
        as_of=as_of,
        legend=tuple(
            KeyEntry(words, ink, shape=shape, dash=dash)
            for kind, (words, ink, dash, shape) in KINDS.items()
            if kind in kinds
        ),
        sources=sources_of(link.cite for link in pair.links),
        note=say(
            "A point without a line has no link on record; that is not to say it was dropped."
        ),
    )


def _side(policies: Policies, policy: Policy, ends: Sequence[Key]) -> list[Key]:
    """Return the keys of a side: the whole policy where a link needs it, then its points."""
    points = [c.key for c in policies.commitments if c.policy == policy.key]
    return [*([policy.key] if policy.key in ends else []), *points]


def _line(point: Commitment | None) -> Line:
    return Line(say("whole")) if point is None else Line(point.key, point.text)


def _finding(policies: Policies, pair: Pair) -> Iterator[Phrase]:
    counts = Counter(link.kind for link in pair.links)
    yield say(
        "Links on record: {count} ({kinds}).",
        count=len(pair.links),
        kinds=join(
            tuple(
                say("{kind} {count}", kind=KINDS[kind][0], count=counts[kind])
                for kind in LineageKind
                if counts[kind]
            )
        ),
    )
    for policy, ends in (
        (pair.earlier, {link.earlier for link in pair.links}),
        (pair.later, {link.later for link in pair.links}),
    ):
        points = [c for c in policies.commitments if c.policy == policy.key]
        bare = [c.key for c in points if c.key not in ends]
        if bare and len(bare) < len(points):
            yield say(
                "Points of {policy} without a link: {points}.",
                policy=policy.key,
                points=few(bare),
            )


def _join(
    link: Lineage, earlier: list[Key], later: list[Key], points: Mapping[Key, Commitment]
) -> Join:
    words, ink, dash, shape = KINDS[link.kind]
    said = say(
        "{earlier} to {later}: {kind}, {day}.",
        earlier=_name(link.earlier, points),
        later=_name(link.later, points),
        kind=words,
        day=link.happened_on or _NO_DAY,
    )
    place = earlier.index(link.earlier), later.index(link.later)
    return Join(place[0], place[1], ink, said, dash=dash, shape=shape)


def _name(key: Key, points: Mapping[Key, Commitment]) -> Words:
    return key if key in points else say("{policy} as a whole", policy=key)


def _row(link: Lineage, points: Mapping[Key, Commitment]) -> tuple[Value, ...]:
    a, b = points.get(link.earlier), points.get(link.later)
    return (
        Ref(link.earlier),
        _WHOLE if a is None else a.text,
        KINDS[link.kind][0],
        Ref(link.later),
        _WHOLE if b is None else b.text,
        _NO_DAY if link.happened_on is None else Ref(str(link.happened_on)),
    )
