"""What followed an operation, beside what followed where there was none.

A change is set beside what windows of other districts and months would let one expect. The
chance of so large a difference is read off those windows, and the test is tried on them first: how
often it would have found something where nothing was named is printed with every outcome.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

import numpy as np

from misaq.core.stats.arrays import Ints
from misaq.core.stats.dice import Dice
from misaq.core.threat.measures.by_month import deaths_by_month, events_by_month
from misaq.core.threat.measures.calibration import (
    LEVEL,
    Calibration,
    calibrate,
    foretold,
    left_over,
    nearest,
    two_sided,
)
from misaq.core.threat.measures.events import Areas, DatedEvents
from misaq.core.threat.measures.placebos import (
    LEAST,
    YEAR,
    Windows,
    is_placebo,
    placebo_sets,
    windows_of,
)
from misaq.core.threat.measures.results import Interval, Limits, Measured, left_out, result_of
from misaq.core.threat.measures.trends import Figure
from misaq.kernel.words import Phrase, say

_HALF = 0.5
LIMITS = Limits(
    say(
        "Whether the year after an operation began differs from what followed elsewhere in like "
        "circumstances without one. It is an association, of an area."
    ),
    say(
        "Not that the operation caused it, and not whether the operation was right. What else "
        "happened there, who moved away, and what was no longer reported are all in the figure. "
        "Only very large differences can be told from chance."
    ),
)


class Outcome(Enum):
    """What can be said of the year after."""

    LESS_THAN_EXPECTED = "LESS_THAN_EXPECTED"
    MORE_THAN_EXPECTED = "MORE_THAN_EXPECTED"
    AS_EXPECTED = "AS_EXPECTED"
    """The difference is one that windows without an operation often show."""
    CANNOT_SAY = "CANNOT_SAY"


@dataclass(frozen=True, slots=True)
class Operation:
    """A named operation, as the register has it.

    Attributes:
        key: key of the operation.
        areas: codes of the areas it was in.
        month: in which it began: years times 12 plus month less one.
    """

    key: str
    areas: tuple[str, ...]
    month: int


@dataclass(frozen=True, slots=True)
class OperationStudy:
    """The year before and the year after; the month in which it began is in neither.

    Attributes:
        operation: what is studied.
        before: figure of the year before.
        after: figure of the year after.
        raw: relative change from the one to the other; None without anything before.
        expected: figure that would be expected without an operation; None where it cannot be said.
        expected_span: middle 95 % of what placebo windows would have shown.
        excess: relative difference of the year after from the expected, -0.75 for 75 % less.
        p: share of placebo windows with a difference at least so large, both sides.
        outcome: what can be said.
        detectable: difference below which a fall would have shown, as ``excess``.
        calibration: how the test does on placebos; None where too few are there.
    """

    operation: Operation
    before: int
    after: int
    raw: float | None
    outcome: Outcome
    expected: float | None = None
    expected_span: Interval | None = None
    excess: float | None = None
    p: float | None = None
    detectable: float | None = None
    calibration: Calibration | None = None


def study_operation(
    events: DatedEvents,
    operation: Operation,
    others: Iterable[Operation],
    dice: Dice,
    *,
    figure: Figure = Figure.EVENTS,
) -> Measured[OperationStudy]:
    """Set the attacks of the year after an operation beside what followed elsewhere.

    Args:
        events: attacks and operations; only attacks are counted.
        others: every named operation on record; windows near one are no placebos.
        dice: draws sets of districts where the operation was in several.
    """
    attacks = events.attacks()
    panel = events_by_month(attacks) if figure is Figure.EVENTS else deaths_by_month(attacks)
    own = events.areas.numbers(operation.areas)
    at = operation.month - events.first_month
    lost = left_out(
        int(((attacks.area < 0) | (attacks.month < 0)).sum()),
        len(attacks),
        say("known to no area of this level, or to no month"),
    )
    if not 2 * YEAR <= at < panel.shape[1] - YEAR:
        short = say("The data does not hold two years before and one year after.")
        blank = OperationStudy(operation, 0, 0, None, Outcome.CANNOT_SAY)
        return result_of(events, blank, LIMITS, notes=(*lost, short))
    mine = windows_of(panel, [own], own)
    mine = mine.where(mine.at == at)
    placebos = _placebos(panel, events.areas, own, _begun(events, others), dice)
    study = _judge(operation, mine, placebos)
    return result_of(
        events, study, LIMITS, uncertainty=study.expected_span, notes=(*lost, *_notes(study))
    )


def _placebos(panel: Ints, areas: Areas, own: Ints, begun: Ints, dice: Dice) -> Windows:
    sets = placebo_sets(panel, areas.groups, own.size, own, dice)
    if not sets:
        return windows_of(panel, [own], own).where(np.zeros(0, dtype=np.int64))
    windows = windows_of(panel, sets, own)
    return windows.where(is_placebo(windows, sets, begun))


def _begun(events: DatedEvents, others: Iterable[Operation]) -> Ints:
    pairs = [
        (area, other.month - events.first_month)
        for other in others
        for area in events.areas.numbers(other.areas).tolist()
    ]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def _judge(operation: Operation, mine: Windows, placebos: Windows) -> OperationStudy:
    before, after = int(mine.before[0]), int(mine.after[0])
    raw = after / before - 1.0 if before else None
    calibration = calibrate(placebos)
    if before < LEAST or not calibration.is_sound:
        return OperationStudy(
            operation, before, after, raw, Outcome.CANNOT_SAY, calibration=calibration
        )
    change = float(foretold(placebos, mine)[0])
    near = nearest(left_over(placebos), placebos, mine.traits[0])
    low, middle, high = np.quantile(near, (0.025, 0.5, 0.975))
    expected = _figure(change + middle, before)
    p = two_sided(float(mine.change[0]) - change, near)
    excess = (after + _HALF) / (expected + _HALF) - 1.0
    span = Interval(
        _figure(change + low, before),
        _figure(change + high, before),
        say("middle 95 % of {many} windows without a named operation", many=near.size),
    )
    return OperationStudy(
        operation,
        before,
        after,
        raw,
        _outcome(p, excess),
        expected,
        span,
        excess,
        p,
        float(np.exp(low - middle) - 1.0),
        calibration,
    )


def _outcome(p: float, excess: float) -> Outcome:
    if p >= LEVEL:
        return Outcome.AS_EXPECTED
    return Outcome.LESS_THAN_EXPECTED if excess < 0 else Outcome.MORE_THAN_EXPECTED


def _figure(change: float, before: int) -> float:
    return float(max(np.exp(change) * (before + _HALF) - _HALF, 0.0))


def _notes(study: OperationStudy) -> tuple[Phrase, ...]:
    calibration = study.calibration
    notes = []
    if study.before < LEAST:
        notes.append(
            say(
                "With {many} in the year before, no fall could be told from chance.",
                many=study.before,
            )
        )
    if calibration is None or not calibration.is_enough:
        notes.append(say("Too few districts and months are there to compare with."))
        return tuple(notes)
    notes.append(
        say(
            "Tried on {many} windows of {units} districts without a named operation, the test "
            "found something in {share} %; it is used only between 3 and 7 %. The middle "
            "one of these windows changed by {median} %.",
            many=calibration.placebos,
            units=calibration.units,
            share=f"{100 * calibration.false_share:.1f}",
            median=round(100 * calibration.median_change),
        )
    )
    if study.detectable is not None:
        notes.append(
            say(
                "A fall would have to be {share} % below what is expected to be told from chance.",
                share=round(-100 * study.detectable),
            )
        )
    return tuple(notes)
