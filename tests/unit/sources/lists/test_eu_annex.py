"""Annexes of the European Union."""

from __future__ import annotations

import pytest

from misaq.core.lists.records import NameQuality, PartyKind, Sex
from misaq.kernel.errors import SourceChanged
from tests.support.files_to_read import EU_HEADER, EU_ROWS, entry, eu_annex, read


def test_a_person() -> None:
    person = entry("EU_ANNEX_CSV")
    assert [(name.text, name.quality) for name in person.names] == [
        ("NAMOONA Zarghun", NameQuality.PRIMARY),
        ("زرغون", NameQuality.ORIGINAL_SCRIPT),
        ("Zargoon Namuna", NameQuality.STRONG),
        ("Abu Misal", NameQuality.FORMER),
        ("Misal", NameQuality.WEAK),
    ]
    assert [day.text for day in person.births] == ["1966-05-04", "1966..1970"]
    assert [(n.value, n.issuer) for n in person.identifiers] == [
        ("EX0001", "Examplian"),
        ("99-1", "Examplia"),
        ("99-2", ""),
    ]
    assert (person.sex, person.fathers, person.is_dead) == (Sex.MALE, ("Farzi Namoona",), True)
    assert person.listed_on is not None
    assert person.listed_on.text == "2001-10-06"
    assert person.basis == "EX-TERR"


def test_ethnicity_and_clan_are_dropped_and_said_to_be() -> None:
    snapshot = read("EU_ANNEX_CSV")
    assert "ethnicity" in snapshot.ignored
    assert not any(
        "Samplish" in each.remarks or "clan" in each.remarks for each in snapshot.entries
    )


def test_the_reference_is_the_regulation_the_kind_and_the_name() -> None:
    first, second = read("EU_ANNEX_CSV").entries
    moved = eu_annex(EU_ROWS[1].replace(",1,EX", ",,EX"), EU_ROWS[0].replace(",1,EX", ",7,EX"))
    assert [each.reference for each in read("EU_ANNEX_CSV", moved).entries] == [
        second.reference,
        first.reference,
    ]


def test_several_annexes_are_one_list() -> None:
    other = eu_annex(*(row.replace("32099R0001", "32098R0002") for row in EU_ROWS))
    snapshot = read("EU_ANNEX_CSV", eu_annex(), other)
    assert len({each.reference for each in snapshot.entries}) == 4


def test_a_party_printed_twice_is_kept_twice_and_told() -> None:
    snapshot = read("EU_ANNEX_CSV", eu_annex(EU_ROWS[1], EU_ROWS[1]))
    first, second = (each.reference for each in snapshot.entries)
    assert second == f"{first}-2"
    assert any("printed again" in warning for warning in snapshot.warnings)


def test_a_date_that_is_none_is_told_and_kept() -> None:
    row = EU_ROWS[0].replace('"(a) 4.5.1966, (b) approximately 1968"', "about the flood")
    snapshot = read("EU_ANNEX_CSV", eu_annex(row))
    assert snapshot.entries[0].births == ()
    assert "Born: about the flood" in snapshot.entries[0].remarks
    assert any("date was not understood" in warning for warning in snapshot.warnings)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (eu_annex(EU_ROWS[0].replace("Person", "Robot")), "Robot"),
        (eu_annex(EU_ROWS[0].replace("6.10.2001", "31.2.2001")), "startDate"),
        (eu_annex().replace(b"notes", b"tribe"), "'tribe'"),
        (eu_annex().replace(b",schema", b",name"), "'name' twice"),
        (EU_HEADER.encode(), "has 0 entries"),
        (EU_HEADER.replace("celex,", "").encode(), "no column celex"),
    ],
)
def test_what_is_new_or_wrong_refuses_the_file(data: bytes, what: str) -> None:
    with pytest.raises(SourceChanged) as caught:
        read("EU_ANNEX_CSV", data)
    assert any(what in str(problem) for problem in caught.value.problems)


def test_a_gender_in_other_words_stays_in_the_remarks() -> None:
    found = entry("EU_ANNEX_CSV", eu_annex(EU_ROWS[0].replace(",male,", ",not stated,")))
    assert found.sex is None
    assert "Gender: not stated" in found.remarks


def test_kinds() -> None:
    assert [each.kind for each in read("EU_ANNEX_CSV").entries] == [
        PartyKind.PERSON,
        PartyKind.ORGANISATION,
    ]
