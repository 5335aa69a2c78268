"""What institutions assessed of the area and month of a report, for its edition for members."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from misaq.apps.overview.situation_asking import Asked
from misaq.apps.perceptions.judging import Beside, beside_of
from misaq.apps.perceptions.queries import list_assessments, list_scales
from misaq.apps.perceptions.records import Filed
from misaq.core.access.actors import Actor
from misaq.core.threat.perceptions.disagreement import compare
from misaq.core.threat.perceptions.records import Assessment, Scale
from misaq.core.threat.perceptions.review import Standing, list_standing
from misaq.reports.situation.inputs import Perceived, Perceptions, last_day

_YEAR = 12


def perceptions_of(*, actor: Actor, asked: Asked, is_here: Callable[[str], bool]) -> Perceptions:
    """Return the last words by the end of the month, and the disagreements of a year.

    Where the months of a last word are not over, the last one before it whose are stands first.

    Args:
        actor: who asks.
        asked: month, area and source.
        is_here: says of the code of an area whether it lies in that of the report.

    Raises:
        NotAllowed: the actor does not read assessments.
    """
    scales, end = list_scales(actor=actor), last_day(asked.month)
    filed = {
        one.assessment: one
        for one in list_assessments(actor=actor)
        if is_here(one.assessment.area) and one.assessment.stated_on <= end
    }
    over = [one for one in filed if one.until <= end + timedelta(days=1)]
    standing = _both(list_standing(over, on=end), list_standing(filed, on=end))
    beside = _beside([filed[one.assessment] for one in standing], scales, asked)
    year = [one for one in filed if asked.month - _YEAR < one.month]
    return Perceptions(
        tuple(
            Perceived(one, found.events, found.deserved, found.foretold)
            for one in standing
            for found in [beside[one.assessment]]
        ),
        compare(year, scales).disagreements,
    )


def _both(over: Iterable[Standing], last: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return both in one order, each statement once."""
    found = {one.assessment: one for one in (*over, *last)}
    return tuple(sorted(found.values(), key=lambda one: _place(one.assessment)))


def _place(said: Assessment) -> tuple[str, str, str, date]:
    return said.institution, said.area, said.threat_class, said.stated_on


def _beside(
    filed: list[Filed], scales: Mapping[str, Scale], asked: Asked
) -> Mapping[Assessment, Beside]:
    found: dict[Assessment, Beside] = {}
    for institution in sorted({one.assessment.institution for one in filed}):
        mine = [one for one in filed if one.assessment.institution == institution]
        for one in beside_of(mine, scales.get(institution), asked.kept):
            found[one.filed.assessment] = one
    return found
