"""Other ways to link events, on the same sources: windows, districts, and Splink."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from math import log1p
from pathlib import Path

import numpy as np

from benchmarks.peers import PYTHON
from misaq.core.incidents.linking.candidates import Pairs, Window, candidate_pairs
from misaq.core.incidents.linking.columns import read_sides
from misaq.core.incidents.linking.meetings import distance_km
from misaq.core.incidents.linking.wording import fold_area
from misaq.core.incidents.records import SourceEvent
from misaq.core.lists.assignment import Weighed, assign

_PROGRAM = Path(__file__).parent / "peers" / "link_events.py"
Found = set[tuple[str, str]]
Events = Sequence[SourceEvent]


def by_window(days: int, km: float) -> Callable[[Events, Events], Found]:
    """Return a way that takes the nearest event within so many days and kilometres, one to one."""

    def linked(left: Events, right: Events) -> Found:
        ours, theirs = read_sides(left, right)
        pairs = candidate_pairs(ours, theirs, Window(days))
        away = distance_km(ours, theirs, pairs)
        near = np.flatnonzero(away <= km)
        return _assigned(left, right, pairs, near, lambda n: (-float(away[n]),))

    return linked


def by_district(left: Events, right: Events) -> Found:
    """Return pairs of one district within a day, the nearest number of deaths first."""
    ours, theirs = read_sides(left, right)
    pairs = candidate_pairs(ours, theirs, Window(1))
    named = [[_district(one) for one in side] for side in (left, right)]
    same = [
        n
        for n, (a, b) in enumerate(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
        if named[0][a] and named[0][a] == named[1][b]
    ]

    def nearness(n: int) -> tuple[float, ...]:
        one, other = (
            float(side.killed[place])
            for side, place in ((ours, pairs.left[n]), (theirs, pairs.right[n]))
        )
        days = abs(int(ours.starts[pairs.left[n]] - theirs.starts[pairs.right[n]]))
        apart = abs(log1p(one) - log1p(other)) if one == one and other == other else 9.0
        return (-days, -apart)

    return _assigned(left, right, pairs, np.array(same, dtype=np.int64), nearness)


def by_splink(left: Events, right: Events) -> Found | None:
    """Return the pairs that Splink finds likelier than not, the likeliest first, one to one.

    None where it is not installed.
    """
    if not PYTHON.is_file():
        return None
    work = {"left": list(_rows(left, "L")), "right": list(_rows(right, "R"))}
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(work, file)
        file.flush()
        done = subprocess.run(  # noqa: S603 -- our own program, by our own path
            [str(PYTHON), str(_PROGRAM), file.name], capture_output=True, check=False
        )
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    told = json.loads(done.stdout)
    pairs = [(_sorted(one, other), p) for one, other, p in told["pairs"] if p > 0.5]
    weighed = (Weighed(a, b, p, (a, b)) for (a, b), p in pairs)
    return {(pair.left[1:], pair.right[1:]) for pair in assign(weighed).pairs}


def _district(event: SourceEvent) -> str:
    return event.district_code or fold_area(event.district)


def _sorted(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one.startswith("L") else (other, one)


def _rows(events: Events, side: str) -> Iterator[dict[str, object]]:
    for event in events:
        killed = [
            n for n in (event.killed.best, event.killed.high, event.killed.low) if n is not None
        ]
        yield {
            "id": side + event.event_id,
            "day": event.starts.toordinal(),
            "lat": event.latitude,
            "lon": event.longitude,
            "killed": float(killed[0]) if killed else None,
            "district": _district(event) or None,
        }


def _assigned(
    left: Events,
    right: Events,
    pairs: Pairs,
    chosen: np.ndarray,
    nearness: Callable[[int], tuple[float, ...]],
) -> Found:
    """Return the chosen pairs one to one, the nearest first."""
    ranked = sorted(chosen.tolist(), key=nearness, reverse=True)
    weighed = (
        Weighed(int(pairs.left[n]), int(pairs.right[n]), -float(rank), (float(n),))
        for rank, n in enumerate(ranked)
    )
    return {
        (left[pair.left].event_id, right[pair.right].event_id) for pair in assign(weighed).pairs
    }
