"""Numbers of persons as they are kept."""

from __future__ import annotations

import pytest

from misaq.core.lists.records import (
    Identifier,
    IdentifierKind,
    ListedName,
    ListEntry,
    PartyKind,
)
from misaq.core.lists.sealing import (
    is_sealed,
    may_be_person,
    seal_entry,
    seal_number,
    shown_number,
)

KEY, OTHER = b"a key of tests", b"another key of tests"


def test_equal_numbers_are_equal_when_sealed_however_they_are_written() -> None:
    sealed = seal_number("99101-0000001-1", KEY)
    assert sealed == seal_number("9910100000011", KEY) == seal_number(" 99101 0000001 1", KEY)
    assert seal_number("ex 77", KEY) == seal_number("EX-77", KEY)
    assert sealed != seal_number("9910100000012", KEY)
    assert sealed != seal_number("9910100000011", OTHER)


def test_a_sealed_number_shows_its_last_two_digits_and_stays_as_it_is() -> None:
    sealed = seal_number("99101-0000001-1", KEY)
    assert is_sealed(sealed)
    assert shown_number(sealed) == "…11"
    assert seal_number(sealed, OTHER) == sealed
    assert shown_number("REG 7") == "REG 7"


def test_of_a_short_number_nothing_is_shown() -> None:
    assert shown_number(seal_number("EX77", KEY)) == "…"


def test_no_number_of_an_entry_stays_in_clear_and_days_do() -> None:
    entry = ListEntry(
        "X.1",
        PartyKind.PERSON,
        (ListedName("Farzi (CNIC 99101-0000001-1)"),),
        addresses=("c/o 99101-0000001-1",),
        identifiers=(Identifier(IdentifierKind.CNIC, "99101-0000001-1"),),
        remarks="Passport EX7654321, born 1966-05-04 or 4.5.1966, in 2015/2016 seen in 2014.",
    )
    kept = seal_entry(entry, KEY)
    assert kept.names[0].text == "Farzi (CNIC …11)"
    assert kept.addresses == ("c/o …11",)
    assert kept.remarks == "Passport …21, born 1966-05-04 or 4.5.1966, in 2015/2016 seen in 2014."
    assert is_sealed(kept.identifiers[0].value)
    assert kept.identifiers[0].kind is IdentifierKind.CNIC


@pytest.mark.parametrize(
    ("kind", "holds_persons", "expected"),
    [
        (PartyKind.PERSON, False, True),
        (PartyKind.ORGANISATION, True, False),
        (PartyKind.VESSEL, True, False),
        (PartyKind.UNSTATED, True, True),
        (PartyKind.UNSTATED, False, False),
    ],
    ids=["a person", "an organisation", "a vessel", "unstated among persons", "unstated"],
)
def test_whatever_may_be_a_person_is_held_for_one(
    kind: PartyKind, holds_persons: bool, expected: bool
) -> None:
    entry = ListEntry("X.1", kind, (ListedName("Farzi"),))
    assert may_be_person(entry, holds_persons=holds_persons) is expected
