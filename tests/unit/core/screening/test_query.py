"""What somebody typed becomes a query, or is refused with every fault."""

from __future__ import annotations

import pytest

from misaq.core.lists.records import IdentifierKind, PartyKind, Sex
from misaq.core.screening.query import (
    FIELDS,
    LONGEST_NAME,
    MOST_NAMES,
    REFERENCE,
    as_entry,
    read_query,
)
from misaq.kernel.errors import InputRefused

RIGHT_TO_LEFT = "\u202e"
ZERO_WIDTH = "\u200b"


def refused(**fields: str) -> dict[str, str]:
    """Return what was wrong, by field."""
    with pytest.raises(InputRefused) as caught:
        read_query(fields)
    assert caught.value.next_step
    return {problem.where: problem.what for problem in caught.value.problems}


def test_every_field_is_used() -> None:
    query = read_query(
        {
            "name": "  Zorawar   Misalkhel ",
            "aliases": "Zor; Misal @ Khel",
            "kind": "Person",
            "father": "Tamseel",
            "birth": "1970-05",
            "district": "Chitrgah, Northmark",
            "nationality": "Examplia",
            "sex": "m",
            "cnic": "99001-1234567-1",
            "passport": "AB12345",
            "national_id": "771177",
            "registration": "R-998877",
            "other_number": "O 554433",
            "redress_number": "ABCD",
        }
    )
    assert query.names == ("Zorawar Misalkhel", "Zor", "Misal", "Khel")
    assert (query.kind, query.sex) == (PartyKind.PERSON, Sex.MALE)
    assert query.birth is not None
    assert query.birth.text == "1970-05"
    assert {one.kind for one in query.identifiers} == set(IdentifierKind)
    assert query.redress_number == "ABCD"
    assert query.has_facts
    assert len(FIELDS) == 14


def test_the_name_alone_is_enough() -> None:
    query = read_query({"name": "Zorawar"})
    assert query.name == "Zorawar"
    assert query.kind is PartyKind.UNSTATED
    assert not query.has_facts


@pytest.mark.parametrize("name", ["", "   ", "…—!", ZERO_WIDTH + RIGHT_TO_LEFT])
def test_a_name_without_a_letter_is_refused(name: str) -> None:
    assert refused(name=name) == {"name": "is empty, or holds no letter."}


def test_signs_that_show_nothing_are_taken_out() -> None:
    hidden = f"{RIGHT_TO_LEFT}Zora{ZERO_WIDTH}war\ufeff Misal\u00adkhel"
    assert read_query({"name": hidden}).name == "Zorawar Misalkhel"


def test_a_name_of_ten_thousand_characters_is_refused_once() -> None:
    problems = refused(name="Zorawar " * 1_250)
    assert problems == {"name": f"has more than {LONGEST_NAME} characters."}


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\udc80", "\ue000"], ids=ascii)
def test_a_sign_that_is_no_letter_is_refused(sign: str) -> None:
    assert "no letter" in refused(name=f"Zora{sign}war")["name"]


def test_every_fault_is_told_together() -> None:
    problems = refused(
        name="Zorawar", kind="robot", birth="00/00/0000", sex="7", colour="red",
        aliases=";".join(f"Name {n}" for n in range(MOST_NAMES)),
    )  # fmt: skip
    assert set(problems) == {"kind", "birth", "sex", "colour", "aliases"}


def test_a_year_of_another_calendar_is_refused_not_guessed() -> None:
    assert "No year can be read" in refused(name="Zorawar", birth="soon")["birth"]


def test_a_query_stands_in_for_an_entry_of_either_kind() -> None:
    query = read_query({"name": "Zorawar", "father": "Tamseel", "birth": "1970",
                        "district": "Chitrgah", "nationality": "Examplia"})  # fmt: skip
    entry = as_entry(query, PartyKind.PERSON)
    assert (entry.reference, entry.kind, entry.name) == (REFERENCE, PartyKind.PERSON, "Zorawar")
    assert (entry.fathers, entry.districts) == (("Tamseel",), ("Chitrgah",))
    stated = read_query({"name": "Zorawar", "kind": "organization"})
    assert as_entry(stated, PartyKind.PERSON).kind is PartyKind.ORGANISATION
