"""What the measures find on UCDP GED: tables for the page of measured numbers."""

from __future__ import annotations

from datetime import date

import numpy as np

from misaq.core.threat.measures.concentration import concentration
from misaq.core.threat.measures.displacement import Zones, displacement
from misaq.core.threat.measures.events import DatedEvents
from misaq.core.threat.measures.hot_spots import hot_spots
from misaq.core.threat.measures.near_repeat import near_repeat
from misaq.core.threat.measures.operations import Operation, study_operation
from misaq.core.threat.measures.re_emergence import re_emergence
from misaq.core.threat.measures.reactivity import both_ways, by_group, large
from misaq.core.threat.measures.trends import Figure, trend

_SEED = 20_451


def month(year: int, of: int) -> int:
    """Return years times 12 plus month less one."""
    return year * 12 + of - 1


NAMED = (
    Operation("Rah-e-Haq, Swat", ("Swat",), month(2007, 11)),
    Operation("Sherdil, Bajaur", ("Bajaur",), month(2008, 8)),
    Operation("Rah-e-Rast, Swat", ("Swat",), month(2009, 5)),
    Operation("Rah-e-Nijat, South Waziristan", ("South Waziristan",), month(2009, 10)),
    Operation("Orakzai", ("Orakzai",), month(2010, 3)),
    Operation("Koh-e-Sufaid, Kurram", ("Kurram",), month(2011, 7)),
    Operation("Karachi", ("Karachi",), month(2013, 9)),
    Operation("Zarb-e-Azb, North Waziristan", ("North Waziristan",), month(2014, 6)),
    Operation("Khyber-1", ("Khyber",), month(2014, 10)),
)
"""Operations as generally known, for measuring only; the register has its own, with sources."""


def print_found(events: DatedEvents, near: dict[str, tuple[str, ...]]) -> None:
    """Print what is found."""
    _print_studies(events, near)
    _print_years(events, near)
    _print_reactions(events)
    _print_changes(events)


def _dice(*key: int) -> np.random.Generator:
    return np.random.default_rng((_SEED, *key))


def _print_studies(events: DatedEvents, near: dict[str, tuple[str, ...]]) -> None:
    print("\nOperations: attacks before and after, expected [95 %], p, false share, back after")
    for operation in NAMED:
        study = study_operation(events, operation, NAMED, _dice(1)).value
        back = re_emergence(events, operation.areas, operation.month).value
        span, trial = study.expected_span, study.calibration
        if span is None or trial is None or study.p is None or study.expected is None:
            print(f"  {operation.key}: {study.outcome.value}")
            continue
        door = near[operation.areas[0]]
        far = [code for code in near if code not in (*door, *operation.areas)]
        moved = displacement(
            events, Zones(operation.areas, door, tuple(far)), operation.month, _dice(2)
        )
        quotient, reach = moved.value.quotient, moved.value.interval
        print(
            f"  {operation.key}: {study.before} to {study.after}, expected {study.expected:.0f} "
            f"[{span.low:.0f}, {span.high:.0f}], p {study.p:.2f}, false {trial.false_share:.3f}, "
            f"{study.outcome.value}, {back.outcome.value} fell {back.fell} back {back.months}, "
            f"a fall would show from {100 * (study.detectable or 0):.0f} %, quotient "
            + (
                "not given"
                if reach is None
                else f"{quotient:.2f} [{reach.low:.1f}, {reach.high:.1f}]"
            )
        )


def _print_years(events: DatedEvents, near: dict[str, tuple[str, ...]]) -> None:
    print("\nYears: Gini [95 %] (by chance), districts for half, hot districts")
    for year in range(2007, 2019):
        start, end = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        chosen = events.where((events.day >= start) & (events.day <= end))
        found = concentration(chosen, _dice(3, year)).value
        spots = hot_spots(chosen, near, _dice(4, year)).value
        if found.gini_interval is None or found.half_interval is None:
            continue
        print(
            f"  {year}: {found.events} events, {found.gini:.3f} "
            f"[{found.gini_interval.low:.3f}, {found.gini_interval.high:.3f}] "
            f"({found.expected_gini:.2f}), {found.half} "
            f"[{found.half_interval.low:.0f}, {found.half_interval.high:.0f}], "
            f"{len(spots.hot)} hot (false {spots.self_test.share:.3f})"
        )


def _print_reactions(events: DatedEvents) -> None:
    print("\nReactivity 2008 to 2018: excitation, p; after over before [null], p")
    recent = events.where(events.day >= date(2008, 1, 1).toordinal())
    both = both_ways(recent.attacks(), recent.operations(), _dice(5))
    for name in (
        "attack_to_operation", "large_to_operation", "operation_to_attack", "operation_to_large",
    ):  # fmt: skip
        found = getattr(both, name).value
        print(f"  {name}: {found.first} first, {found.second} second")
        for lag, close in zip(found.lags, found.near, strict=True):
            null = lag.ratio_null
            print(
                f"    {lag.days} d: {lag.excitation:.2f}, p {lag.p:.3f}; {lag.ratio:.2f} "
                f"[{null.low:.2f}, {null.high:.2f}], p {lag.ratio_p:.2f}; near {close.share:.3f} "
                f"(moved {close.expected:.3f}, p {close.p:.2f})"
            )
    groups = sorted(set(events.areas.groups))
    for group, told in by_group(
        large(recent.attacks()), recent.operations(), _dice(6), groups
    ).items():
        at = told.value.at(14)
        if at is not None and at.ratio is not None and at.excitation is not None:
            print(
                f"    {group}, large, 14 d: {at.excitation:.2f}, p {at.p:.3f}; {at.ratio:.2f}, "
                f"p {at.ratio_p:.2f}"
            )
    print("\nNear-repeat 2008 to 2018: pairs, plain, district's own calendar (p)")
    for cell in near_repeat(recent, _dice(7)).value.cells:
        print(
            f"  {cell.beyond:g} to {cell.within:g} km, {cell.days} d: {cell.pairs}, "
            f"{cell.plain:.2f}, {cell.conditional:.2f} ({cell.conditional_p:.3f})"
        )


def _print_changes(events: DatedEvents) -> None:
    print("\nChange points of attacks, 1989 to 2018: month, level before and after, stability")
    for figure in Figure:
        found = trend(events.attacks(), figure, _dice(8)).value
        print(f"  {figure.value.lower()}, shuffled series with a change: {found.false_share:.2f}")
        for change in found.changes:
            year, of = divmod(change.month, 12)
            print(
                f"    {year}-{of + 1:02}: {change.before:.1f} to {change.after:.1f}, "
                f"{change.stability:.2f}"
            )
