"""Every picture that a country's record gives, by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from misaq.core.institutions.records import Institutions
from misaq.core.packs import Registers, Tile
from misaq.core.policies.records import Policies
from misaq.core.sourcebook.records import Series, Sourcebook
from misaq.reports.charts.coverage import coverage_chart
from misaq.reports.charts.districts import district_chart
from misaq.reports.charts.lineage import lineage_chart, pairs_of
from misaq.reports.charts.observations import observation_chart, observations_of
from misaq.reports.charts.organisations import organisation_charts
from misaq.reports.charts.records import Chart
from misaq.reports.charts.responsibilities import responsibility_chart
from misaq.reports.charts.tiles import has_places, tile_chart
from misaq.reports.charts.timeline import timeline_chart
from misaq.reports.charts.verdicts import verdict_chart

_FEWEST = 2
"""Numbers or links from which a picture tells more than a line of text."""


def list_charts(
    registers: Registers, tiles: Sequence[Tile] = (), *, as_of: date
) -> tuple[Chart, ...]:
    """Return every picture of the record on a day, those of the whole first."""
    return (
        *_whole(registers, as_of),
        *_of_policies(registers, as_of),
        *organisation_charts(registers.bodies, as_of=as_of),
        *_of_places(registers, as_of),
        *_of_numbers(registers, tiles, as_of),
    )


def lineage_charts(policies: Policies, *, as_of: date) -> tuple[Chart, ...]:
    """Return a picture for each pair of policies with more than one link."""
    pairs = pairs_of(policies, as_of=as_of)
    return tuple(
        lineage_chart(policies, pair, as_of=as_of) for pair in pairs if len(pair.links) >= _FEWEST
    )


def series_charts(
    book: Sourcebook,
    institutions: Institutions,
    tiles: Sequence[Tile],
    series: Series,
    *,
    as_of: date,
) -> tuple[Chart, ...]:
    """Return the pictures of one quantity: by part of the country, and every number given.

    None where a line of text tells as much.
    """
    charts = []
    if has_places(book, tiles, series, as_of):
        charts.append(tile_chart(book, institutions, tiles, series, as_of=as_of))
    if len(observations_of(book, series, as_of)) >= _FEWEST:
        charts.append(observation_chart(book, institutions, series, as_of=as_of))
    return tuple(charts)


def _whole(registers: Registers, as_of: date) -> Iterator[Chart]:
    policies = registers.policies
    yield timeline_chart(policies, registers.institutions, as_of=as_of)
    yield coverage_chart(policies, registers.framework, as_of=as_of)
    yield from lineage_charts(policies, as_of=as_of)


def _of_policies(registers: Registers, as_of: date) -> Iterator[Chart]:
    for policy in registers.policies.policies:
        yield verdict_chart(registers.policies, policy, as_of=as_of)
        yield responsibility_chart(registers.policies, registers.institutions, policy, as_of=as_of)


def _of_places(registers: Registers, as_of: date) -> Iterator[Chart]:
    if any(area.tile is not None for area in registers.places.areas):
        yield district_chart(registers.places, as_of=as_of)


def _of_numbers(registers: Registers, tiles: Sequence[Tile], as_of: date) -> Iterator[Chart]:
    book, institutions = registers.sourcebook, registers.institutions
    for series in book.series:
        yield from series_charts(book, institutions, tiles, series, as_of=as_of)
