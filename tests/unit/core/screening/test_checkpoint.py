"""A checkpoint holds row numbers and keyed hashes, and fits nothing but what it was made for."""

from __future__ import annotations

import json

import pytest

from misaq.core.screening.checkpoint import (
    Checkpoint,
    RowsSeal,
    check_same_rows,
    check_same_terms,
    read_checkpoint,
    seal_terms,
)
from misaq.kernel.errors import StateConflict

KEY = b"a key of thirty-two characters.."
ROWS = [(2, {"name": "Zorawar Misalkhel"}), (3, {"name": "Farzana", "father": "Misal"})]


def sealed(rows: list[tuple[int, dict[str, str]]], key: bytes = KEY) -> str:
    """Return the seal of the rows."""
    seal = RowsSeal(key)
    for number, fields in rows:
        seal.add(number, fields)
    return seal.value()


MADE = Checkpoint(3, sealed(ROWS), seal_terms(KEY, ["XX of 2024-03-01", "person"]))


def test_it_is_read_back_as_it_was_kept() -> None:
    assert read_checkpoint(MADE.as_text()) == MADE


def test_it_holds_nothing_but_numbers_and_hashes() -> None:
    said = json.loads(MADE.as_text())
    assert set(said) == {"form", "row", "rows", "terms"}
    assert all(isinstance(value, int) or len(value) == 64 for value in said.values())
    assert "zorawar" not in MADE.as_text().lower()


def test_without_the_key_a_name_cannot_be_tried() -> None:
    assert sealed(ROWS) != sealed(ROWS, b"another key of thirty-two signs.")


@pytest.mark.parametrize(
    "rows",
    [ROWS[::-1], ROWS[:1], [(2, {"name": "Zorawar"}), ROWS[1]], [(4, ROWS[0][1]), ROWS[1]]],
    ids=["order", "fewer", "another-name", "another-number"],
)
def test_other_rows_have_another_seal(rows: list[tuple[int, dict[str, str]]]) -> None:
    with pytest.raises(StateConflict, match="was changed since"):
        check_same_rows(MADE, sealed(rows))
    check_same_rows(MADE, sealed(ROWS))


def test_another_version_of_a_list_is_not_gone_on_with() -> None:
    with pytest.raises(StateConflict, match="--fresh"):
        check_same_terms(MADE, seal_terms(KEY, ["XX of 2024-06-01", "person"]))
    check_same_terms(MADE, MADE.terms_seal)


@pytest.mark.parametrize("text", ["", "{}", "[]", "no", '{"form": 0, "row": 1}'])
def test_a_damaged_one_is_refused(text: str) -> None:
    with pytest.raises(StateConflict, match="damaged"):
        read_checkpoint(text)
