"""Issuing forecasts from what is known here, and scoring them when a release says what happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from misaq.apps.forecasts.actions import keep_forecast, keep_scoring
from misaq.apps.forecasts.kept import BEHIND, Made, Terms
from misaq.apps.forecasts.mapping import version_of
from misaq.apps.forecasts.queries import has_issued, list_to_score, open_issued
from misaq.apps.incidents.queries import get_register
from misaq.apps.registers.queries import data_version
from misaq.apps.sourcebook.queries import get_register as get_sourcebook
from misaq.core.access.actors import Actor
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.issued import RULES, DataUsed, IssuedForecast, Making
from misaq.core.threat.forecasting.levels import Level
from misaq.kernel.errors import MisaqError
from misaq.kernel.ids import fingerprint

if TYPE_CHECKING:
    from misaq.core.incidents.registers import MonthlyTotals
    from misaq.core.stats.dice import Dice
    from misaq.sources.incidents.placing import Placer
    from misaq.sources.incidents.releases import Release
    from misaq.sources.incidents.store import IncidentStore

SEED = 20_460
"""Of every draw; forecasts of the same data are the same to the digit."""
DRAWS = 1_000

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which forecast is wanted.

    Attributes:
        level: size of the areas.
        measure: deaths or events.
        months: how many months of the panel are known at the origin; None for all.
        seed: of every draw.
    """

    level: Level
    measure: Measure
    months: int | None = None
    seed: int = SEED


def issue_known(
    *, actor: Actor, at: datetime, known: Known, wanted: Wanted, tell_line: Tell
) -> IssuedForecast | None:
    """Issue and keep a forecast; None where the same stands already.

    Raises:
        InputRefused: too few months are known to score the last two years.
    """
    months = known.panel.months if wanted.months is None else wanted.months
    panel = known.panel.until(months)
    making = Making(version("misaq"), RULES, wanted.seed, DRAWS)
    if has_issued(
        actor=actor, basis=known.basis, version=known.version, level=wanted.level,
        measure=wanted.measure, threat_class="", origin=panel.first_month + panel.months - 1,
        making=(making.code, making.rules, making.seed),
    ):  # fmt: skip
        return None
    tell_line(_said(known, wanted, len(panel.areas)))
    made = _made(known, panel, wanted, making)
    keep_forecast(actor=actor, at=at, made=made)
    return made.issued


def score_known(*, actor: Actor, at: datetime, known: dict[Level, Known], tell_line: Tell) -> int:
    """Score every forecast of a source that this data was not yet held against; say how many."""
    from misaq.core.threat.forecasting.outcomes import score_issued

    done = 0
    one = next(iter(known.values()))
    for head in list_to_score(actor=actor, source=one.data.source, version=one.version):
        truth = known.get(head.level)
        if truth is None or (truth.is_of_pack and not head.terms.is_of_pack):
            continue
        scored = score_issued(open_issued(actor=actor, head=head), truth.panel, truth.data, dice_of)
        if keep_scoring(actor=actor, at=at, head=head, scored=scored):
            tell_line(f"{head.short}: {len(scored.outcomes):,} outcomes scored")
            done += 1
    return done


def issue_all(
    *, actor: Actor, at: datetime, known: Known, level: Level, tell_line: Tell
) -> list[IssuedForecast]:
    """Issue deaths and events ahead; by province also as of a year before, to be tried at once.

    What cannot be issued is told, and nothing else is lost by it.
    """
    found: list[IssuedForecast] = []
    last = known.panel.months
    for measure in (Measure.DEATHS, Measure.EVENTS):
        for months in (last, last - 12) if level is Level.PROVINCE else (last,):
            wanted = Wanted(level, measure, months)
            try:
                issued = issue_known(
                    actor=actor, at=at, known=known, wanted=wanted, tell_line=tell_line
                )
            except MisaqError as refusal:
                tell_line(f"{measure.value.lower()}: not forecast. {refusal.message}")
                return found
            found.extend(filter(None, (issued,)))
    return found


def dice_of(key: tuple[int, ...]) -> Dice:
    """Return NumPy's generator of a key."""
    import numpy as np

    return np.random.default_rng(key)


def _made(known: Known, panel: AreaMonths, wanted: Wanted, making: Making) -> Made:
    from misaq.core.threat.forecasting import standard
    from misaq.core.threat.forecasting.issuing import Asked, issue
    from misaq.core.threat.forecasting.skill_card import card_of

    model = standard.chosen(wanted.level, wanted.measure)
    is_back = panel.months < known.panel.months
    # A look back is judged by its outcomes, which are known: its card has the one rival it needs.
    baselines = standard.baselines()[:1] if is_back else standard.baselines()
    card = card_of(panel, wanted.measure, model, baselines, dice_of, seed=making.seed)
    asked = Asked(wanted.level, wanted.measure, known.data, making)
    issued = issue(panel, asked, (model, baselines[0]), card.windows, dice_of)
    counts = panel.counts(wanted.measure)[:, -BEHIND:]
    behind = {
        area: tuple(int(count) for count in counts[at]) for at, area in enumerate(panel.areas)
    }
    terms = Terms(known.is_of_pack, known.credit, known.lets_rows_leave, is_back)
    return Made(issued, card, behind, terms)


def _said(known: Known, wanted: Wanted, areas: int) -> str:
    last = known.panel.first_month + (wanted.months or known.panel.months) - 1
    what = "the pack's totals" if known.is_of_pack else known.data.release
    return (
        f"{known.data.source}, {what}: {wanted.measure.value.lower()} by "
        f"{wanted.level.value.lower()} after {last // 12}-{last % 12 + 1:02}, {areas} areas …"
    )
