"""What the pages of perceptions show: the matrix, and what is found for members only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from misaq.apps.perceptions.judging import Fared, YearFared, by_year
from misaq.apps.perceptions.records import Filed
from misaq.core.threat.perceptions.disagreement import Compared, Disagreement, compare
from misaq.core.threat.perceptions.records import Assessment, Scale
from misaq.core.threat.perceptions.review import Standing, list_standing
from misaq.kernel.words import Phrase, say
from misaq.reports.charts.forecasts import month_text


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An area and a class, with the last word of each institution on it; None: none."""

    area: str
    threat_class: str
    cells: tuple[Standing | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The last words of all institutions.

    Attributes:
        institutions: keys, in the order of the columns.
        rows: by area and class.
        overdue: last words past their horizon, the longest first.
        compared: what was compared of the months and horizons that two institutions share.
    """

    institutions: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    overdue: tuple[Standing, ...]
    compared: Compared

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """What was found, the latest first."""
        return tuple(sorted(self.compared.disagreements, key=lambda one: -one.month))


@dataclass(frozen=True, slots=True)
class MonthOfRanks:
    """A month in which areas were put in an order, as people read it."""

    month: str
    areas: int
    kendall: float
    spearman: float


@dataclass(frozen=True, slots=True)
class Shown:
    """How an institution fared with one class or all together, with its years and months."""

    fared: Fared

    @property
    def years(self) -> tuple[YearFared, ...]:
        """How its words fared year by year."""
        return () if self.fared.levels is None else by_year(self.fared.levels)

    @property
    def chance_years(self) -> tuple[YearFared, ...]:
        """How its probabilities fared year by year."""
        return () if self.fared.chances is None else by_year(self.fared.chances)

    @property
    def months(self) -> tuple[MonthOfRanks, ...]:
        """Each month in which areas were ranked, the latest first."""
        months = () if self.fared.agreement is None else self.fared.agreement.months
        return tuple(
            MonthOfRanks(month_text(one.month), one.areas, one.kendall, one.spearman)
            for one in reversed(months)
        )


def matrix_of(filed: Sequence[Filed], scales: Mapping[str, Scale], *, on: date) -> Matrix:
    """Return the matrix as of a day."""
    said = [one.assessment for one in filed if one.assessment.stated_on <= on]
    standing = list_standing(said, on=on)
    institutions = tuple(dict.fromkeys(one.assessment.institution for one in standing))
    cells = {_place(one.assessment): one for one in standing}
    about = sorted({(one.assessment.area, one.assessment.threat_class) for one in standing})
    return Matrix(
        institutions=institutions,
        rows=tuple(
            MatrixRow(area, kind, tuple(cells.get((key, area, kind)) for key in institutions))
            for area, kind in about
        ),
        overdue=tuple(sorted((one for one in standing if one.overdue), key=_longest)),
        compared=compare(said, scales),
    )


def _place(said: Assessment) -> tuple[str, str, str]:
    return said.institution, said.area, said.threat_class


def _longest(one: Standing) -> tuple[int, str, str, str]:
    return -one.overdue, *_place(one.assessment)


def word_of(said: Assessment) -> Phrase | str:
    """Return the level, or the probability in words."""
    if said.probability is None:
        return said.level
    return say("{percent} % for at least one event", percent=f"{100 * said.probability:g}")
