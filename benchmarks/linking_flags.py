"""The hidden-flag test: a list is linked to a pile of every sort, and the sort is unmasked after.

The flag of GED is silver, so the test is printed by two flags, and with the ceiling that either
leaves to a linker without fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from benchmarks.linking_data import (
    hide,
    is_held_back,
    read_body_count,
    read_bureau,
    read_ged,
    read_suicide,
    told_as_drone_strikes,
    told_as_foreign_strikes,
)
from benchmarks.linking_intervals import Tally, draw_mean_f1, interval, tally
from benchmarks.linking_peers import Found
from benchmarks.linking_scores import PEERS, Events, Score, likelier, linked, parts, settled
from misaq.core.incidents.linking.candidates import Window, candidate_pairs
from misaq.core.incidents.linking.columns import read_sides
from misaq.core.incidents.linking.meetings import distance_km
from misaq.core.incidents.records import SourceEvent
from misaq.core.stats.arrays import Flags

_KM = 100.0
_OURS = "ours, likelier than not"


@dataclass(frozen=True, slots=True)
class Pile:
    """A list to be found again in a pile of every sort.

    Attributes:
        title: what is sought where.
        left: the list.
        right: the pile, without what says of what sort its events are.
        flag: events of the pile that are of the list's sort.
        wider: the same by a wider flag, which the ceiling is reckoned with.
    """

    title: str
    left: Events
    right: Events
    flag: frozenset[str]
    wider: frozenset[str]


def measure_hidden_flags() -> None:
    """Print the hidden-flag test on every set that permits it, by either silver flag of GED."""
    wider = told_as_foreign_strikes()
    for title, strikes in (
        ("flag by the first side and the headline", told_as_drone_strikes()),
        ("flag by all that GED itself says", wider),
    ):
        print(f"  Hidden flag, {title}: {len(strikes)} events")
        print_flags(_piles(strikes, wider))
    _print_wider_flag(wider - told_as_drone_strikes())


def _piles(strikes: frozenset[str], wider: frozenset[str]) -> tuple[Pile, ...]:
    ged = hide(read_ged(), "pile")
    others = [event for event in ged if _own_id(event) not in strikes]
    flag, widest = (_ids(e for e in ged if _own_id(e) in each) for each in (strikes, wider))
    pbc, bij = hide(read_body_count(), "list"), hide(read_bureau(), "list")
    suicide = hide(read_suicide(), "pile")
    mixed = (*_of("pile", bij), *others), (*_of("pile", pbc), *suicide, *others)
    return (
        Pile("PBC in GED", pbc, ged, flag, widest),
        Pile("BIJ in GED", bij, ged, flag, widest),
        Pile("PBC in BIJ + other GED", pbc, mixed[0], _ids(bij), _ids(bij)),
        Pile("BIJ in PBC + suicide list + other GED", bij, mixed[1], _ids(pbc), _ids(pbc)),
    )


def _own_id(event: SourceEvent) -> str:
    return event.event_id.split(":")[1]


def _of(source: str, events: Events) -> Events:
    return tuple(replace(event, source=source) for event in events)


def _ids(events: Iterable[SourceEvent]) -> frozenset[str]:
    return frozenset(event.event_id for event in events)


def _print_wider_flag(added: frozenset[str]) -> None:
    """Print how many events that only the wider flag marks share a day and district with a strike.

    And how many after their days were moved: no link of anybody's decides that.
    """
    days = {(e.starts, e.district_code) for e in (*read_body_count(), *read_bureau())}
    events = [event for event in read_ged() if event.event_id in added]
    moved = [
        sum((e.starts + timedelta(days=shift), e.district_code) in days for e in events)
        for shift in (-90, -75, -60, -45, 45, 60, 75, 90)
    ]
    print(
        f"  Only the wider flag marks {len(events)} events; "
        f"{sum((e.starts, e.district_code) in days for e in events)} share day and district with a "
        f"strike of a list, {np.mean(moved):.1f} after days were moved"
    )


def print_flags(piles: Sequence[Pile]) -> None:
    """Print how many links of a list lead to events that bear the hidden flag, and the mean.

    Recall is of the list's events that have any flagged event within three days and 100 km (as
    measured before), and of as many as can be paired with flagged events one to one. The ceiling is
    what a linker without fault gets: it finds what can be paired by the wider flag, and what the
    flag misses counts against it.
    """
    means: dict[tuple[str, str], list[_Told]] = {}
    for pile in piles:
        for key, told in _scores(pile).items():
            means.setdefault(key, []).append(told)
    if len(piles) > 1:
        _print_means(means)


@dataclass(frozen=True, slots=True)
class _Told:
    near: float
    paired: float
    days: Tally


def _print_means(means: Mapping[tuple[str, str], Sequence[_Told]]) -> None:
    """Print the mean F1 of the piles with its interval, and by how much ours is ahead."""
    for (name, part), every in means.items():
        near, paired = (np.mean([getattr(one, of) for one in every]) for of in ("near", "paired"))
        line = f"    mean, {part}, {name}: F1 {near:.3f}; one to one {paired:.3f}"
        if all(one.days for one in every):
            draws = draw_mean_f1([one.days for one in every])
            ahead = draw_mean_f1([one.days for one in means[_OURS, part]]) - draws
            line += f"; 95 % {interval(draws)}"
            line += f"; ours ahead by {ahead.mean():.3f} {interval(ahead)}" if name != _OURS else ""
        print(line)


def _scores(pile: Pile) -> dict[tuple[str, str], _Told]:
    """Print the scores of every way on a pile; return them by way and part."""
    ways = _ways(pile)
    every: dict[tuple[str, str], _Told] = {}
    for part, is_kept in (("fitted on", False), ("held back", True)):
        mine = [e for e in pile.left if is_held_back(e) is is_kept]
        is_near, paired = _reachable(mine, [e for e in pile.right if e.event_id in pile.flag])
        near = int(is_near.sum())
        best = _reachable(mine, [e for e in pile.right if e.event_id in pile.wider])[1]
        print(f"    {pile.title}, {part}: {near} with a flagged event near, {paired} paired")
        scores = {name: _flag_score(pairs, pile.flag, mine) for name, pairs in ways.items()}
        days = {name: _by_day(pairs, pile.flag, mine, is_near) for name, pairs in ways.items()}
        scores["ceiling"] = (max(best, paired), paired)
        for name, (count, right) in scores.items():
            told, strict = Score(count, right, near), Score(count, right, paired)
            every[name, part] = _Told(told.f1, strict.f1, days.get(name, {}))
            print(f"      {name}: {told}; one to one F1 {strict.f1:.3f}")
    return every


def _by_day(found: Found, flag: frozenset[str], left: Events, is_near: Flags) -> Tally:
    partners = dict(found)
    return tally(
        (
            event.starts,
            int(event.event_id in partners),
            int(partners.get(event.event_id, "") in flag),
            int(near),
        )
        for event, near in zip(left, is_near.tolist(), strict=True)
    )


def _ways(pile: Pile) -> dict[str, Found]:
    told = linked(pile.left, pile.right)
    ways = {
        _OURS: likelier(told),
        "ours, with parts": likelier(told) | parts(told),
        "ours, settled": settled(told),
    }
    for name, peer in PEERS.items():
        if (found := peer(pile.left, pile.right)) is not None:
            ways[name] = found
    return ways


def _flag_score(found: Found, flag: frozenset[str], left: Events) -> tuple[int, int]:
    """Return how many links these events have, and how many of them lead to the flag."""
    chosen = _ids(left)
    own = [other for one, other in found if one in chosen]
    return len(own), sum(other in flag for other in own)


def _reachable(left: Events, flagged: Events) -> tuple[Flags, int]:
    """Return which events have a flagged one near, and how many can be paired with one."""
    ours, theirs = read_sides(left, flagged)
    pairs = candidate_pairs(ours, theirs, Window(3))
    away = distance_km(ours, theirs, pairs)
    pairs = pairs.only(~(away > _KM))
    is_near = np.zeros(len(left), np.bool_)
    if not len(pairs):
        return is_near, 0
    is_near[pairs.left] = True
    shape = (len(left), len(flagged))
    graph = coo_array((np.ones(len(pairs)), (pairs.left, pairs.right)), shape=shape).tocsr()
    paired = maximum_bipartite_matching(graph, perm_type="column")
    return is_near, int((paired >= 0).sum())
