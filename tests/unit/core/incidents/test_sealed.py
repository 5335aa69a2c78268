"""Counts by victim community: from ten on, and never reckonable."""

from __future__ import annotations

from misaq.core.incidents.sealed import shown_counts, shown_table


def test_counts_from_ten_on_are_shown() -> None:
    assert shown_counts({"a": 10, "b": 25}) == {"a": 10, "b": 25}
    assert shown_counts({}) == {}


def test_one_small_count_takes_the_smallest_other_with_it() -> None:
    assert shown_counts({"a": 3, "b": 40, "c": 25}) == {"a": None, "b": 40, "c": None}


def test_two_small_counts_that_make_less_than_ten_take_another_with_them() -> None:
    assert shown_counts({"a": 3, "b": 4, "c": 25, "d": 30}) == {
        "a": None,
        "b": None,
        "c": None,
        "d": 30,
    }


def test_two_small_counts_that_make_ten_stand_for_each_other() -> None:
    assert shown_counts({"a": 6, "b": 5, "c": 25}) == {"a": None, "b": None, "c": 25}


def test_a_table_keeps_a_square_back_around_one_small_cell() -> None:
    assert shown_table([[3, 20, 30], [40, 50, 60], [70, 80, 90]]) == (
        (None, None, 30),
        (None, None, 60),
        (70, 80, 90),
    )
