"""Issuing forecasts from what is known here, and scoring them when a release says what happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from misaq.apps.forecasts.actions import keep_forecast, keep_scoring, keep_tallies
from misaq.apps.forecasts.kept import BEHIND, ClassesTold, Made, Terms
from misaq.apps.forecasts.knowing import Known, KnownClasses
from misaq.apps.forecasts.mapping import version_of
from misaq.apps.forecasts.queries import has_issued, list_to_score, open_issued
from misaq.core.access.actors import Actor
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.by_class import Enough, check_is_carried, tally_of
from misaq.core.threat.forecasting.issued import RULES, IssuedForecast, Making
from misaq.core.threat.forecasting.levels import Level
from misaq.kernel.errors import MisaqError

if TYPE_CHECKING:
    from misaq.core.stats.dice import Dice

SEED = 20_460
"""Of every draw; forecasts of the same data are the same to the digit."""
DRAWS = 1_000

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which forecast is wanted.

    Attributes:
        measure: deaths or events.
        months: how many months of the panel are known at the origin; None for all.
        seed: of every draw.
    """

    measure: Measure
    months: int | None = None
    seed: int = SEED


def issue_known(
    *, actor: Actor, at: datetime, known: Known, wanted: Wanted, tell_line: Tell
) -> IssuedForecast | None:
    """Issue and keep a forecast; None where the same stands already.

    Raises:
        InputRefused: too few months are known to score the last two years, or the data do not
            carry the class.
    """
    months = known.panel.months if wanted.months is None else wanted.months
    panel = known.panel.until(months)
    origin = panel.first_month + panel.months - 1
    if known.threat_class:
        check_is_carried(tally_of(known.threat_class, panel))
    making = Making(version("misaq"), RULES, wanted.seed, DRAWS)
    if has_issued(
        actor=actor, basis=known.basis, version=known.version, level=known.level,
        measure=wanted.measure, threat_class=known.threat_class, origin=origin,
        making=(making.code, making.rules, making.seed),
    ):  # fmt: skip
        return None
    tell_line(_said(known, wanted, len(panel.areas)))
    made = _made(known, panel, wanted, making)
    keep_forecast(actor=actor, at=at, made=made)
    return made.issued


def score_known(*, actor: Actor, at: datetime, known: Iterable[Known], tell_line: Tell) -> int:
    """Score every forecast of a source that this data was not yet held against; say how many.

    Each is scored by what is known of its own areas and its own class.
    """
    from misaq.core.threat.forecasting.outcomes import score_issued

    done = 0
    for truth in known:
        for head in list_to_score(actor=actor, source=truth.data.source, version=truth.version):
            if (head.level, head.threat_class) != (truth.level, truth.threat_class):
                continue
            if truth.is_of_pack and not head.terms.is_of_pack:
                continue
            issued = open_issued(actor=actor, head=head)
            scored = score_issued(issued, truth.panel, truth.data, dice_of)
            if keep_scoring(actor=actor, at=at, head=head, scored=scored):
                tell_line(f"{head.short}: {len(scored.outcomes):,} outcomes scored")
                done += 1
    return done


def issue_all(*, actor: Actor, at: datetime, known: Known, tell_line: Tell) -> list[IssuedForecast]:
    """Issue deaths and events ahead; by province also as of a year before, to be tried at once.

    A class is left out as of a year before where the data did not carry it then. What cannot be
    issued is told, and nothing else is lost by it.
    """
    found: list[IssuedForecast] = []
    last = known.panel.months
    for measure in (Measure.DEATHS, Measure.EVENTS):
        for months in (last, last - 12) if known.level is Level.PROVINCE else (last,):
            if not _is_carried(known, months):
                continue
            try:
                issued = issue_known(
                    actor=actor, at=at, known=known, wanted=Wanted(measure, months),
                    tell_line=tell_line,
                )  # fmt: skip
            except MisaqError as refusal:
                tell_line(f"{measure.value.lower()}: not forecast. {refusal.message}")
                return found
            found.extend(filter(None, (issued,)))
    return found


def issue_classes(
    *, actor: Actor, at: datetime, known: KnownClasses, tell_line: Tell
) -> list[IssuedForecast]:
    """Issue what the data carry class by class, and keep which classes they do not carry."""
    keep_classes(actor=actor, at=at, known=known)
    return [
        issued
        for one in known.classes
        for issued in issue_all(actor=actor, at=at, known=one, tell_line=tell_line)
    ]


def keep_classes(*, actor: Actor, at: datetime, known: KnownClasses) -> bool:
    """Keep how much is known of each class; say whether that is new."""
    told = ClassesTold(
        source=known.data.source,
        release=known.data.release,
        data_version=version_of(known.data.digest, known.data.registers),
        rules=RULES,
        origin=known.origin,
        tallies=known.tallies,
        left_out=known.left_out,
    )
    return keep_tallies(actor=actor, at=at, told=told)


def _is_carried(known: Known, months: int) -> bool:
    """Return whether the data carry a forecast after so many months; all classes always."""
    if not known.threat_class:
        return True
    return tally_of(known.threat_class, known.panel.until(months)).enough is Enough.ENOUGH


def dice_of(key: tuple[int, ...]) -> Dice:
    """Return NumPy's generator of a key."""
    import numpy as np

    return np.random.default_rng(key)


def _made(known: Known, panel: AreaMonths, wanted: Wanted, making: Making) -> Made:
    from misaq.core.threat.forecasting import standard
    from misaq.core.threat.forecasting.issuing import Asked, issue
    from misaq.core.threat.forecasting.skill_card import card_of

    model = standard.chosen(known.level, wanted.measure)
    is_back = panel.months < known.panel.months
    # A look back is judged by its outcomes, which are known: its card has the one rival it needs.
    baselines = standard.baselines()[:1] if is_back else standard.baselines()
    card = card_of(panel, wanted.measure, model, baselines, dice_of, seed=making.seed)
    asked = Asked(known.level, wanted.measure, known.data, making, known.threat_class)
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
    of_class = f"of {known.threat_class} " if known.threat_class else ""
    return (
        f"{known.data.source}, {what}: {wanted.measure.value.lower()} {of_class}by "
        f"{known.level.value.lower()} after {last // 12}-{last % 12 + 1:02}, {areas} areas …"
    )
