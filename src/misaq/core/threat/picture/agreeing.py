"""How far results depend on their source: whether several sources point the same way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from misaq.core.threat.picture.records import Plain, ResultKind, Stored
from misaq.kernel.words import Phrase, say

ONE_SOURCE = say(
    "One source with such results is kept: how far the figure depends on the source cannot be said."
)


def direction(stored: Stored) -> float | None:
    """Return above 0 for up and below 0 for down; None where a result has no direction."""
    read = _DIRECTIONS.get(stored.kind)
    return None if read is None else read(stored.body)


def agreement_of(by_source: Sequence[Sequence[Stored]]) -> Phrase:
    """Return how far sources agree on the direction of what more than one of them tells.

    Args:
        by_source: results of one kind, those of each source together.
    """
    told = [{one.subject: _sign(direction(one)) for one in results} for results in by_source]
    if len([one for one in told if one]) < 2:
        return ONE_SOURCE
    both, differ = 0, 0
    for one, other in combinations(told, 2):
        for subject in one.keys() & other.keys():
            if one[subject] and other[subject]:
                both += 1
                differ += one[subject] != other[subject]
    if not both:
        return say(
            "Several sources have such results, and none of them a direction that two tell. "
            "Look at each by itself: they are never added."
        )
    return say(
        "Of {both} results that two sources tell, {differ} point in different directions. Of these "
        "neither figure may stand alone.",
        both=both,
        differ=differ,
    )


def _sign(value: float | None) -> int:
    return 0 if not value else 1 if value > 0 else -1


def _excess(body: Plain) -> float | None:
    return None if body["excess"] is None else float(body["excess"])


def _quotient(body: Plain) -> float | None:
    return None if body["quotient"] is None else float(body["quotient"])


def _ratio(body: Plain) -> float | None:
    lags = {lag["days"]: lag["ratio"] for lag in body["attack_to_operation"]["lags"]}
    ratio = lags.get(7)
    return None if ratio is None else float(ratio) - 1.0


def _shift(body: Plain) -> float | None:
    levels = body["levels"]
    return float(levels[-1]["mean"] - levels[0]["mean"]) if levels else None


def _return(body: Plain) -> float | None:
    known = {"CAME_BACK": 1.0, "NOT_BACK_YET": -1.0, "NEVER_FELL": 1.0}
    return known.get(str(body["outcome"]))


_DIRECTIONS: Mapping[ResultKind, Callable[[Plain], float | None]] = {
    ResultKind.OPERATION: _excess,
    ResultKind.DISPLACEMENT: _quotient,
    ResultKind.REACTIVITY: _ratio,
    ResultKind.LEVELS: _shift,
    ResultKind.RE_EMERGENCE: _return,
}
