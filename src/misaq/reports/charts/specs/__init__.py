"""Figures as Vega-Lite specs, built with Altair."""

from __future__ import annotations

from typing import Any

from misaq.reports.charts.records import (
    Bars,
    Curve,
    Fan,
    Figure,
    Grid,
    Joins,
    Points,
    Shares,
    Steps,
    Strips,
)
from misaq.reports.charts.specs.frame import Room
from misaq.reports.charts.speech import Speech

Spec = dict[str, Any]


def spec_of(figure: Figure, speech: Speech, room: Room) -> Spec:
    """Return the spec of a figure in a language, for a wide or a narrow place."""
    # Imported here because the library that builds specs takes long to load.
    from altair.utils.schemapi import debug_mode

    # The library would check each part against the schema, which takes twice as long as building
    # it; tests check every spec whole.
    with debug_mode(False):
        return _built(figure, speech, room)


def _built(figure: Figure, speech: Speech, room: Room) -> Spec:
    from misaq.reports.charts.specs.grid import grid_spec
    from misaq.reports.charts.specs.joins import joins_spec
    from misaq.reports.charts.specs.points import points_spec
    from misaq.reports.charts.specs.strips import strips_spec

    match figure:
        case Strips():
            return strips_spec(figure, speech, room)
        case Grid():
            return grid_spec(figure, speech, room)
        case Points():
            return points_spec(figure, speech, room)
        case Joins():
            return joins_spec(figure, speech, room)
        case Bars() | Steps() | Curve() | Fan() | Shares():
            raise ValueError(f"{type(figure).__name__} is drawn here, by no spec.")
