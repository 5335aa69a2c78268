"""Numbers under numbers, in few bytes: what an index is made of."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b


@dataclass(frozen=True, slots=True)
class Postings:
    """For each number from 0 up, some numbers in ascending order.

    Attributes:
        starts: where the values of each number begin; one more than there are numbers.
        values: all of them, one after another.
    """

    starts: array[int]
    values: array[int]

    def at(self, number: int) -> array[int]:
        """Return what stands under a number."""
        return self.values[self.starts[number] : self.starts[number + 1]]

    def count(self, number: int) -> int:
        """Return how many stand under a number."""
        return self.starts[number + 1] - self.starts[number]

    def __len__(self) -> int:
        return len(self.starts) - 1


@dataclass(frozen=True, slots=True)
class KeyTable:
    """Numbers under words; the words themselves are not kept, only 64 bits of each.

    Two words that share their 64 bits would be found under one another: a comparison follows
    anyway, so that this costs time and changes no answer.
    """

    marks: array[int]
    postings: Postings

    def find(self, mark: int) -> int:
        """Return the place of a word by its mark; -1 where it is not in the table."""
        place = bisect_left(self.marks, mark)
        return place if place < len(self.marks) and self.marks[place] == mark else -1


def mark_of(word: str) -> int:
    """Return 64 bits that stand for a word, the same on every machine."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def make_postings(lists: Iterable[Sequence[int]]) -> Postings:
    """Return the numbers of each list, in order."""
    starts, values = array("I", [0]), array("I")
    for numbers in lists:
        values.extend(sorted(numbers))
        starts.append(len(values))
    return Postings(starts, values)


def make_key_table(found: Mapping[int, Sequence[int]]) -> KeyTable:
    """Return the table of marks and the numbers under each."""
    marks = sorted(found)
    return KeyTable(array("Q", marks), make_postings(found[mark] for mark in marks))
