"""The consolidated list of the United Nations: what of it goes where, and what refuses it."""

from __future__ import annotations

import pytest

from misaq.core.lists.records import IdentifierKind, NameQuality, PartyKind, Sex
from misaq.kernel.errors import SourceChanged
from misaq.sources.lists.files import NamedBytes
from misaq.sources.lists.remarks import DROPPED
from tests.support.files_to_read import entry, gzipped, read, un_person, un_xml


def test_a_person() -> None:
    person = entry("UN_XML")
    assert (person.reference, person.kind, person.basis) == (
        "QDi.901",
        PartyKind.PERSON,
        "Al-Mithal",
    )
    assert [(name.text, name.quality) for name in person.names] == [
        ("ZARGHUN NAMOONA MITHALI", NameQuality.PRIMARY),
        ("زرغون نمونہ مثالی", NameQuality.ORIGINAL_SCRIPT),
        ("Zarghoon Namuna", NameQuality.STRONG),
        ("Zargun Namoona", NameQuality.STRONG),
        ("Заргун Намуна", NameQuality.ORIGINAL_SCRIPT),
        ("Abu Misal", NameQuality.WEAK),
    ]
    assert [day.text for day in person.births] == ["1966-05-04", "1966..1970", "1960..1964"]
    assert person.listed_on is not None
    assert person.listed_on.text == "2014-12-17"
    assert [day.text for day in person.amended_on] == ["2015-01-02", "2016-03-04"]
    assert [day.text for day in person.reviewed_on] == ["2010-07-23"]
    assert person.fathers == ("Farzi Namoona",)
    assert person.addresses == ("Alamabad, Examplia (in 2013)",)
    assert person.birth_places == ("Banupur, Examplia",)
    assert (person.nationalities, person.sex) == (("Examplia",), Sex.MALE)
    assert [(n.kind, n.value, n.issuer) for n in person.identifiers] == [
        (IdentifierKind.PASSPORT, "EX0001", "Examplia")
    ]
    assert person.related == ("QDe.902",)
    assert person.is_dead
    assert person.row == "INDIVIDUAL 1"


def test_an_organisation() -> None:
    body = entry("UN_XML", at=1)
    assert (body.reference, body.kind) == ("QDe.902", PartyKind.ORGANISATION)
    assert [name.quality for name in body.names] == [NameQuality.PRIMARY, NameQuality.FORMER]
    assert body.addresses == ("1 Sample Road, Banupur",)
    assert not body.is_dead


def test_the_tribe_is_dropped_and_said_to_be() -> None:
    snapshot = read("UN_XML")
    assert "Treasurer" in snapshot.entries[0].remarks
    assert all("tribe" not in each.remarks for each in snapshot.entries)
    assert DROPPED in snapshot.ignored
    assert "DATAID" in snapshot.ignored


def test_the_day_is_the_one_it_was_made() -> None:
    assert read("UN_XML").as_of.isoformat() == "2025-04-19"


def test_the_number_of_a_row_is_no_key() -> None:
    again = un_xml(persons=un_person(DATAID="5555", VERSIONNUM="9"))
    assert read("UN_XML", again).entries == read("UN_XML").entries


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_any_encoding_that_xml_declares_is_read(encoding: str) -> None:
    text = un_xml().decode().replace('encoding="UTF-8"', f'encoding="{encoding}"')
    assert read("UN_XML", text.encode(encoding)).entries == read("UN_XML").entries


@pytest.mark.parametrize(
    ("note", "born"),
    [
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Nov. 1973</NOTE>", "1973-11"),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>24/06/1402 (Hijri Calendar)</NOTE>",
         "1982-04-17..1982-04-21"),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1970</YEAR><NOTE>Approximately</NOTE>",
         "1968..1972"),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>30-35 years old</NOTE>", None),
        ("<TYPE_OF_DATE/><DATE/>", None),
    ],
)  # fmt: skip
def test_dates_of_birth_in_notes(note: str, born: str | None) -> None:
    person = un_person()
    start = person.index("<INDIVIDUAL_DATE_OF_BIRTH>")
    end = person.index("<INDIVIDUAL_PLACE_OF_BIRTH>")
    birth = f"<INDIVIDUAL_DATE_OF_BIRTH>{note}</INDIVIDUAL_DATE_OF_BIRTH>"
    found = entry("UN_XML", un_xml(persons=person[:start] + birth + person[end:]))
    # 1966-05-04 stands with an alias.
    assert [day.text for day in found.births][1:] == ([born] if born else [])
    assert ("30-35" in found.remarks) is ("30-35" in note)


