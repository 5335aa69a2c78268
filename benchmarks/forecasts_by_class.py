"""Forecasts by class and province, measured beside conflictology on the same months.

The pools are those of all classes together, chosen on targets of 2010 to 2014 of the total; no
setting was chosen by class. Every class that has events is measured; whether the rule would have
let it be forecast is told beside it. What a reader would have been shown is scored too: each
January the pool, where it beat conflictology in both of the years before, else conflictology.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np

import misaq
from benchmarks.forecasts_data import FIRST_YEAR, GED, LAST_YEAR, is_here
from misaq.core.incidents.coding.actors import ActorRegistry
from misaq.core.incidents.coding.rules import RuleBook
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.stats.arrays import Floats
from misaq.core.stats.bootstrap import relative_change
from misaq.core.stats.dice import Dice
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.backtest import Plan, Scored, backtest
from misaq.core.threat.forecasting.by_class import LEAST_OF_YEAR, tally_of, without_areas
from misaq.core.threat.forecasting.comparing import LEADS as GATE_LEADS
from misaq.core.threat.forecasting.standard import Level, baselines, chosen
from misaq.sources.incidents.area_months import areas_of_one_district, read_class_months
from misaq.sources.incidents.coding import code_events
from misaq.sources.incidents.deliveries import Delivery
from misaq.sources.incidents.placing import Placer
from misaq.sources.incidents.store import IncidentStore
from misaq.sources.incidents.tables import open_events
from misaq.sources.packfiles import read_pack

SEED = 20_560
SPAN = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
WINDOWS = ((2010, 2014), (2015, 2018))
_FIRST = 2008
"""The two years before the first window say what would have been shown in its first year."""
_LEADS = (1, 2, 3, 4, 5, 6, 12)
_PROVINCE = Level.PROVINCE
_NAMES = ("CRPS", "IGN", "MIS")

Scores = tuple[Floats, Floats, Floats]


@dataclass(frozen=True, slots=True)
class Side:
    """The three scores of a voice, each of shape (leads, months from 2008, areas)."""

    scores: Scores

    def of(self, years: tuple[int, int], leads: tuple[int, ...] = _LEADS) -> Scores:
        """Return the scores of some years and leads."""
        first, last = ((year - _FIRST) * 12 for year in years)
        rows = [_LEADS.index(lead) for lead in leads]
        found = [one[rows][:, first : last + 12] for one in self.scores]
        return found[0], found[1], found[2]


def measure_by_class() -> None:
    """Print how the pools do by class, what the gate would have shown, and what it costs."""
    if not is_here():
        print("Forecasts by class: skipped, the events of UCDP GED are not on this machine.")
        return
    began = time.process_time()
    panels = read_panels()
    print(f"\nForecasts by class, UCDP GED 22.1 Pakistan, seed {SEED}, 1,000 draws, leads {_LEADS}")
    print(f"  read, placed and coded in {time.process_time() - began:.1f} s CPU")
    for threat_class, panel in panels.items():
        for measure in Measure:
            _measure(threat_class, panel, measure)


def read_panels() -> Mapping[str, AreaMonths]:
    """Return the months of each primary class, as the site forecasts them."""
    registers = read_pack(Path(misaq.__file__).parent / "packs" / "pk").registers
    known, gazetteer = registers.incidents, Gazetteer(registers.places)
    placer = Placer(gazetteer, frozenset({"Pakistan"}), "bench")
    coders = (
        ActorRegistry(known.actors, known.actor_patterns),
        RuleBook(known.rules, known.vocabularies),
    )
    with tempfile.TemporaryDirectory(prefix="misaq-classes-") as folder:
        store = IncidentStore(Path(folder))
        delivery = Delivery(GED, datetime.now(UTC), release="22.1")
        release = store.add(delivery).release
        with open_events(store, [release], placer=placer) as tables:
            found = read_class_months(
                tables, code_events(tables, *coders), {},
                gazetteer=gazetteer, since=SPAN[0], until=SPAN[1],
            )  # fmt: skip
    alone = areas_of_one_district(gazetteer, since=SPAN[0], until=SPAN[1])
    return {key: without_areas(panel, alone) for key, panel in found.items()}


def seconds_of_a_month(panels: Mapping[str, AreaMonths]) -> tuple[int, float]:
    """Return how many classes the rule lets be forecast, and CPU seconds of doing so."""
    leads, carried = tuple(range(1, 13)), 0
    began = time.process_time()
    for threat_class, panel in panels.items():
        if tally_of(threat_class, panel).enough.name != "ENOUGH":
            continue
        carried += 1
        for measure in Measure:
            fitted = chosen(_PROVINCE, measure).learn(panel, measure, leads).fit(panel, measure)
            for lead in leads:
                fitted.draw(lead, 1_000, dice_of((SEED, 3, lead)))
    return carried, time.process_time() - began


def _measure(threat_class: str, panel: AreaMonths, measure: Measure) -> None:
    first, last = (_FIRST - FIRST_YEAR) * 12, panel.months - 1
    plan = Plan(measure, first, last, _LEADS, seed=SEED)
    base, ours = (
        _side(backtest(panel, model, plan, dice_of))
        for model in (baselines()[0], chosen(_PROVINCE, measure))
    )
    shown, years = _shown(ours, base)
    print(f"\n  {threat_class or 'no class'} {measure.value.lower()}; pool shown in {years}")
    for window in WINDOWS:
        _measure_window(threat_class, panel, window, (ours, shown, base))


def _measure_window(
    threat_class: str, panel: AreaMonths, window: tuple[int, int], sides: tuple[Side, Side, Side]
) -> None:
    first, after = ((year - FIRST_YEAR) * 12 for year in (window[0], window[1] + 1))
    before = tally_of(threat_class, panel.until(first)).enough.value
    events = int(panel.events[:, first:after].sum())
    print(f"    {window[0]}-{window[1]}: {events} events; by the rule before it {before}", end="")
    if events < LEAST_OF_YEAR:
        print("; too few to score")
        return
    ours, shown, base = sides
    means = zip(_NAMES, base.of(window), strict=True)
    print("; conflictology " + ", ".join(f"{name} {one.mean():.4g}" for name, one in means))
    for name, side in (("pool", ours), ("as shown", shown)):
        print(f"      {name:<9} {_line(side.of(window), base.of(window))}", flush=True)


def _side(scored: Scored) -> Side:
    return Side((scored.crps, scored.ignorance, scored.interval))


def _shown(ours: Side, base: Side) -> tuple[Side, list[int]]:
    """Return what the gate would have shown each year, and the years in which it was the pool."""
    years = [year for year in range(WINDOWS[0][0], LAST_YEAR + 1)
             if all(_is_better(ours, base, year - back) for back in (1, 2))]  # fmt: skip
    is_ours = np.repeat([year in years for year in range(_FIRST, LAST_YEAR + 1)], 12)
    mixed = [
        np.where(is_ours[None, :, None], one, other)
        for one, other in zip(ours.scores, base.scores, strict=True)
    ]
    return Side((mixed[0], mixed[1], mixed[2])), years


def _is_better(ours: Side, base: Side, year: int) -> bool:
    pairs = zip(ours.of((year, year), GATE_LEADS), base.of((year, year), GATE_LEADS), strict=True)
    return all(float(one.mean()) < float(other.mean()) for one, other in pairs)


def _line(ours: Scores, base: Scores) -> str:
    parts = []
    for name, one, other in zip(_NAMES, ours, base, strict=True):
        change = relative_change(one.mean(axis=(0, 2)), other.mean(axis=(0, 2)), dice_of((SEED, 2)))
        low, high = 100 * change.low, 100 * change.high
        parts.append(f"{name} {100 * change.change:+.1f} % [{low:+.1f}, {high:+.1f}]")
    return " ".join(parts)


def dice_of(key: tuple[int, ...]) -> Dice:
    """Return NumPy's generator of that key."""
    return np.random.default_rng(key)


if __name__ == "__main__":
    measure_by_class()
    if is_here():
        classes, seconds = seconds_of_a_month(read_panels())
        print(f"\n{classes} classes are forecast: {seconds:.1f} s CPU")
