"""Axes with the classes within them, and how other schemes name each class."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from misaq.core.framework.records import (
    AxisOrigin,
    ClassLink,
    Crosswalk,
    Fit,
    Framework,
    Scheme,
    ThreatClass,
)
from misaq.kernel.ids import Key
from misaq.kernel.words import Phrase, say

FIT_WORDS: dict[Fit, Phrase] = {
    Fit.EXACT: say("the same"),
    Fit.CLOSE: say("nearly the same"),
    Fit.BROADER: say("its term is broader"),
    Fit.NARROWER: say("its term is narrower"),
    Fit.RELATED: say("related, not the same"),
    Fit.NONE: say("it has no term for it"),
}
"""How a class and a term correspond, in words."""


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis with the classes within it."""

    axis: ThreatClass
    classes: tuple[ThreatClass, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """What one scheme calls a class; without rows when nothing is on record."""

    scheme: Scheme
    rows: tuple[tuple[Crosswalk, Phrase], ...]


@dataclass(frozen=True, slots=True)
class MatchRow:
    """One class over every scheme."""

    threat_class: ThreatClass
    matches: tuple[Match, ...]


def axes(framework: Framework, *, origin: AxisOrigin) -> tuple[Axis, ...]:
    """Return the axes of one origin, each with its classes, in register order."""
    return tuple(
        Axis(axis, tuple(c for c in framework.classes if c.within == axis.key))
        for axis in framework.classes
        if axis.origin is origin
    )


def match_rows(framework: Framework) -> tuple[MatchRow, ...]:
    """Return what each scheme calls each class."""
    return tuple(MatchRow(c, matches_of(framework, c)) for c in framework.classes)


def matches_of(framework: Framework, threat_class: ThreatClass) -> tuple[Match, ...]:
    """Return what each scheme calls one class."""
    found: dict[Key, list[tuple[Crosswalk, Phrase]]] = defaultdict(list)
    for row in framework.crosswalks:
        if row.threat_class == threat_class.key:
            found[row.scheme].append((row, FIT_WORDS[row.fit]))
    return tuple(Match(scheme, tuple(found[scheme.key])) for scheme in framework.schemes)


def links_of(framework: Framework, threat_class: ThreatClass) -> tuple[ClassLink, ...]:
    """Return the links that start or end at the class."""
    ends = {threat_class.key}
    return tuple(li for li in framework.links if ends & {li.source_class, li.target_class})
