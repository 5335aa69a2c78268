"""Which axes the known points of each policy bear on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.framework.records import Framework
from misaq.core.policies.coverage import AxisRow, Coverage, coverage_of
from misaq.core.policies.coverage import Cell as Place
from misaq.core.policies.records import Policies
from misaq.kernel.words import Phrase, join, say
from misaq.reports.charts.citing import sources_of
from misaq.reports.charts.records import Cell, Chart, Grid, Ink, KeyEntry, Line, Value, Words
from misaq.reports.inline import Ref

_NO_AXIS = say("No axis on record")
_UNKNOWN = say("Points whose content is unknown")


def coverage_chart(policies: Policies, framework: Framework, *, as_of: date) -> Chart:
    """Return axes over policies, each place with the number of known points."""
    coverage = coverage_of(policies, framework)
    drawn = bool(coverage.rows and coverage.policies)
    return Chart(
        key="coverage",
        title=say("Which axes the known points of each policy bear on"),
        finding=tuple(_finding(coverage)),
        figure=_grid(coverage) if drawn else None,
        columns=(say("Axis"), *(say("{key}", key=p.key) for p in coverage.policies)),
        rows=tuple(_rows(coverage)) if drawn else (),
        as_of=as_of,
        legend=(
            KeyEntry(say("number of known points"), Ink.MINOR, code="3"),
            KeyEntry(say("no known point"), Ink.OPEN, code="–"),
        ),
        sources=sources_of(p.cite for p in coverage.policies),
        note=say(
            "An empty place means that no known point bears on the axis. Points whose content is "
            "unknown may do so."
        ),
    )


def _finding(coverage: Coverage) -> Iterator[Phrase]:
    axes = [row for row in coverage.rows if row.axis is not None]
    if not axes or not coverage.policies:
        yield say("No axis or no policy is on record, so nothing can be shown.")
        return
    bare = [row for row in axes if not row.covered]
    yield say(
        "Axes: {axes}. With a known point in one of {policies} policies or more: {covered}.",
        axes=len(axes),
        covered=len(axes) - len(bare),
        policies=len(coverage.policies),
    )
    if bare:
        yield say("None bears on: {axes}.", axes=join(tuple(_axis(row) for row in bare), "; "))
    most = max(len(row.covered) for row in axes)
    if most:
        widest = tuple(_axis(row) for row in axes if len(row.covered) == most)
        yield say(
            "The most policies, {count}, bear on: {axes}.", count=most, axes=join(widest, "; ")
        )
    unknown = sum(count for _, count in coverage.unknown)
    if unknown:
        yield say("Points whose content is unknown: {count}.", count=unknown)


def _axis(row: AxisRow) -> Words:
    return _NO_AXIS if row.axis is None else row.axis.title


def _grid(coverage: Coverage) -> Grid:
    return Grid(
        columns=tuple(Line(policy.key, policy.title) for policy in coverage.policies),
        rows=tuple(
            Line(_NO_AXIS if row.axis is None else row.axis.key, _axis(row))
            for row in coverage.rows
        ),
        cells=tuple(
            _cell(row, number, place, column)
            for number, row in enumerate(coverage.rows)
            for column, place in enumerate(row.cells)
        ),
    )


def _cell(row: AxisRow, number: int, place: Place, column: int) -> Cell:
    count = len(place.points)
    words = say(
        "{axis}, {policy}: known points {count} ({points}).",
        axis=_axis(row),
        policy=place.policy.key,
        count=count,
        points=join([point.key for point in place.points]),
    )
    return Cell(
        column=column,
        row=number,
        ink=Ink.MINOR if count else Ink.OPEN,
        words=words if count else "",
        text=str(count) if count else "–",
    )


def _rows(coverage: Coverage) -> Iterator[tuple[Value, ...]]:
    for row in coverage.rows:
        yield (_axis(row), *(Ref(str(len(place.points))) for place in row.cells))
    yield (_UNKNOWN, *(Ref(str(count)) for _, count in coverage.unknown))
