"""Assessments beside what was recorded and what was forecast, and how an institution fares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from misaq.apps.forecasts.queries import get_kept, list_issued
from misaq.apps.perceptions.records import Filed
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.threat.queries import Kept, list_districts, list_months
from misaq.apps.threat.reckoning import dice_of
from misaq.core.access.actors import PUBLIC
from misaq.core.places.records import Level as AreaLevel
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.issued import IssuedForecast
from misaq.core.threat.forecasting.levels import Level
from misaq.core.threat.perceptions.agreement import Agreement, rank_agreement
from misaq.core.threat.perceptions.calibration import Record, Rule, calibrate, outcome_of
from misaq.core.threat.perceptions.foretold import expected_over
from misaq.core.threat.perceptions.months import panel_of_months
from misaq.core.threat.perceptions.records import Assessment, Scale
from misaq.core.threat.picture.records import Part, Toll

_AGREEMENT = 91
_SEED = 52

Counts = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Beside:
    """A statement beside what was recorded of the same months.

    Attributes:
        filed: the statement.
        events: recorded over its horizon; None where not all of it is on record.
        deaths: the same, best figures.
        deserved: the word that what happened would have deserved; empty where it cannot be said.
        foretold: mean that a forecast issued by then gave for the same months; None: none did.
    """

    filed: Filed
    events: int | None
    deaths: int | None
    deserved: str
    foretold: float | None


@dataclass(frozen=True, slots=True)
class YearFared:
    """How an institution fared with the statements of one year."""

    year: int
    statements: int
    mean: float
    last_year: float


@dataclass(frozen=True, slots=True)
class Judged:
    """An institution as its page shows it.

    Attributes:
        beside: every statement, the latest first.
        levels: how its words fared; None where nothing holds them to a count.
        chances: how its probabilities fared; None where it gave none.
        agreement: whether it put areas in the order of what followed; None without a scale.
        of_classes: statements about one class, which the kept months do not tell apart.
    """

    beside: tuple[Beside, ...]
    levels: Record | None
    chances: Record | None
    agreement: Agreement | None
    of_classes: int


def judge(filed: Sequence[Filed], scale: Scale | None, kept: Kept | None) -> Judged:
    """Return the statements of one institution beside the figures of one source.

    Statements about a single class are shown, and held against nothing: months are kept by area
    for all classes together.
    """
    said = [one.assessment for one in filed]
    panel = None if kept is None else panel_of(kept, {one.area for one in said})
    forecasts = {} if kept is None else _forecasts(kept, said)
    beside = tuple(_beside(one, scale, panel, forecasts) for one in reversed(filed))
    whole = [one for one in said if not one.threat_class]
    of_classes = len(said) - len(whole)
    if panel is None or scale is None:
        return Judged(beside, None, _chances(whole, panel), None, of_classes)
    return Judged(
        beside,
        levels=_record(whole, scale, panel, Rule.RPS) if scale.has_counts else None,
        chances=_chances(whole, panel),
        agreement=rank_agreement(whole, scale, panel, dice_of((_AGREEMENT,))),
        of_classes=of_classes,
    )


def _record(said: Sequence[Assessment], scale: Scale, panel: AreaMonths, rule: Rule) -> Record:
    return calibrate(said, scale, panel, rule, dice_of, seed=_SEED)


def _chances(said: Sequence[Assessment], panel: AreaMonths | None) -> Record | None:
    given = [one for one in said if one.probability is not None]
    if panel is None or not given:
        return None
    # The rule of probabilities asks a scale for its institution alone.
    nobody = Scale(given[0].institution, ("no", "yes"), Measure.EVENTS, (), "")
    return _record(given, nobody, panel, Rule.BRIER)


def by_year(record: Record) -> tuple[YearFared, ...]:
    """Return how an institution fared year by year, the latest first."""
    years: dict[int, list[tuple[float, float]]] = {}
    for one in record.told:
        years.setdefault(one.assessment.stated_on.year, []).append((one.score, one.last_year))
    return tuple(
        YearFared(
            year,
            len(scores),
            sum(score for score, _ in scores) / len(scores),
            sum(last for _, last in scores) / len(scores),
        )
        for year, scores in sorted(years.items(), reverse=True)
    )


def panel_of(kept: Kept, areas: Iterable[str]) -> AreaMonths | None:
    """Return attacks by month of the areas that a source tells of; None where it tells of none.

    Where a source does not tell attacks from the rest, all its events are counted.
    """
    wanted = set(areas)
    counts = {**_provinces(kept, wanted), **_districts(kept, wanted)}
    if not counts:
        return None
    return panel_of_months(kept.basis.first_month, kept.basis.months, counts)


def _provinces(kept: Kept, wanted: set[str]) -> Mapping[str, Counts]:
    found: dict[str, Counts] = {}
    for one in list_months(actor=PUBLIC, kept=kept):
        if one.area in wanted:
            parts = {part.part: part.months for part in one.parts}
            tolls = parts.get(Part.ATTACKS) or parts.get(Part.UNTOLD) or ()
            found[one.area] = [(toll.events, toll.best) for toll in tolls]
    return {area: counts for area, counts in found.items() if len(counts) == kept.basis.months}


def _districts(kept: Kept, wanted: set[str]) -> Mapping[str, Counts]:
    found: dict[str, Counts] = {}
    gazetteer = get_gazetteer(actor=PUBLIC)
    known = {code for code in wanted if gazetteer.find(code) is not None}
    provinces = tuple(sorted({gazetteer.series_province(code) for code in known}))
    for group in list_districts(actor=PUBLIC, kept=kept, provinces=provinces):
        for code in wanted & set(group.units):
            line = group.of(code, Part.ATTACKS).months
            tolls = (line.get(month, Toll()) for month in range(kept.basis.months))
            found[code] = [(toll.events, toll.best) for toll in tolls]
    return found


Key = tuple[str, int, int]


def _forecasts(kept: Kept, said: Iterable[Assessment]) -> Mapping[Key, IssuedForecast]:
    """Return, by area, month and horizon, the forecast of events that stood when it was said."""
    heads = [
        head
        for head in list_issued(actor=PUBLIC)
        if head.basis == kept.basis.key
        and head.measure is Measure.EVENTS
        and not head.threat_class
        and not head.terms.is_looking_back
    ]
    gazetteer = get_gazetteer(actor=PUBLIC)
    found: dict[Key, IssuedForecast] = {}
    for one in said:
        area = gazetteer.find(one.area)
        if area is None or one.threat_class:
            continue
        level = Level.PROVINCE if area.level is AreaLevel.PROVINCE else Level.DISTRICT
        before = [head for head in heads if head.level is level and head.origin <= one.month]
        if before:
            head = max(before, key=lambda head: (head.origin, head.row))
            issued = get_kept(actor=PUBLIC, head=head, areas=(one.area,)).issued
            found[one.area, one.month, one.horizon] = issued
    return found


def _beside(
    filed: Filed,
    scale: Scale | None,
    panel: AreaMonths | None,
    forecasts: Mapping[Key, IssuedForecast],
) -> Beside:
    said = filed.assessment
    if panel is None or said.threat_class:
        return Beside(filed, None, None, "", None)
    events = outcome_of(said, panel, Measure.EVENTS)
    deaths = outcome_of(said, panel, Measure.DEATHS)
    forecast = forecasts.get((said.area, said.month, said.horizon))
    return Beside(
        filed,
        events,
        deaths,
        deserved=_deserved(said, scale, events, deaths),
        foretold=None if forecast is None else expected_over(said, forecast),
    )


def _deserved(said: Assessment, scale: Scale | None, events: int | None, deaths: int | None) -> str:
    if scale is None or not scale.has_counts or not said.level:
        return ""
    happened = deaths if scale.measure is Measure.DEATHS else events
    return "" if happened is None else scale.levels[scale.band(happened)]
