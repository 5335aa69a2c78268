"""The United Kingdom's ConList."""

from __future__ import annotations

import pytest

from misaq.core.lists.records import IdentifierKind, NameQuality, PartyKind
from misaq.kernel.errors import SourceChanged
from tests.support.files_to_read import entry, read, uk_conlist, uk_row


def test_rows_of_one_group_are_one_party() -> None:
    person = entry("UK_CONLIST_CSV")
    assert (person.reference, person.kind, person.basis) == (
        "9901",
        PartyKind.PERSON,
        "Sampleland",
    )
    assert [(name.text, name.quality) for name in person.names] == [
        ("Zarghun NAMOONA", NameQuality.PRIMARY),
        ("Zargoon NAMOONA", NameQuality.STRONG),
    ]
    assert [day.text for day in person.births] == ["1966", "1966-05-04"]
    assert person.birth_places == ("Banupur, Examplia", "Alamabad, Examplia")
    assert person.nationalities == ("Examplian", "Samplish")
    assert person.addresses == ("1 Sample Road, Examplia", "2 Sample Road")
    assert [(n.kind, n.value, n.issuer) for n in person.identifiers] == [
        (IdentifierKind.PASSPORT, "EX0001234", "Examplian"),
        (IdentifierKind.NATIONAL_ID, "99101-0000001-1", ""),
    ]
    assert person.fathers == ("Farzi Namoona",)
    assert "Tribe" not in person.remarks


def test_the_reference_of_the_united_nations_relates_and_does_not_identify() -> None:
    assert entry("UK_CONLIST_CSV").related == ("QDi.901",)
    assert entry("UK_CONLIST_CSV").reference == "9901"


def test_the_first_line_gives_the_day() -> None:
    assert read("UK_CONLIST_CSV").as_of.isoformat() == "2018-04-13"


def test_old_and_new_encodings_read_alike() -> None:
    data = uk_conlist()
    assert read("UK_CONLIST_CSV", data.decode("cp1252").encode()).entries == (
        read("UK_CONLIST_CSV", data).entries
    )


def test_an_approximate_date_of_birth_is_a_span() -> None:
    row = uk_row(DOB="00/00/1970", Other_Information="DOB is approximate.")
    assert [day.text for day in entry("UK_CONLIST_CSV", uk_conlist(row)).births] == ["1968..1972"]


def test_towns_and_countries_that_do_not_pair_stand_apart() -> None:
    row = uk_row(Town_of_Birth="1) A 2) B 3) C", Country_of_Birth="1) X 2) Y")
    assert entry("UK_CONLIST_CSV", uk_conlist(row)).birth_places == ("A", "B", "C", "X", "Y")


def test_two_days_of_listing_are_both_kept() -> None:
    rows = (uk_row(Regime="A"), uk_row(Regime="B", Listed_On="05/06/2018"))
    found = entry("UK_CONLIST_CSV", uk_conlist(*rows))
    assert found.listed_on is not None
    assert (found.listed_on.text, found.basis) == ("2016-04-01", "A; B")
    assert "Listed also on: 2018-06-05" in found.remarks


def test_a_party_without_a_prime_alias_is_told() -> None:
    snapshot = read("UK_CONLIST_CSV", uk_conlist(uk_row(Alias_Type="AKA")))
    assert snapshot.entries[0].names[0].quality is NameQuality.STRONG
    assert any("prime alias" in warning for warning in snapshot.warnings)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (uk_conlist(uk_row(DOB="31/02/1970")), "no calendar has"),
        (uk_conlist(uk_row(Group_Type="Cloud")), "Cloud"),
        (uk_conlist(uk_row(), uk_row(Group_Type="Entity")), "Entity, Individual"),
        (uk_conlist(uk_row(Alias_Type="Nickname")), "Nickname"),
        (uk_conlist(uk_row(Group_ID="")), "no “Group ID”"),
        (uk_conlist(uk_row(Listed_On="soon")), "Listed On"),
        (uk_conlist(uk_row() + ',"more"'), "30 cells under 29 columns"),
        (uk_conlist().replace(b"Regime", b"Regimen"), "'Regimen'"),
        (uk_conlist().replace(b"Last Updated,13", b"Updated,13"), "Last Updated"),
        (uk_conlist().replace(b"13/04/2018", b"13/24/2018"), "Last Updated"),
        ("Last Updated,13/04/2018\nMisÃ©l’".encode("cp1252"), "half in one encoding"),
        (uk_conlist().replace(b"Zargoon", b"Zarg\x81n"), "0x81"),
        (b"<!doctype html><html>", "web page"),
    ],
)
def test_what_is_new_or_wrong_refuses_the_file(data: bytes, what: str) -> None:
    with pytest.raises(SourceChanged) as caught:
        read("UK_CONLIST_CSV", data)
    assert any(what in str(problem) for problem in caught.value.problems)
