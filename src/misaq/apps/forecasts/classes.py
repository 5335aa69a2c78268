"""Forecasts by class beside the one of all classes, and which classes are not forecast, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from misaq.apps.forecasts.kept import Kept
from misaq.apps.forecasts.queries import find_classes_told
from misaq.apps.forecasts.showing import number_text
from misaq.apps.threat.naming import Named, area_name, group_name
from misaq.core.access.actors import PUBLIC
from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.forecasting.by_class import rule_in_words, why_not
from misaq.core.threat.picture.records import ResultKind
from misaq.kernel.words import Phrase, join, say

_MEASURES = (Measure.DEATHS, Measure.EVENTS)
_NONE = "–"

Means = dict[tuple[str, Measure], tuple[float, float]]
"""Expected in all areas together, by class and measure: what is shown, and what is beside it."""


@dataclass(frozen=True, slots=True)
class ClassLine:
    """What is expected of a class in all areas together.

    Attributes:
        named: the class; None for all classes together, or for the sum of those forecast apart.
        cells: deaths and events: shown as the forecast, and beside it.
    """

    named: Named | None
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NotForecast:
    """A class that is not forecast.

    Attributes:
        named: the class.
        why: in words.
    """

    named: Named
    why: Phrase


@dataclass(frozen=True, slots=True)
class ByClass:
    """The classes of one source beside one another, for one month ahead.

    Attributes:
        together: all classes together, from a forecast of its own.
        lines: each class that is forecast.
        added: the sum of these lines; it is no forecast.
        rule: by which rule a class is forecast.
        without: classes that are not, and why.
        left_out: areas of which nothing is said by class, in words; None where there are none.
        loose: events of the span that are of no class.
    """

    together: ClassLine
    lines: tuple[ClassLine, ...]
    added: ClassLine
    rule: Phrase
    without: tuple[NotForecast, ...]
    left_out: Phrase | None
    loose: int


def class_named(key: str) -> Named:
    """Return what a class is called."""
    return group_name(ResultKind.CLASSES, key)


def by_class(basis: str, standing: Sequence[Kept]) -> ByClass | None:
    """Return the classes of one source beside one another; None where it tells no classes.

    Args:
        basis: the figures.
        standing: the forecasts by province that stand, of these figures, for one month ahead.
    """
    told = find_classes_told(actor=PUBLIC, basis=basis)
    if told is None:
        return None
    means = _means(standing)
    order = [one.threat_class for one in told.tallies if one.threat_class]
    forecast = [one for one in order if any((one, measure) in means for measure in _MEASURES)]
    pairs = [(one, why_not(one)) for one in told.tallies if one.threat_class]
    return ByClass(
        together=_line(None, means, [""]),
        lines=tuple(_line(class_named(one), means, [one]) for one in forecast),
        added=_line(None, means, forecast),
        rule=rule_in_words(),
        without=tuple(
            NotForecast(class_named(one.threat_class), why) for one, why in pairs if why is not None
        ),
        left_out=join([area_name(one) for one in told.left_out]) if told.left_out else None,
        loose=sum(one.events for one in told.tallies if not one.threat_class),
    )


def title_of_area(title: str, threat_class: str) -> Phrase | str:
    """Return what a forecast of an area is of, with its class where it is of one."""
    if not threat_class:
        return title
    return say("{area}, {kind}", area=title, kind=class_named(threat_class).words)


def _means(standing: Sequence[Kept]) -> Means:
    found: Means = {}
    for kept in standing:
        issued = kept.issued
        ours, theirs = (
            sum(one.mean for one in voice.outlooks) for voice in (issued.shown, issued.beside)
        )
        found[issued.threat_class, issued.measure] = ours, theirs
    return found


def _line(named: Named | None, means: Means, classes: Sequence[str]) -> ClassLine:
    return ClassLine(named, tuple(_cell(means, classes, measure) for measure in _MEASURES))


def _cell(means: Means, classes: Sequence[str], measure: Measure) -> tuple[str, str]:
    found = [means[one, measure] for one in classes if (one, measure) in means]
    if not found:
        return _NONE, _NONE
    return number_text(sum(ours for ours, _ in found)), number_text(sum(it for _, it in found))
