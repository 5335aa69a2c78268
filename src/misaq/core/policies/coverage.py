"""Which axes the known points of the policies bear on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from misaq.core.framework.records import AxisOrigin, Framework, ThreatClass
from misaq.core.policies.records import Commitment, Policies, Policy
from misaq.kernel.ids import Key


@dataclass(frozen=True, slots=True)
class Cell:
    """The known points of one policy that bear on one axis."""

    policy: Policy
    points: tuple[Commitment, ...]


@dataclass(frozen=True, slots=True)
class AxisRow:
    """One axis over the policies, in register order; None for points without an axis."""

    axis: ThreatClass | None
    cells: tuple[Cell, ...]

    @property
    def covered(self) -> tuple[Cell, ...]:
        """The cells that have points."""
        return tuple(cell for cell in self.cells if cell.points)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Axes over policies.

    Attributes:
        policies: the columns.
        rows: a row for each axis, and one for known points without an axis.
        unknown: how many points of each policy are on record without their content.
    """

    policies: tuple[Policy, ...]
    rows: tuple[AxisRow, ...]
    unknown: tuple[tuple[Policy, int], ...]


def coverage_of(policies: Policies, framework: Framework, only: Sequence[Policy] = ()) -> Coverage:
    """Return which axes the known points bear on, through their classes.

    Args:
        only: policies to look at; all when empty.
    """
    columns = tuple(only) or policies.policies
    within = {c.key: c.within or c.key for c in framework.classes}
    axes = [c for c in framework.classes if c.origin is not AxisOrigin.NONE]
    known = [c for c in policies.commitments if c.known]
    rows = [
        AxisRow(axis, tuple(Cell(p, _bearing(known, p, axis.key, within)) for p in columns))
        for axis in axes
    ]
    rest = AxisRow(
        None,
        tuple(
            Cell(p, tuple(c for c in known if c.policy == p.key and not c.axes)) for p in columns
        ),
    )
    unknown = [c.policy for c in policies.commitments if not c.known]
    return Coverage(
        policies=columns,
        rows=(*rows, rest) if rest.covered else tuple(rows),
        unknown=tuple((p, unknown.count(p.key)) for p in columns),
    )


def _bearing(
    points: Sequence[Commitment], policy: Policy, axis: Key, within: dict[Key, Key]
) -> tuple[Commitment, ...]:
    return tuple(
        point
        for point in points
        if point.policy == policy.key and axis in {within.get(a, a) for a in point.axes}
    )
