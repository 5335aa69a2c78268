"""How often measures of the picture find something where there is nothing, beside naive peers.

Then what they find on UCDP GED, and how long all of them take.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from benchmarks.forecasts_data import GED, SHAPES, centres, is_here
from benchmarks.measures_coded import print_coded
from benchmarks.measures_data import read_events
from benchmarks.measures_shown import NAMED, month, print_found
from benchmarks.peers.nulls import judge_nulls
from misaq.core.threat.measures.by_month import deaths_by_month, events_by_month
from misaq.core.threat.measures.calibration import calibrate
from misaq.core.threat.measures.concentration import concentration
from misaq.core.threat.measures.counts import By, count
from misaq.core.threat.measures.events import DatedEvents
from misaq.core.threat.measures.hot_spots import hot_spots
from misaq.core.threat.measures.near_repeat import near_repeat
from misaq.core.threat.measures.operations import Operation, study_operation
from misaq.core.threat.measures.placebos import is_placebo, placebo_sets, windows_of
from misaq.core.threat.measures.re_emergence import re_emergence
from misaq.core.threat.measures.reactivity import JITTER, both_ways, reactivity
from misaq.core.threat.measures.trends import Figure, small_multiples, trend

SEED = 20_450
MAPS = 80
REPEATS = 60
_NEIGHBOURS = 6
_BEFORE, _AFTER = 24, 12
_NONE = np.zeros(0, dtype=np.int64)


def measure_measures() -> None:
    """Print shares of false findings, findings, and seconds."""
    if not (is_here() and SHAPES.exists()):
        print("Measures: skipped, the events of UCDP GED are not on this machine.")
        return
    events = read_events()
    digest = hashlib.sha256(GED.read_bytes()).hexdigest()[:12]
    print(f"\nMeasures: UCDP GED 22.1 Pakistan 1989 to 2018, sha256 {digest}, seed {SEED}")
    print(f"  {len(events)} events, {int((events.area < 0).sum())} known to no district")
    near = nearest(events)
    peers = _print_peers(events, near)
    _print_operations(events, peers)
    _print_maps(events, near, peers)
    _print_reactivity(events)
    _print_near_repeat(events)
    print_found(events, near)
    print_coded()
    _print_speed(events, near)


def dice(*key: int) -> np.random.Generator:
    """Return NumPy's generator of a key."""
    return np.random.default_rng((SEED, *key))


def between(events: DatedEvents, first: int, last: int) -> DatedEvents:
    """Return the events of the years, both included."""
    start, end = date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()
    return events.where((events.day >= start) & (events.day <= end))


def nearest(events: DatedEvents) -> dict[str, tuple[str, ...]]:
    """Return the six nearest districts of each that has an outline."""
    known = {code: at for code, at in centres().items() if code in events.areas.codes}
    codes = sorted(known)
    at = np.array([known[code] for code in codes])
    narrow = np.array([1.0, np.cos(np.radians(30.0))])
    apart = np.linalg.norm((at[:, None] - at[None]) * narrow, axis=2)
    order = np.argsort(apart, axis=1)[:, 1 : 1 + _NEIGHBOURS]
    return {code: tuple(codes[k] for k in row) for code, row in zip(codes, order, strict=True)}


