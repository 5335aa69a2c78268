"""Forecasts by province and district, measured beside conflictology on the same months.

Settings and pools were chosen on targets of 2010 to 2014; those of 2015 to 2018 are only reported.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.forecasts_by_class import read_panels, seconds_of_a_month
from benchmarks.forecasts_data import FIRST_YEAR, Bench, is_here, read_bench
from benchmarks.forecasts_drawn import Store
from misaq.core.stats.arrays import Flags, Floats
from misaq.core.stats.bootstrap import relative_change
from misaq.core.stats.calibration import reliability, share_within
from misaq.core.stats.dice import Dice
from misaq.core.stats.ranking import area_under_curve
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.backtest import Plan, Scored, backtest, by_month
from misaq.core.threat.forecasting.discount import Discount, Settings
from misaq.core.threat.forecasting.forest import Forest
from misaq.core.threat.forecasting.issued import MANY
from misaq.core.threat.forecasting.linear_pool import LinearPool
from misaq.core.threat.forecasting.model import Model
from misaq.core.threat.forecasting.standard import Level, baselines, chosen, chosen_pool
from misaq.core.threat.forecasting.weighted_pool import WeightedPool
from misaq.core.threat.forecasting.zero_guard import ZeroGuard

SEED = 20_100
_WINDOWS = ((2010, 2014), (2015, 2018))
_LEADS = {Level.PROVINCE: (1, 2, 3, 4, 5, 6, 12), Level.DISTRICT: (1, 3, 6, 12)}
_GOALS = {
    (Level.PROVINCE, Measure.DEATHS): (-13.0, -24.0, -18.0),
    (Level.PROVINCE, Measure.EVENTS): (-12.0, -22.5, -12.0),
    (Level.DISTRICT, Measure.DEATHS): (-11.5, -22.5, -14.5),
    (Level.DISTRICT, Measure.EVENTS): (-10.5, -21.0, -8.5),
}
_QUIET = 12
_MIS, _IGN, _CRPS = "MIS", "IGN", "CRPS"


@dataclass(frozen=True, slots=True)
class Task:
    """One level, one measure, one window."""

    level: Level
    panel: AreaMonths
    measure: Measure
    years: tuple[int, int]

    @property
    def plan(self) -> Plan:
        """Return what is forecast."""
        first, last = ((year - FIRST_YEAR) * 12 for year in self.years)
        return Plan(self.measure, first, last + 11, _LEADS[self.level], seed=SEED)

    @property
    def truth(self) -> np.ndarray:
        """Return what happened, shape (targets, areas)."""
        plan = self.plan
        return self.panel.counts(self.measure)[:, plan.first : plan.last + 1].T


def measure_forecasts() -> None:
    """Print scores of baselines, of the best pool known and of ours, and how long a month takes."""
    if not is_here():
        print("Forecasts: skipped, the events of UCDP GED are not on this machine.")
        return
    bench = read_bench()
    print(f"Forecasts: UCDP GED 22.1 Pakistan, sha256 {bench.digest}, seed {SEED}, 1,000 draws")
    print(f"  left out and counted apart (events, deaths): {bench.apart}")
    print(f"  {len(bench.provinces.areas)} provinces, {len(bench.districts.areas)} districts")
    for level, panel in _levels(bench):
        for measure in Measure:
            tasks = [Task(level, panel, measure, years) for years in _WINDOWS]
            whole = replace(tasks[0], years=(_WINDOWS[0][0], _WINDOWS[-1][1]))
            store = Store(panel, whole.plan, dice_of)
            for task in tasks:
                _measure(task, store)
    _measure_speed(bench)


def _levels(bench: Bench) -> tuple[tuple[Level, AreaMonths], ...]:
    return (Level.PROVINCE, bench.provinces), (Level.DISTRICT, bench.districts)


def _measure(task: Task, store: Store) -> None:
    what = f"{task.level.value} {task.measure.value}".lower()
    print(f"\n{what}, targets {task.years[0]} to {task.years[1]}")
    goal = _GOALS[task.level, task.measure]
    print(f"  goal against conflictology: CRPS {goal[0]} %, IGN {goal[1]} %, MIS {goal[2]} %")
    ours, pool = chosen(task.level, task.measure), chosen_pool(task.level, task.measure)
    models: tuple[Model, ...] = (
        *(store.of(model) for model in baselines()),
        replace(store.pool(best_known(task.level)), name="best known pool"),
        replace(ours, inner=ZeroGuard(store.pool(pool))),
    )
    base: Scored | None = None
    for model in models:
        scored = backtest(task.panel, model, task.plan, dice_of)
        base = base or scored
        print(f"  {model.name:<24} {_line(scored, base, task)}", flush=True)
    _print_worst(scored, base or scored, task)


def best_known(level: Level) -> LinearPool:
    """Return the pool that did best before us: a discount of fixed speed, six months, a forest."""
    speed = Settings(0.75 if level is Level.PROVINCE else 0.82, 0.1, 1.0, 0.5)
    members: tuple[Model, ...] = (
        Discount(dict.fromkeys(_LEADS[level], speed), is_fixed=True),
        WeightedPool(6.0),
    )
    return LinearPool(members if level is Level.PROVINCE else (*members, Forest()))


def _line(scored: Scored, base: Scored, task: Task) -> str:
    parts = []
    for name, ours, theirs in (
        (_CRPS, scored.crps, base.crps),
        (_IGN, scored.ignorance, base.ignorance),
        (_MIS, scored.interval, base.interval),
    ):
        change = relative_change(by_month(ours), by_month(theirs), dice_of((SEED, 2)))
        parts.append(
            f"{name} {ours.mean():.4g} ({100 * change.change:+.1f} % "
            f"[{100 * change.low:+.1f}, {100 * change.high:+.1f}])"
        )
    happened = _happened(scored, task)
    parts.append(f"cov {scored.covered.mean():.3f} PIT {share_within(scored.place):.3f}")
    parts.append(f"ECE {reliability(scored.chance, happened).error:.4f}")
    parts.append(f"Brier {((scored.chance - happened) ** 2).mean():.4f}")
    many = np.broadcast_to(task.truth >= MANY, scored.chance_many.shape)
    parts.append(f"of {MANY}: ECE {reliability(scored.chance_many, many).error:.4f}")
    parts.append(f"Brier {((scored.chance_many - many) ** 2).mean():.4f}")
    if task.level is Level.DISTRICT:
        parts.append(f"onset AUC {_onset(scored, task):.3f}")
    return " ".join(parts)


def _happened(scored: Scored, task: Task) -> Flags:
    return np.broadcast_to(task.truth >= 1, scored.chance.shape)


def _onset(scored: Scored, task: Task) -> float:
    """Return how well lead 1 ranks the area-months after twelve quiet ones."""
    plan = task.plan
    events = task.panel.events
    quiet = np.stack(
        [events[:, at - _QUIET : at].sum(axis=1) == 0 for at in range(plan.first, plan.last + 1)]
    )
    return area_under_curve(scored.chance[0][quiet], (task.truth >= 1)[quiet])


def _print_worst(scored: Scored, base: Scored, task: Task) -> None:
    """Print the worst change of CRPS of the last model in any three years and any province."""
    spans = [slice(first, first + 36) for first in range(0, task.plan.targets - 35, 12)]
    by_years = [_change(scored.crps[:, span], base.crps[:, span]) for span in spans]
    groups = task.panel.groups if task.level is Level.DISTRICT else np.arange(len(task.panel.areas))
    by_group = {
        k: _change(scored.crps[..., groups == k], base.crps[..., groups == k]) for k in set(groups)
    }
    worst = max(by_group, key=lambda k: by_group[k])
    print(
        f"  last model, CRPS: worst three years {max(by_years):+.1f} %, "
        f"worst province {by_group[worst]:+.1f} % (number {worst})"
    )


def _change(ours: Floats, theirs: Floats) -> float:
    mean = float(theirs.mean())
    return 100.0 * (float(ours.mean()) / mean - 1.0) if mean else 0.0


def _measure_speed(bench: Bench) -> None:
    """Print CPU seconds of one month's work: learn, fit and draw twelve leads of all four."""
    leads = tuple(range(1, 13))
    began = time.process_time()
    for level, panel in _levels(bench):
        for measure in Measure:
            learnt: Model = chosen(level, measure).learn(panel, measure, leads)
            forecaster = learnt.fit(panel, measure)
            for lead in leads:
                forecaster.draw(lead, 1_000, dice_of((SEED, 3, lead)))
    together = time.process_time() - began
    classes, apart = seconds_of_a_month(read_panels())
    print(f"\nForecasts of a month, refit included: {together:.1f} s CPU of all classes together,")
    print(f"  {apart:.1f} s of {classes} classes by province; all: {together + apart:.1f} s of 60")


def dice_of(key: tuple[int, ...]) -> Dice:
    """Return NumPy's generator of that key."""
    return np.random.default_rng(key)


if __name__ == "__main__":
    measure_forecasts()
