"""What is kept of a forecast, as the pages and the command read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.forecasting.by_class import ClassTally
from misaq.core.threat.forecasting.issued import IssuedForecast
from misaq.core.threat.forecasting.levels import Level
from misaq.core.threat.forecasting.outcomes import Outcome
from misaq.core.threat.forecasting.parts import Parts, digest_of
from misaq.core.threat.forecasting.skill_card import SkillCard

ISSUED = "forecast.issued"
SCORED = "forecast.scored"
TABLE = "forecasts.issued"
"""What the audit calls the two acts, and what they are about."""

TALLIED = "forecast.classes-tallied"
TALLIES = "forecasts.tallies"
"""What the audit calls the choice of classes, and what it is about."""

BEHIND = 60
"""Months known that are kept beside a forecast, to draw what came before it."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for the figures of a forecast.

    Attributes:
        is_of_pack: whether the pack's own totals were known, and no release kept here.
        credit: how the publisher wants to be named; may be empty.
        lets_rows_leave: whether figures may stand in files and answers for programs.
        is_looking_back: whether the source knew later months when it was issued; nothing was
            foretold then, only tried.
    """

    is_of_pack: bool
    credit: str
    lets_rows_leave: bool
    is_looking_back: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A forecast that is to be kept.

    Attributes:
        issued: the forecast.
        card: how the model did on the last months known.
        known: by area, the last months up to the origin.
        terms: what holds for its figures.
    """

    issued: IssuedForecast
    card: SkillCard
    known: Mapping[str, tuple[int, ...]]
    terms: Terms


@dataclass(frozen=True, slots=True)
class Head:
    """A forecast that is kept, without what it says of areas.

    Attributes:
        row: number of its row.
        seal: its seal.
        issued_at: when it was issued.
        source: key of the source.
        release: its release, or releases.
        data_version: digest of what was known.
        code: version of the code.
        rules: version of the rules.
        seed: of every draw.
        level: size of the areas.
        measure: deaths or events.
        threat_class: key of a class; empty for all.
        origin: last month known: years times 12 plus month less one.
        terms: what holds for its figures.
    """

    row: int
    seal: str
    issued_at: datetime
    source: str
    release: str
    data_version: str
    code: str
    rules: str
    seed: int
    level: Level
    measure: Measure
    threat_class: str
    origin: int
    terms: Terms

    @property
    def basis(self) -> str:
        """The figures it comes from, by the name they have in addresses."""
        return f"{self.source}:pack" if self.terms.is_of_pack else self.source

    @property
    def short(self) -> str:
        """The first digits of the seal, which name it in addresses."""
        return self.seal[:16]


@dataclass(frozen=True, slots=True)
class ClassesTold:
    """How much a source knows of each class, and so which of them are forecast.

    Attributes:
        source: key of the source.
        release: its release, or releases.
        data_version: digest of what was known.
        rules: version of the rules.
        origin: last month known: years times 12 plus month less one.
        tallies: of every class, the one with most events first; of no class last.
        left_out: areas that are one district, of which nothing is said by class.
    """

    source: str
    release: str
    data_version: str
    rules: str
    origin: int
    tallies: tuple[ClassTally, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A forecast with what it says of some areas.

    Attributes:
        head: what holds for all of it.
        issued: what it says; of these areas alone.
        card: how the model did on the last months known.
        known: by area, the last months up to the origin.
    """

    head: Head
    issued: IssuedForecast
    card: SkillCard
    known: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Scoring:
    """A forecast beside what a release says happened.

    Attributes:
        row: number of its row.
        issued: number of the forecast's row.
        release: the release.
        scored_at: when.
        outcomes: how many months of areas are known.
        waiting: how many are not known yet.
        summary: mean scores of both voices, and surprises, as plain values.
    """

    row: int
    issued: int
    release: str
    scored_at: datetime
    outcomes: int
    waiting: int
    summary: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Came:
    """What happened after a forecast in one area.

    Attributes:
        head: the forecast.
        scoring: which release says so.
        outcomes: month by month.
    """

    head: Head
    scoring: Scoring
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A forecast as its rows hold it, to be held against its seal.

    Attributes:
        head: its columns.
        parts: all it says.
        beside_seal: the digest of what stands beside it.
        card: the score card, as plain values.
        known: months behind it by area, as plain values.
    """

    head: Head
    parts: Parts
    beside_seal: str
    card: Mapping[str, Any]
    known: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class HeldScoring:
    """A scoring as its rows hold it.

    Attributes:
        issued: seal of the forecast.
        seal: its own.
        source: key of the source that its row names.
        release: by which release, its row says.
        data_version: digest of that data, its row says.
        count: how many outcomes its row says.
        waiting: how many are not known yet, its row says.
        scored_at: when, its row says.
        outcomes: by area, as plain values.
        summary: as plain values.
    """

    issued: str
    seal: str
    source: str
    release: str
    data_version: str
    count: int
    waiting: int
    scored_at: datetime
    outcomes: Mapping[str, Any]
    summary: Mapping[str, Any]


def beside_seal(card: Mapping[str, Any], known: Mapping[str, Any], terms: Terms) -> str:
    """Return the digest of all that is kept beside a forecast and is no part of it."""
    return digest_of(
        {
            "card": card,
            "known": known,
            "is_of_pack": terms.is_of_pack,
            "credit": terms.credit,
            "lets_rows_leave": terms.lets_rows_leave,
            "is_looking_back": terms.is_looking_back,
        }
    )


def scoring_seal(outcomes: Mapping[str, Any], summary: Mapping[str, Any]) -> str:
    """Return the digest of all that a scoring says."""
    return digest_of({"outcomes": outcomes, "summary": summary})