def _print_peers(events: DatedEvents, near: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    """Return, by year of the map, what other programs find in noise."""
    found: dict[str, Any] = {}
    codes = tuple(near)
    place = {code: k for k, code in enumerate(codes)}
    neighbours = {place[code]: [place[other] for other in near[code]] for code in codes}
    for year in (2010, 2015, 2018):
        counts = _counts(between(events, year, year), codes)
        maps = dice(1, year).permuted(np.tile(counts, (MAPS, 1)), axis=1)
        series = _series(events) if year == 2010 else []
        found[str(year)] = judge_nulls(maps.tolist(), neighbours, series)
    return found


def _counts(events: DatedEvents, codes: tuple[str, ...]) -> np.ndarray:
    counts = np.bincount(events.area[events.has_area], minlength=len(events.areas.codes))
    return np.asarray(counts[events.areas.numbers(codes)])


def _placebos(events: DatedEvents, figure: Figure, first: int = 1989) -> Any:
    attacks = between(events, first, 2018).attacks()
    panel = events_by_month(attacks) if figure is Figure.EVENTS else deaths_by_month(attacks)
    sets = placebo_sets(panel, events.areas.groups, 1, _NONE, dice(2))
    begun = np.array(
        [
            (area, operation.month - events.first_month)
            for operation in NAMED
            for area in events.areas.numbers(operation.areas)
        ]
    )
    windows = windows_of(panel, sets, _NONE)
    return panel, sets, windows.where(is_placebo(windows, sets, begun))


def _series(events: DatedEvents) -> list[dict[str, Any]]:
    """Return two years before and one after each placebo month, as naive tests take them."""
    panel, sets, windows = _placebos(events, Figure.EVENTS)
    return [
        {"counts": panel[sets[unit][0], at - _BEFORE : at + _AFTER].tolist(), "at": _BEFORE}
        for unit, at in zip(windows.unit.tolist(), windows.at.tolist(), strict=True)
    ]


def _print_operations(events: DatedEvents, peers: dict[str, Any]) -> None:
    print("\nOperations: share of placebo district-months at which p < .05 (asked: .03 to .07)")
    for figure in Figure:
        for first in (1989, 2004):
            told = calibrate(_placebos(events, figure, first)[2])
            print(
                f"  ours, {figure.value.lower()} from {first}: {told.false_share:.3f} "
                f"(n {told.placebos}, {told.units} districts, "
                f"median change {100 * told.median_change:+.0f} %)"
            )
    for name, found in peers["2010"].items():
        if name.startswith("interrupted"):
            print(f"  {name}: {found['share']:.3f} (n {found['mean']:.0f})")


def _print_maps(
    events: DatedEvents, near: dict[str, tuple[str, ...]], peers: dict[str, Any]
) -> None:
    print("\nHot spots: share of maps of noise with a hot district (asked: at most .05)")
    for year, found in peers.items():
        ours = hot_spots(between(events, int(year), int(year)), near, dice(3)).value.self_test
        zeros = (_counts(between(events, int(year), int(year)), tuple(near)) == 0).mean()
        print(f"  figures of {year}, {100 * zeros:.0f} % noughts")
        print(f"    ours: {ours.share:.3f} (up to {ours.interval.high:.3f}; {ours.maps} maps)")
        for name, peer in found.items():
            if name.startswith("esda"):
                print(
                    f"    {name}: hot {peer['share']:.2f} ({peer['mean']:.1f} districts), "
                    f"hot, cold or apart {peer['any']:.2f} ({peer['called']:.1f}; {MAPS} maps)"
                )


def _print_reactivity(events: DatedEvents) -> None:
    """Move the dates of attacks, so that no operation answers them, and look for answers."""
    print("\nReactivity, 7 days, where dates of attacks were moved: share with p < .05")
    recent = between(events, 2008, 2014)
    attacks, operations = recent.attacks(), recent.operations()
    chances, naive = [], []
    for at in range(REPEATS):
        moved = attacks.where(attacks.has_day & attacks.has_area)
        days = moved.day + dice(4, at).integers(-JITTER, JITTER + 1, size=len(moved))
        first, last = (day.toordinal() for day in moved.span)
        days = np.clip(days, first, last)
        moved = replace(moved, day=days)
        lag = reactivity(moved, operations, dice(5, at), lags=(7,), rounds=99).value.lags[0]
        chances.append(lag.p < 0.05)
        naive.append(_poisson(moved, operations, lag.after) < 0.05)
    print(f"  ours: {np.mean(chances):.2f}; even days (Poisson): {np.mean(naive):.2f} ({REPEATS})")


def _poisson(first: DatedEvents, second: DatedEvents, after: int) -> float:
    """Return the chance of so many pairs if the second kind were spread evenly over the days."""
    from scipy.stats import poisson

    known = second.where(second.has_day & second.has_area)
    many = np.bincount(first.area, minlength=len(first.areas.codes))
    others = np.bincount(known.area, minlength=len(first.areas.codes))
    days = date(2014, 12, 31).toordinal() - date(2008, 1, 1).toordinal() + 1
    return float(poisson.sf(after - 1, (many * others).sum() * 7 / days))


def _print_near_repeat(events: DatedEvents) -> None:
    """Deal dates out within districts, so that nothing but their own calendars is left."""
    print("\nNear-repeat, up to 20 km and 7 days, dates dealt out within districts: share p < .05")
    recent = between(events, 2012, 2013)
    known = recent.where(recent.has_day & recent.has_area & ~np.isnan(recent.latitude))
    plain, own = [], []
    for at in range(REPEATS // 2):
        order = np.lexsort((dice(6, at).random(len(known)), known.area))
        dealt = known.where(np.argsort(known.area, kind="stable"))
        dealt = replace(dealt, day=known.day[order])
        cell = next(c for c in near_repeat(dealt, dice(7, at)).value.cells if c.within == 20.0)
        plain.append(cell.plain_p < 0.05)
        own.append(cell.conditional_p < 0.05)
    print(f"  plain null: {np.mean(plain):.2f}; district's own calendar: {np.mean(own):.2f}")


def _print_speed(events: DatedEvents, near: dict[str, tuple[str, ...]]) -> None:
    print("\nCPU-seconds of each measure, all of Pakistan")
    recent = between(events, 2008, 2018)
    zarb = Operation("zarb", ("North Waziristan",), month(2014, 6))
    works: dict[str, Callable[[], Any]] = {
        "counts by class, area, actor, month": lambda: [count(events, by) for by in By],
        "trend of events": lambda: trend(events, Figure.EVENTS, dice(8)),
        "small multiples": lambda: small_multiples(events, Figure.EVENTS),
        "concentration": lambda: concentration(events, dice(8)),
        "one operation": lambda: study_operation(events, zarb, NAMED, dice(8)),
        "re-emergence": lambda: re_emergence(events, zarb.areas, zarb.month),
        "reactivity, both ways, all and large": lambda: both_ways(
            recent.attacks(), recent.operations(), dice(8)
        ),
        "near-repeat": lambda: near_repeat(recent, dice(8)),
        "hot spots of a year": lambda: hot_spots(between(events, 2014, 2014), near, dice(8)),
    }
    whole = 0.0
    for name, work in works.items():
        began = time.process_time()
        work()
        spent = time.process_time() - began
        whole += spent
        print(f"  {name}: {spent:.2f}")
    print(f"  together: {whole:.1f}")


if __name__ == "__main__":
    measure_measures()
