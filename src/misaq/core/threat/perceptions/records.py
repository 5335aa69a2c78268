"""What an institution says of the threat in an area, on its own scale.

Sensitivity: internal. An assessment is read by those who may read assessments, and stands on no
public page, in no export and no answer to programs; one that its institution itself published may
stand on a page, with its source. No person is named: neither who assessed
nor who recorded, of whom only the office is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from misaq.core.threat.forecasting.area_months import Measure
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell


@dataclass(frozen=True, slots=True)
class Scale:
    """The words of one institution, from the least to the gravest, and what each would mean.

    Attributes:
        institution: key of the institution.
        levels: its words, in order; at least two.
        measure: what is counted to tell which came true.
        floors: the least count of each level over the horizon; the first is nought. Empty where
            no such meaning was stated: its words are then ranked, and held to no count.
        cite: where the words and their meaning were stated; without it nobody could be held to a
            level.
    """

    institution: str
    levels: tuple[str, ...]
    measure: Measure
    floors: tuple[int, ...]
    cite: str

    def __post_init__(self) -> None:
        rises = self.floors[:1] == (0,) and all(low < high for low, high in pairwise(self.floors))
        fits = not self.floors or (rises and len(self.floors) == len(self.levels))
        if len(self.levels) < 2 or len(set(self.levels)) != len(self.levels) or not fits:
            raise InputRefused(
                tell("A scale needs two levels or more, each from a higher count; the first is 0."),
                next_step=tell("Give one count for each level, in order."),
                rule="perceptions.scale",
            )

    @property
    def has_counts(self) -> bool:
        """Whether each level was said to mean a count, so that it can come true or not."""
        return bool(self.floors)

    def place(self, level: str) -> int:
        """Return the number of a level, from 0.

        Raises:
            InputRefused: the institution has no such word.
        """
        if level not in self.levels:
            raise InputRefused(
                tell("{level} is no level of the scale: {levels}.",
                     level=repr(level), levels=", ".join(self.levels)),
                next_step=tell("Use one of the institution's own words."),
                rule="perceptions.level",
            )  # fmt: skip
        return self.levels.index(level)

    def band(self, count: int) -> int:
        """Return the number of the level that a count would have deserved, where counts are."""
        return sum(count >= floor for floor in self.floors) - 1


@dataclass(frozen=True, slots=True)
class Assessment:
    """One statement.

    Attributes:
        institution: key of the institution.
        area: code of the area; nothing smaller than a district.
        threat_class: key of a class; empty for all.
        stated_on: day it was said.
        horizon: months after the month it was said in.
        source: key of the source that holds it.
        recorded_by: the office that recorded it.
        level: a word of its scale; empty where it gave a probability.
        probability: of at least one event; None where it gave a level.
        is_published: whether its source can be read by anybody, who names it as such.
    """

    institution: str
    area: str
    threat_class: str
    stated_on: date
    horizon: int
    source: str
    recorded_by: str
    level: str = ""
    probability: float | None = None
    is_published: bool = False

    def __post_init__(self) -> None:
        is_one = bool(self.level) != (self.probability is not None)
        is_share = self.probability is None or 0.0 <= self.probability <= 1.0
        if not (is_one and is_share and self.horizon >= 1):
            raise InputRefused(
                tell("An assessment gives a level or a probability, and looks a month ahead."),
                next_step=tell("Fill one of the two; a probability lies between 0 and 1."),
                rule="perceptions.assessment",
            )

    @property
    def month(self) -> int:
        """The month it was said in: years times 12 plus month less one."""
        return self.stated_on.year * 12 + self.stated_on.month - 1

    @property
    def until(self) -> date:
        """The first day after its horizon."""
        year, month = divmod(self.month + self.horizon + 1, 12)
        return date(year, month + 1, 1)

    @property
    def statement(self) -> tuple[str, str, str, date, int, str]:
        """Which statement it is: of two records of the same the later corrects the earlier."""
        who, where, what = self.institution, self.area, self.threat_class
        return who, where, what, self.stated_on, self.horizon, self.source

    @property
    def about(self) -> tuple[str, str, int, int]:
        """What it is about: area, class, month and horizon."""
        return self.area, self.threat_class, self.month, self.horizon
