"""What a forecast may know: events and deaths by area and month, up to its origin."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell

if TYPE_CHECKING:  # tables are declared with these words, and need nothing that reckons
    from misaq.core.stats.arrays import Floats, Ints


class Measure(Enum):
    """What is forecast."""

    DEATHS = "DEATHS"
    EVENTS = "EVENTS"


@dataclass(frozen=True, slots=True)
class AreaMonths:
    """Months of areas, with the single events behind them.

    Attributes:
        areas: codes of the areas.
        groups: shape (areas,); number of the group (a province) that each area lends from.
        first_month: years times 12 plus month less one.
        events: shape (areas, months).
        deaths: shape (areas, months).
        event_area: shape (events,); place of each event's area.
        event_month: shape (events,); months after ``first_month``.
        event_deaths: shape (events,).
        middles: shape (areas, 2); degrees north and east of a point near the middle of each area,
            nan where none is on record; None where none is.
    """

    areas: tuple[str, ...]
    groups: Ints
    first_month: int
    events: Ints
    deaths: Ints
    event_area: Ints
    event_month: Ints
    event_deaths: Ints
    middles: Floats | None = None

    @property
    def months(self) -> int:
        """How many months are known."""
        return int(self.events.shape[1])

    def counts(self, measure: Measure) -> Ints:
        """Return shape (areas, months) of what is forecast."""
        return self.deaths if measure is Measure.DEATHS else self.events

    def until(self, months: int) -> AreaMonths:
        """Return the first so many months, and nothing of what came later."""
        if not 0 < months <= self.months:
            raise InputRefused(
                tell(
                    "A history of {months} months cannot be cut from {known}.",
                    months=months,
                    known=self.months,
                ),
                next_step=tell("Choose an origin inside the data."),
            )
        known = self.event_month < months
        return replace(
            self,
            events=self.events[:, :months],
            deaths=self.deaths[:, :months],
            event_area=self.event_area[known],
            event_month=self.event_month[known],
            event_deaths=self.event_deaths[known],
        )


def make_area_months(
    areas: tuple[str, ...],
    groups: Ints,
    first_month: int,
    months: int,
    happened: tuple[Ints, Ints, Ints],
    middles: Floats | None = None,
) -> AreaMonths:
    """Count single events (area, month, deaths) into a panel, in an order of its own.

    Events are put in order of month, area and deaths, so that the order of the rows they were read
    from changes no draw.
    """
    import numpy as np

    area, month, deaths = happened
    if area.size and (area.min() < 0 or area.max() >= len(areas) or deaths.min() < 0):
        raise InputRefused(
            tell("An event has no area of the panel, or fewer than no deaths."),
            next_step=tell("Leave events without an area out, and count them apart."),
        )
    if area.size and (month.min() < 0 or month.max() >= months):
        raise InputRefused(
            tell("An event lies outside the months of the panel."),
            next_step=tell("Widen the months, or count such events apart."),
        )
    order = np.lexsort((deaths, area, month))
    shape = (len(areas), months)
    cell = area[order] * months + month[order]
    size = shape[0] * shape[1]
    return AreaMonths(
        areas=areas,
        groups=groups,
        first_month=first_month,
        events=np.bincount(cell, minlength=size).reshape(shape).astype(np.int64),
        deaths=np.bincount(cell, weights=deaths[order], minlength=size)
        .reshape(shape)
        .astype(np.int64),
        event_area=area[order],
        event_month=month[order],
        event_deaths=deaths[order],
        middles=middles,
    )


def group_means(values: Ints | Floats, groups: Ints) -> Floats:
    """Return, for each area, the mean of its group in each month; shape as ``values``."""
    import numpy as np

    many = int(groups.max()) + 1
    sums = np.stack(
        [values[groups == group].sum(axis=0, dtype=np.float64) for group in range(many)]
    )
    sizes = np.bincount(groups, minlength=many)
    return np.asarray((sums / np.maximum(sizes, 1)[:, None])[groups], dtype=np.float64)
