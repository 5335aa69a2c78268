"""What a seeded generator of random numbers must offer; who calls makes it and keeps the seed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol


class Dice(Protocol):
    """The part of NumPy's ``Generator`` that is used here."""

    def random(self, size: Any = ...) -> Any:
        """Return numbers in [0, 1)."""

    def integers(self, low: Any, high: Any = ..., size: Any = ...) -> Any:
        """Return whole numbers in [low, high)."""

    def poisson(self, lam: Any = ..., size: Any = ...) -> Any:
        """Return Poisson counts."""

    def gamma(self, shape: Any, scale: Any = ..., size: Any = ...) -> Any:
        """Return gamma numbers."""

    def permuted(self, x: Any, *, axis: int | None = ..., out: Any = ...) -> Any:
        """Return the array with each slice along the axis shuffled apart."""


DiceOf = Callable[[tuple[int, ...]], Dice]
"""Gives the dice of a key (seed, month, lead …): the same key, the same throws."""
