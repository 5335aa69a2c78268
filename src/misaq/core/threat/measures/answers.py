"""With what the state answered, where that is known: force, arrest, trial, dialogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from misaq.core.threat.measures.results import Interval, Limits, Measured
from misaq.kernel.words import Phrase, say

_Z = 1.959963984540054
LIMITS = Limits(
    say("Of the answers of the state that a source tells, how many were of each kind."),
    say(
        "Not how the state mostly answers: force makes news and a trial that ends years later "
        "seldom does. Answers of which nothing is on record are counted, not guessed."
    ),
)


class AnswerKind(Enum):
    """How the state answered."""

    FORCE = "FORCE"
    """Fighting, strikes, killing."""
    ARREST = "ARREST"
    """Arrest or surrender."""
    TRIAL = "TRIAL"
    """Charge, trial, conviction or acquittal."""
    DIALOGUE = "DIALOGUE"
    """Talks, agreement, amnesty or rehabilitation."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of the state.

    Attributes:
        day: when.
        area: code of the area; "" where not known.
        kind: what it was; None where the source does not say.
    """

    day: date
    area: str
    kind: AnswerKind | None


@dataclass(frozen=True, slots=True)
class AnswerShare:
    """One kind of answer.

    Attributes:
        kind: which kind.
        many: how many.
        share: of those known; None where none is known.
        interval: of the share, as far as its number goes; None where none is known.
    """

    kind: AnswerKind
    many: int
    share: float | None
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class AnswerMix:
    """Answers of an area, or of all.

    Attributes:
        shares: every kind, in the order of :class:`AnswerKind`.
        known: answers whose kind is known.
        unknown: answers whose kind is not.
    """

    shares: tuple[AnswerShare, ...]
    known: int
    unknown: int


def answer_mix(source: str, release: str, answers: Iterable[Answer]) -> Measured[AnswerMix]:
    """Count the answers of one source by kind.

    Source:
        Wilson (1927), Journal of the American Statistical Association 22, for the interval.
    """
    counted = Counter(answer.kind for answer in answers)
    unknown = counted.pop(None, 0)
    known = sum(counted.values())
    mix = AnswerMix(
        tuple(_share(kind, counted[kind], known) for kind in AnswerKind), known, unknown
    )
    return Measured(mix, source, release, LIMITS, None, _notes(mix))


def by_area(source: str, release: str, answers: Iterable[Answer]) -> dict[str, AnswerMix]:
    """Return the mix of each area, in order of code; "" for those known to no area."""
    groups: dict[str, list[Answer]] = {}
    for answer in answers:
        groups.setdefault(answer.area, []).append(answer)
    return {area: answer_mix(source, release, groups[area]).value for area in sorted(groups)}


def _share(kind: AnswerKind, many: int, known: int) -> AnswerShare:
    if not known:
        return AnswerShare(kind, many, None, None)
    share = many / known
    middle = (share + _Z**2 / (2 * known)) / (1 + _Z**2 / known)
    reach = (_Z / (1 + _Z**2 / known)) * (
        share * (1 - share) / known + _Z**2 / (4 * known**2)
    ) ** 0.5
    low, high = max(middle - reach, 0.0), min(middle + reach, 1.0)
    return AnswerShare(kind, many, share, Interval(low, high, say("Wilson's interval")))


def _notes(mix: AnswerMix) -> tuple[Phrase, ...]:
    if not mix.unknown:
        return ()
    return (
        say(
            "Of {all} answers, the kind of {unknown} is not on record; shares are of the rest.",
            all=mix.known + mix.unknown,
            unknown=mix.unknown,
        ),
    )
