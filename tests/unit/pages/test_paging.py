"""A long list, a stretch at a time."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from misaq.apps.pages.paging import Stretch, stretch_of

LIST = tuple(range(1, 8))


def stretch(query: str) -> Stretch[int]:
    """Return the stretch of seven numbers, three to a page."""
    return stretch_of(LIST, QueryDict(query), per_page=3)


@pytest.mark.parametrize(
    ("query", "number", "items"),
    [
        ("", 1, (1, 2, 3)),
        ("page=2", 2, (4, 5, 6)),
        ("page=3", 3, (7,)),
        ("page=99", 3, (7,)),
        ("page=0", 1, (1, 2, 3)),
        ("page=-1", 1, (1, 2, 3)),
        ("page=none", 1, (1, 2, 3)),
        ("page=²", 1, (1, 2, 3)),
        ("page=9999999999999", 1, (1, 2, 3)),
    ],
)
def test_a_page_of_the_list(query: str, number: int, items: tuple[int, ...]) -> None:
    found = stretch(query)
    assert (found.number, found.items, found.last) == (number, items, 3)
    assert found.first_place == items[0]
    assert found.last_place == items[-1]


def test_links_to_the_neighbours_keep_the_rest_of_the_query() -> None:
    found = stretch("severity=GRAVE&page=2")
    assert found.previous == "?severity=GRAVE&page=1"
    assert found.following == "?severity=GRAVE&page=3"
    assert stretch("page=1").previous == ""
    assert stretch("page=3").following == ""


def test_an_empty_list_has_one_page() -> None:
    found: Stretch[int] = stretch_of((), QueryDict(""))
    assert (found.number, found.last, found.first_place, found.last_place) == (1, 1, 0, 0)
