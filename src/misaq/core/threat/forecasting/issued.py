"""A forecast as it was issued: every figure, what it was made of, and the baseline beside it."""

from __future__ import annotations

from dataclasses import dataclass

from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.forecasting.choosing import WindowResult, beats_baseline
from misaq.core.threat.forecasting.levels import Level

RULES = "3"
"""Goes up when the same data would be forecast otherwise."""

LEVELS = tuple(round((2 * step + 1) / 100, 2) for step in range(50))
"""Levels of the quantiles kept: .01, .03 … .99. Equally far apart and mid-way, so that they can be
read as fifty draws, each as likely."""

MANY = 25
"""What is "many" in a month: the second chance that is told."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is said of one area and one month.

    Attributes:
        area: code of the area.
        lead: months after the last one known.
        quantiles: at ``LEVELS``, whole numbers.
        half: ends of the central 50 %.
        most: ends of the central 90 %.
        median: as many draws lie above as below.
        mean: of the draws.
        chance: share of the draws of at least one.
        chance_many: share of at least ``MANY``.
        bins: draws in each bin of the ignorance score.
    """

    area: str
    lead: int
    quantiles: tuple[int, ...]
    half: tuple[float, float]
    most: tuple[float, float]
    median: float
    mean: float
    chance: float
    chance_many: float
    bins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One model and all it says.

    Attributes:
        name: of the model.
        members: what it is made of, with settings and weights.
        outlooks: ordered by area as issued, then by lead.
    """

    name: str
    members: tuple[str, ...]
    outlooks: tuple[Outlook, ...]


@dataclass(frozen=True, slots=True)
class DataUsed:
    """What a forecast knew.

    Attributes:
        source: key of the one source.
        release: its release, or releases.
        digest: SHA-256 of the files.
        registers: version of the record of areas.
    """

    source: str
    release: str
    digest: str
    registers: str


@dataclass(frozen=True, slots=True)
class Making:
    """How it was made: version of the code, rules, seed, and draws of each figure."""

    code: str
    rules: str
    seed: int
    draws: int


@dataclass(frozen=True, slots=True)
class IssuedForecast:
    """A forecast that is sealed and never changed; a better one is issued after it.

    Attributes:
        level: size of the areas; nothing is smaller than a district.
        measure: deaths or events.
        threat_class: key of a class; empty for all.
        origin: last month known: years times 12 plus month less one.
        leads: months ahead.
        areas: codes, in order.
        model: what the chosen pool says.
        baseline: what conflictology says of the same.
        data: what was known.
        making: how it was made.
        windows: how both did on the last months known.
    """

    level: Level
    measure: Measure
    threat_class: str
    origin: int
    leads: tuple[int, ...]
    areas: tuple[str, ...]
    model: Voice
    baseline: Voice
    data: DataUsed
    making: Making
    windows: tuple[WindowResult, ...]

    @property
    def shows_model(self) -> bool:
        """Whether the model may be shown as the forecast, by its last windows."""
        return beats_baseline(self.windows)

    @property
    def shown(self) -> Voice:
        """What is shown as the forecast: the model, or the baseline that it did not beat."""
        return self.model if self.shows_model else self.baseline

    @property
    def beside(self) -> Voice:
        """The other one, which stands beside it."""
        return self.baseline if self.shows_model else self.model
