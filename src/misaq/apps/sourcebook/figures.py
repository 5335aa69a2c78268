"""Numbers as they were given, side by side, and the arithmetic they invite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from misaq.core.sourcebook.records import (
    Observation,
    Reckoning,
    ReckoningKind,
    Series,
    Sourcebook,
)
from misaq.kernel.ids import Key, by_key


@dataclass(frozen=True, slots=True)
class SeriesSheet:
    """A quantity with every number given for it, the earliest first."""

    series: Series
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """A reckoning worked out.

    Attributes:
        reckoning: the reckoning.
        plus: the terms added.
        minus: the terms taken away.
        total: the stated outcome.
        reckoned: what the terms give, or what is left of a total that was counted before; None
            when a term is only a range.
        residual: the stated outcome less what the terms give; None when that cannot be said.
    """

    reckoning: Reckoning
    plus: tuple[Observation, ...]
    minus: tuple[Observation, ...]
    total: Observation
    reckoned: Decimal | None
    residual: Decimal | None


def series_sheets(sourcebook: Sourcebook) -> tuple[SeriesSheet, ...]:
    """Return every series with its observations, in register order."""
    found: dict[Key, list[Observation]] = defaultdict(list)
    for observation in sourcebook.observations:
        found[observation.series].append(observation)
    return tuple(SeriesSheet(s, _by_day(found[s.key])) for s in sourcebook.series)


def sums(sourcebook: Sourcebook) -> tuple[Sum, ...]:
    """Return every reckoning with its terms, in register order."""
    observations = by_key(sourcebook.observations)
    return tuple(
        _sum(
            reckoning,
            tuple(observations[key] for key in reckoning.plus),
            tuple(observations[key] for key in reckoning.minus),
            observations[reckoning.total],
        )
        for reckoning in sourcebook.reckonings
    )


def _sum(
    reckoning: Reckoning,
    plus: tuple[Observation, ...],
    minus: tuple[Observation, ...],
    total: Observation,
) -> Sum:
    added, taken, stated = _added(plus), _added(minus), total.value
    if added is None or taken is None or stated is None:
        return Sum(reckoning, plus, minus, total, None, None)
    if reckoning.kind is ReckoningKind.COUNTED_BEFORE:
        return Sum(reckoning, plus, minus, total, stated - taken, None)
    return Sum(reckoning, plus, minus, total, added - taken, stated - (added - taken))


def _added(observations: Sequence[Observation]) -> Decimal | None:
    """Return the sum of the values; None when one of them is only a range."""
    values = [observation.value for observation in observations]
    exact = [value for value in values if value is not None]
    return sum(exact, Decimal(0)) if len(exact) == len(values) else None


def _by_day(observations: Sequence[Observation]) -> tuple[Observation, ...]:
    return tuple(sorted(observations, key=lambda o: (o.as_of.earliest, o.as_of.latest)))
