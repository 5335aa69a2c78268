"""What authorities published of two lists, against its own arithmetic and against ours."""

from __future__ import annotations

from dataclasses import dataclass

from misaq.core.sourcebook.records import Observation, Reckoning, ReckoningKind, Sourcebook
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import Phrase, say

_LISTS = 2


@dataclass(frozen=True, slots=True)
class PublishedTotal:
    """Totals that authorities gave for two lists and for both together.

    Attributes:
        left: what the first authority gave.
        right: what the second gave.
        both: how many were said to stand on both lists.
        union: the headline for both together.
        title: what is reckoned, as the record calls it.
        rests_on: observations it is made of.
    """

    left: int
    right: int
    both: int
    union: int
    title: str = ""
    rests_on: tuple[Key, ...] = ()

    @property
    def reckoned(self) -> int:
        """What the parts add up to."""
        return self.left + self.right - self.both

    @property
    def residual(self) -> int:
        """The headline less what the parts add up to; 0 when they agree."""
        return self.union - self.reckoned

    def said(self) -> Phrase:
        """Return the arithmetic in a sentence."""
        if self.residual == 0:
            return say(
                "{left} + {right} − {both} = {reckoned}, as published.",
                left=self.left,
                right=self.right,
                both=self.both,
                reckoned=self.reckoned,
            )
        return say(
            "{left} + {right} − {both} = {reckoned}, but {union} was published. The difference is "
            "{residual}, and nothing explains it.",
            left=self.left,
            right=self.right,
            both=self.both,
            reckoned=self.reckoned,
            union=self.union,
            residual=abs(self.residual),
        )


def published_totals(
    sourcebook: Sourcebook, authorities: frozenset[Key]
) -> tuple[PublishedTotal, ...]:
    """Return what is on record of the lists of two authorities added up, in register order.

    That is every sum of two numbers less what is on both, where each of the two authorities gave
    one of the numbers.

    Args:
        sourcebook: observations of numbers, and how they should add up.
        authorities: who keep the two lists.
    """
    observations = by_key(sourcebook.observations)
    found = []
    for reckoning in sourcebook.reckonings:
        parts = [observations[key] for key in _keys(reckoning) if key in observations]
        if _is_of_two_lists(reckoning) and len(parts) == len(_keys(reckoning)):
            ours = authorities == {part.asserted_by for part in parts[:_LISTS]}
            total = _total(reckoning, parts) if ours else None
            found.extend([] if total is None else [total])
    return tuple(found)


def _is_of_two_lists(reckoning: Reckoning) -> bool:
    return (
        reckoning.kind is ReckoningKind.SUM
        and len(reckoning.plus) == _LISTS
        and len(reckoning.minus) == 1
    )


def _keys(reckoning: Reckoning) -> tuple[Key, ...]:
    return (*reckoning.plus, *reckoning.minus, reckoning.total)


def _total(reckoning: Reckoning, parts: list[Observation]) -> PublishedTotal | None:
    """Return the arithmetic; None where a number is only a range."""
    values = [part.value for part in parts]
    if any(value is None for value in values):
        return None
    left, right, both, union = (int(value) for value in values if value is not None)
    return PublishedTotal(left, right, both, union, reckoning.title, _keys(reckoning))
