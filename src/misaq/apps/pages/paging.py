"""A long list, a stretch at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import QueryDict

T = TypeVar("T")

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Stretch(Generic[T]):
    """The part of a list that one page shows.

    Attributes:
        items: the part.
        number: which part it is, from 1.
        last: number of the last part; 1 when the list is empty.
        first_place: place of its first item in the list, from 1; 0 when the list is empty.
        previous: query of the part before; empty when there is none.
        following: query of the part after; empty when there is none.
    """

    items: Sequence[T]
    number: int
    last: int
    first_place: int
    previous: str
    following: str

    @property
    def last_place(self) -> int:
        """Return the place of its last item in the list."""
        return self.first_place + len(self.items) - 1 if self.items else 0


def stretch_of(items: Sequence[T], asked: QueryDict, *, per_page: int = PER_PAGE) -> Stretch[T]:
    """Return the part that ``page`` in the query names; the nearest there is when it has none."""
    last = max(1, -(-len(items) // per_page))
    number = min(max(1, _number(asked.get("page", ""))), last)
    start = (number - 1) * per_page
    return Stretch(
        items=items[start : start + per_page],
        number=number,
        last=last,
        first_place=start + 1 if items else 0,
        previous=_query(asked, number - 1) if number > 1 else "",
        following=_query(asked, number + 1) if number < last else "",
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _query(asked: QueryDict, number: int) -> str:
    query = asked.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