@pytest.mark.parametrize(
    ("persons", "what"),
    [
        (un_person().replace("<DATAID>77</DATAID>", "<AURA>1</AURA>"), "'AURA'"),
        (un_person().replace("<TITLE><VALUE>", "<TITLE><AURA>x</AURA><VALUE>"), "TITLE/AURA"),
        (un_person(LISTED_ON="2014-02-30"), "LISTED_ON"),
        (un_person(LISTED_ON="1014-02-03"), "LISTED_ON"),
        (un_person(QUALITY="Superb"), "quality 'Superb'"),
        (un_person(GENDER="Mail"), "GENDER"),
        (un_person(FROM_YEAR="1960</FROM_YEAR><FROM_YEAR>1961"), "FROM_YEAR twice"),
        (un_person().replace("<TO_YEAR>1964</TO_YEAR>", ""), "date of birth that cannot"),
        (un_person(TITLE="Ustad<VALUE>x</VALUE>"), "outside the fields of TITLE"),
        (un_person(TYPE_OF_DATE="ROUGHLY"), "ROUGHLY"),
        (un_person(REFERENCE_NUMBER=""), "no REFERENCE_NUMBER"),
        (un_person() + un_person(), "of another entry"),
        (un_person(FIRST_NAME="-", SECOND_NAME="", THIRD_NAME=""), "no name"),
        (un_person(FIRST_NAME="x" * 10_000), "signs"),
        (un_person().replace("<DATAID>", "<DELISTED_ON>2020-01-01</DELISTED_ON><DATAID>"),
         "day of delisting"),
        (un_person().replace("<GENDER>", "<GENDER lang='en'>"), "GENDER lang"),
        (un_person().replace("<CITY>Alamabad", "<CITY>X</CITY><CITY>Alamabad"), "twice"),
        ("<PERSON/>", "'PERSON'"),
    ],
)  # fmt: skip
def test_what_is_new_or_wrong_refuses_the_file(persons: str, what: str) -> None:
    with pytest.raises(SourceChanged) as caught:
        read("UN_XML", un_xml(persons=persons))
    assert any(what in problem.what for problem in caught.value.problems)


def test_all_problems_are_told_at_once_each_with_its_place() -> None:
    first = un_person(LISTED_ON="2014-02-30", GENDER="Mail")
    persons = first + un_person(REFERENCE_NUMBER="X.1", LISTED_ON="soon")
    with pytest.raises(SourceChanged) as caught:
        read("UN_XML", un_xml(persons=persons))
    assert [problem.where for problem in caught.value.problems] == [
        "INDIVIDUAL 1 (QDi.901)",
        "INDIVIDUAL 1 (QDi.901)",
        "INDIVIDUAL 2 (X.1)",
    ]


def _broken(data: bytes) -> str:
    with pytest.raises(SourceChanged) as caught:
        read("UN_XML", NamedBytes("list.xml.gz", gzipped(data)))
    return str(caught.value)


def test_a_file_with_lost_bytes_names_the_first_and_counts_them() -> None:
    data = un_xml(persons=un_person(TITLE="<VALUE>Father\x19s, again\x19</VALUE>"))
    said = _broken(data)
    assert f"byte {data.index(bytes([0x19])):,} (line" in said
    assert "0x19" in said
    assert "2 such bytes" in said
    assert "Fetch it again" in said


@pytest.mark.parametrize("length", [100, 400, 1500, 2000, 3000])
def test_a_truncated_file_names_where_it_breaks_off(length: int) -> None:
    said = _broken(un_xml()[:length])
    assert "breaks off here" in said
    assert "byte " in said


def test_a_letter_of_another_encoding_names_its_byte() -> None:
    data = un_xml().replace(b"Banupur.", b"Banup\xe9r.")
    assert f"byte {data.index(bytes([0xE9])):,} (line" in _broken(data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "web page"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><CONSOLIDATED_LIST>&b;</CONSOLIDATED_LIST>", "declares"),
        (b"<?xml version='1.0'?><data-set/>", "'data-set'"),
        (b"<CONSOLIDATED_LIST>&b;</CONSOLIDATED_LIST>", "not well-formed"),
        (b"name,listed_on\nExample Front,\n", "not well-formed"),
        (b'<?xml version="1.0" encoding="martian"?><CONSOLIDATED_LIST/>', "not well-formed"),
        ("<CONSOLIDATED_LIST>\x00".encode("utf-16"), "byte"),
        (b"<CONSOLIDATED_LIST/>", "when it was made"),
        (un_xml().replace(b"<INDIVIDUALS>", b"<GHOSTS/><INDIVIDUALS>"), "GHOSTS"),
        (un_xml().replace(b"dateGenerated", b"dateMade"), "dateMade"),
    ],
)  # fmt: skip
def test_what_is_not_the_list_is_refused(data: bytes, what: str) -> None:
    assert what in _broken(data)


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        ("Numéro de passeport", IdentifierKind.PASSPORT),
        ("National Identification Number", IdentifierKind.NATIONAL_ID),
        ("Ration card", IdentifierKind.OTHER),
    ],
)
def test_kinds_of_documents(document: str, kind: IdentifierKind) -> None:
    person = entry("UN_XML", un_xml(persons=un_person(TYPE_OF_DOCUMENT=document)))
    assert [number.kind for number in person.identifiers] == [kind]


def test_an_empty_day_of_delisting_is_none() -> None:
    person = un_person().replace("<DATAID>", "<DELISTED_ON/><DATAID>")
    assert read("UN_XML", un_xml(persons=person)).entries == read("UN_XML").entries


def test_an_alias_of_signs_alone_is_told_and_kept_as_a_remark() -> None:
    snapshot = read("UN_XML", un_xml(persons=un_person(ALIAS_NAME="--")))
    assert "Name: --" in snapshot.entries[0].remarks
    assert any("neither letters nor digits" in warning for warning in snapshot.warnings)
