"""What a measure returns: a value, how sure it is, what it cannot show, and from which source."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from misaq.kernel.errors import InputRefused
from misaq.kernel.words import Phrase, say, tell

if TYPE_CHECKING:  # tables are declared with these words, and need nothing that reckons
    from misaq.core.stats.arrays import Floats
    from misaq.core.threat.measures.events import DatedEvents

Value = TypeVar("Value")
Changed = TypeVar("Changed")


@dataclass(frozen=True, slots=True)
class Interval:
    """A span that the value may well lie in.

    Attributes:
        low: lower end.
        high: upper end.
        how: how it was made, in words.
        share: how much of what was drawn lies in it; 1 where nothing was drawn.
    """

    low: float
    high: float
    how: Phrase
    share: float = 0.95

    def holds(self, value: float) -> bool:
        """Whether the value lies in it."""
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Limits:
    """What a measure can and cannot show; said wherever the measure is shown."""

    can: Phrase
    cannot: Phrase


@dataclass(frozen=True, slots=True)
class Measured(Generic[Value]):
    """A measure of one source.

    Attributes:
        value: what came out; None where it cannot be said (``notes`` says why).
        source: key of the source, or "one, then other" where two play different parts.
        release: its release.
        limits: what the measure can and cannot show.
        uncertainty: interval of the value's headline figure; None where there is none of its own.
        notes: what must be read with it: events left out, conditions not met.
    """

    value: Value
    source: str
    release: str
    limits: Limits
    uncertainty: Interval | None = None
    notes: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class SideBySide(Generic[Value]):
    """The same measure of several sources, never added together.

    Attributes:
        by_source: one each, in the order given.
        agreement: what the sources agree or disagree on, in words.
        signs_differ: whether one source says up and another down.
    """

    by_source: tuple[Measured[Value], ...]
    agreement: Phrase
    signs_differ: bool


def side_by_side(
    measured: Iterable[Measured[Value]], sign: Callable[[Value], float | None]
) -> SideBySide[Value]:
    """Put a measure of several sources beside each other.

    Args:
        sign: gives of a value a number above 0 for up, below 0 for down; None where not known.
    """
    results = tuple(measured)
    sources = [result.source for result in results]
    if not results or len(set(sources)) < len(sources):
        raise InputRefused(
            tell("Side by side stand measures of different sources, each once."),
            next_step=tell("Measure each source apart, and give each result once."),
        )
    signs = {_sign(s) for r in results if (s := sign(r.value)) is not None}
    differ = {-1.0, 1.0} <= signs
    return SideBySide(results, _agreement(len(results), signs, differ), differ)


def _sign(number: float) -> float:
    return float((number > 0) - (number < 0))


def _agreement(many: int, signs: set[float], differ: bool) -> Phrase:
    if many == 1:
        return say("One source only: how far the figure depends on the source cannot be said.")
    if differ:
        return say("The sources disagree on the direction. Neither figure may stand alone.")
    if not signs:
        return say("In none of the sources can a direction be told.")
    return say("The sources do not disagree on the direction; they may count different events.")


def result_of(
    events: DatedEvents,
    value: Value,
    limits: Limits,
    *,
    uncertainty: Interval | None = None,
    notes: Iterable[Phrase] = (),
) -> Measured[Value]:
    """Return the result with the source and release of the events it was made of."""
    return Measured(value, events.source, events.release, limits, uncertainty, tuple(notes))


def quantile_interval(draws: Floats, how: Phrase) -> Interval:
    """Return the middle 95 % of what was drawn."""
    import numpy as np

    low, high = np.quantile(draws, (0.025, 0.975))
    return Interval(float(low), float(high), how)


def left_out(many: int, of: int, why: Phrase) -> tuple[Phrase, ...]:
    """Return a note of events left out; none where none were."""
    if not many:
        return ()
    return (say("{many} of {of} events are left out: {why}.", many=many, of=of, why=why),)
