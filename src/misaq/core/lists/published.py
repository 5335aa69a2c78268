"""What authorities published of two lists, against its own arithmetic and against ours."""

from __future__ import annotations

from dataclasses import dataclass

from misaq.kernel.ids import Key
from misaq.kernel.words import Phrase, say


@dataclass(frozen=True, slots=True)
class PublishedTotal:
    """Totals that authorities gave for two lists and for both together.

    Attributes:
        left: what the first authority gave.
        right: what the second gave.
        both: how many were said to stand on both lists.
        union: the headline for both together.
        rests_on: observations it is made of.
    """

    left: int
    right: int
    both: int
    union: int
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
            "{left} + {right} − {both} = {reckoned}, but {union} was published: {residual} remain "
            "unexplained.",
            left=self.left,
            right=self.right,
            both=self.both,
            reckoned=self.reckoned,
            union=self.union,
            residual=abs(self.residual),
        )
