"""Assessments beside what was recorded and what was forecast, and how an institution fares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from misaq.apps.forecasts.queries import get_kept, list_issued
from misaq.apps.perceptions.panels import panel_of
from misaq.apps.perceptions.records import Filed
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.threat.queries import Kept
from misaq.apps.threat.reckoning import dice_of
from misaq.core.access.actors import PUBLIC
from misaq.core.places.records import Level as AreaLevel
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.issued import IssuedForecast
from misaq.core.threat.forecasting.levels import Level
from misaq.core.threat.perceptions.agreement import Agreement, rank_agreement
from misaq.core.threat.perceptions.calibration import Record, Rule, calibrate, outcome_of
from misaq.core.threat.perceptions.foretold import expected_over
from misaq.core.threat.perceptions.records import Assessment, Scale

_AGREEMENT = 91
_SEED = 52


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
class Fared:
    """How an institution fared with its statements about one class, or about all together.

    Attributes:
        threat_class: key of the class; empty for all together.
        statements: how many it made.
        is_carried: whether the source tells events of the class in their areas at all.
        levels: how its words fared; None where nothing holds them to a count.
        chances: how its probabilities fared; None where it gave none.
        agreement: whether it put areas in the order of what followed; None without a scale.
    """

    threat_class: str
    statements: int
    is_carried: bool = False
    levels: Record | None = None
    chances: Record | None = None
    agreement: Agreement | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """An institution as its page shows it.

    Attributes:
        beside: every statement, the latest first.
        whole: how it fared with statements about all threats together.
        classes: how it fared class by class; classes are never averaged.
    """

    beside: tuple[Beside, ...]
    whole: Fared
    classes: tuple[Fared, ...]


def judge(filed: Sequence[Filed], scale: Scale | None, kept: Kept | None) -> Judged:
    """Return the statements of one institution beside the figures of one source.

    A statement about one class is held against events of that primary class alone, a statement
    about all threats against attacks.
    """
    panels = _Panels(filed, kept)
    beside = beside_of(filed, scale, kept, panels)
    said: dict[str, list[Assessment]] = {"": []}
    for one in filed:
        said.setdefault(one.assessment.threat_class, []).append(one.assessment)
    fared = {key: _fared(key, said[key], scale, panels.of(key)) for key in sorted(said)}
    return Judged(beside, fared[""], tuple(one for key, one in fared.items() if key))


class _Panels:
    """The panels that statements are held against, each made once."""

    def __init__(self, filed: Sequence[Filed], kept: Kept | None) -> None:
        self._areas: dict[str, set[str]] = {}
        for one in filed:
            said = one.assessment
            self._areas.setdefault(said.threat_class, set()).add(said.area)
        self._kept = kept
        self._made: dict[str, AreaMonths | None] = {}

    def of(self, threat_class: str) -> AreaMonths | None:
        """Return the panel of a class; None where the source does not carry it."""
        if self._kept is None:
            return None
        if threat_class not in self._made:
            areas = self._areas.get(threat_class, set())
            self._made[threat_class] = panel_of(self._kept, areas, threat_class)
        return self._made[threat_class]


def beside_of(
    filed: Sequence[Filed], scale: Scale | None, kept: Kept | None, panels: _Panels | None = None
) -> tuple[Beside, ...]:
    """Return each statement beside what was recorded and forecast, the latest first."""
    own = _Panels(filed, kept) if panels is None else panels
    forecasts = {} if kept is None else _forecasts(kept, [one.assessment for one in filed])
    return tuple(
        _beside(one, scale, own.of(one.assessment.threat_class), forecasts)
        for one in reversed(filed)
    )


def _fared(
    key: str, said: Sequence[Assessment], scale: Scale | None, panel: AreaMonths | None
) -> Fared:
    if panel is None:
        return Fared(key, len(said))
    if scale is None:
        return Fared(key, len(said), is_carried=True, chances=_chances(said, panel))
    return Fared(
        key,
        len(said),
        is_carried=True,
        levels=_record(said, scale, panel, Rule.RPS) if scale.has_counts else None,
        chances=_chances(said, panel),
        agreement=rank_agreement(said, scale, panel, dice_of((_AGREEMENT,))),
    )


def _record(said: Sequence[Assessment], scale: Scale, panel: AreaMonths, rule: Rule) -> Record:
    return calibrate(said, scale, panel, rule, dice_of, seed=_SEED)


def _chances(said: Sequence[Assessment], panel: AreaMonths) -> Record | None:
    given = [one for one in said if one.probability is not None]
    if not given:
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


Key = tuple[str, str, int, int]


def _forecasts(kept: Kept, said: Iterable[Assessment]) -> Mapping[Key, IssuedForecast]:
    """Return, by what a statement is about, the forecast of events that stood when it was said."""
    heads = [
        head
        for head in list_issued(actor=PUBLIC)
        if head.basis == kept.basis.key
        and head.measure is Measure.EVENTS
        and not head.terms.is_looking_back
    ]
    gazetteer = get_gazetteer(actor=PUBLIC)
    found: dict[Key, IssuedForecast] = {}
    for one in said:
        area = gazetteer.find(one.area)
        if area is None:
            continue
        level = Level.PROVINCE if area.level is AreaLevel.PROVINCE else Level.DISTRICT
        before = [
            head
            for head in heads
            if (head.level, head.threat_class) == (level, one.threat_class)
            and head.origin <= one.month
        ]
        if before:
            head = max(before, key=lambda head: (head.origin, head.row))
            issued = get_kept(actor=PUBLIC, head=head, areas=(one.area,)).issued
            found[one.about] = issued
    return found


def _beside(
    filed: Filed,
    scale: Scale | None,
    panel: AreaMonths | None,
    forecasts: Mapping[Key, IssuedForecast],
) -> Beside:
    said = filed.assessment
    if panel is None:
        return Beside(filed, None, None, "", None)
    events = outcome_of(said, panel, Measure.EVENTS)
    deaths = outcome_of(said, panel, Measure.DEATHS)
    forecast = forecasts.get(said.about)
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
