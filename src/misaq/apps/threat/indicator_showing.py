"""Indicators as pages show them: the last figure of each source, with its day and its age."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from misaq.apps.pages.filters import Facet, Narrowed, narrow
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.threat.queries import list_observations
from misaq.core.access.actors import Actor
from misaq.core.places.records import Area
from misaq.core.threat.indicators import (
    DEFINITIONS,
    RENEWED_WITHIN,
    SIDES,
    AreaIndicator,
    AreaObservation,
    Definition,
    Latest,
    Side,
    change_text,
    figure_text,
    latest,
)
from misaq.kernel.words import Phrase, say


@dataclass(frozen=True, slots=True)
class Figure:
    """The last figure of one source, in words.

    Attributes:
        latest: the figure, with the one before it.
        value: as people read it.
        total: of how many; empty where not known.
        share: in percent, whole; None where there is no total.
        change: by how much it differs from the one before; empty where there is none.
    """

    latest: Latest
    value: str
    total: str
    share: int | None
    change: str

    @property
    def observation(self) -> AreaObservation:
        """What was observed."""
        return self.latest.observation


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator in an area: each source's last figure, side by side; none: not on record."""

    definition: Definition
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class IndicatorSide:
    """The indicators of one side; they are never made into one figure."""

    title: Phrase
    lines: tuple[IndicatorLine, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the figures of violence of one area.

    Attributes:
        sides: human security, then the writ of the state; each with every indicator.
        is_empty: whether nothing of it is on record.
        later: how many figures may be of a day still to come, and are not shown.
    """

    sides: tuple[IndicatorSide, ...]
    is_empty: bool
    later: int


def indicators_beside(*, actor: Actor, area: str, on: date) -> Beside:
    """Return every indicator of an area by a day, for ``threat/indicator_block.html``.

    What is on record of the area alone: nothing is taken over from the province or its parts.
    """
    observed = list_observations(actor=actor, area=area)
    found = latest(observed, on=on)
    sides = tuple(IndicatorSide(SIDES[side], tuple(_lines(side, found))) for side in Side)
    return Beside(sides, is_empty=not found, later=_later(observed, on))


def _lines(side: Side, found: Sequence[Latest]) -> Iterable[IndicatorLine]:
    for indicator, definition in DEFINITIONS.items():
        if definition.side is side:
            mine = (one for one in found if one.observation.indicator is indicator)
            yield IndicatorLine(definition, tuple(map(figure_of, mine)))


def figure_of(found: Latest) -> Figure:
    """Return a figure in words."""
    one = found.observation
    is_share = DEFINITIONS[one.indicator].is_share
    share = None if one.share is None else round(100 * one.share)
    change = "" if found.change is None else change_text(found.change)
    return Figure(
        found,
        value=f"{figure_text(one.value)} %" if is_share else figure_text(one.value),
        total="" if one.total is None else f"{one.total:,}",
        share=share,
        change=change,
    )


@dataclass(frozen=True, slots=True)
class ObservedLine:
    """A figure in the list of all areas."""

    area: Area
    province: Area | None
    definition: Definition
    figure: Figure


@dataclass(frozen=True, slots=True)
class IndicatorCount:
    """An indicator, with of how many areas a figure is on record."""

    indicator: AreaIndicator
    definition: Definition
    side: Phrase
    areas: int

    @property
    def months(self) -> int:
        """Within how many months a figure of it is to be told anew."""
        return RENEWED_WITHIN[self.indicator]


@dataclass(frozen=True, slots=True)
class Observed:
    """What the page of all areas shows.

    Attributes:
        lines: the last figures, by area.
        counts: every indicator there is, with its areas.
        areas: of how many areas anything is on record.
        later: how many figures may be of a day still to come, and are not shown.
    """

    lines: tuple[ObservedLine, ...]
    counts: tuple[IndicatorCount, ...]
    areas: int
    later: int


def observed_everywhere(*, actor: Actor, on: date) -> Observed:
    """Return the last figures of every area by a day."""
    gazetteer = get_gazetteer(actor=actor)
    observed = list_observations(actor=actor)
    lines = []
    for found in latest(observed, on=on):
        one = found.observation
        area = gazetteer.get(one.area)
        province = gazetteer.find(gazetteer.province_of(one.area, on=on))
        lines.append(ObservedLine(area, province, DEFINITIONS[one.indicator], figure_of(found)))
    areas = {(line.figure.observation.indicator, line.area.code) for line in lines}
    many = Counter(indicator for indicator, _ in areas)
    counts = tuple(
        IndicatorCount(indicator, definition, SIDES[definition.side], many[indicator])
        for indicator, definition in DEFINITIONS.items()
    )
    return Observed(
        lines=tuple(sorted(lines, key=_order)),
        counts=counts,
        areas=len({area for _, area in areas}),
        later=_later(observed, on),
    )


def narrow_observed(
    lines: Sequence[ObservedLine], asked: Mapping[str, str]
) -> Narrowed[ObservedLine]:
    """Return the figures that fit the query; words are looked for in the names of areas."""
    titles = {one.value: definition.title for one, definition in DEFINITIONS.items()}
    provinces = {line.province.code: line.province.title for line in lines if line.province}
    facets: tuple[Facet[ObservedLine], ...] = (
        Facet(
            "indicator",
            say("Indicator"),
            lambda line: (line.figure.observation.indicator.value,),
            titles.__getitem__,
            order=tuple(titles),
        ),
        Facet(
            "province",
            say("Province"),
            lambda line: () if line.province is None else (line.province.code,),
            lambda code: provinces.get(code, code),
        ),
    )
    return narrow(lines, facets, asked, text_of=_names)


def _names(line: ObservedLine) -> str:
    area = line.area
    titles, names = (title.text for title in area.titles), (name.text for name in area.names)
    return " ".join((area.code, area.title, *titles, *names))


def _order(line: ObservedLine) -> tuple[str, str, int, str]:
    one = line.figure.observation
    place = list(DEFINITIONS).index(one.indicator)
    return line.area.title, line.area.code, place, one.source


def _later(observed: Iterable[AreaObservation], on: date) -> int:
    return sum(one.on.latest > on for one in observed)
