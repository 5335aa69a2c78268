"""A long list that is read a stretch at a time, where it lies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class ReadInStretches(Sequence[T]):
    """A sequence whose length is known and whose items are read when they are asked for."""

    def __init__(self, length: int, read: Callable[[int, int], Sequence[T]]) -> None:
        """Keep how long it is, and what reads so many items from a place on."""
        self._length = length
        self._read = read

    def __len__(self) -> int:
        """Return how many items there are."""
        return self._length

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        """Return one item or a stretch, read now."""
        if isinstance(at, slice):
            start, stop, _ = at.indices(self._length)
            return self._read(stop - start, start) if stop > start else ()
        return self._read(1, at)[0]
