"""The three files of OFAC."""

from __future__ import annotations

import pytest

from misaq.core.lists.records import IdentifierKind, NameQuality, PartyKind, Sex
from misaq.kernel.errors import InputRefused, SourceChanged
from misaq.sources.lists.files import NamedBytes
from tests.support.files_to_read import OFAC_ADD, OFAC_ALT, entry, ofac_files, ofac_sdn, read


def test_a_person() -> None:
    person = entry("OFAC_CSV")
    assert (person.reference, person.kind, person.basis) == (
        "901",
        PartyKind.PERSON,
        "SDGT; EXMP",
    )
    assert [(name.text, name.quality) for name in person.names] == [
        ("NAMOONA, Zarghun", NameQuality.PRIMARY),
        ("MISAL", NameQuality.WEAK),
        ("OLD; NAME", NameQuality.FORMER),
        ("NAMUNA, Zargoon", NameQuality.STRONG),
    ]
    assert [day.text for day in person.births] == ["1966-05-04", "1966..1970"]
    assert person.nationalities == ("Examplia", "Sampleland")
    assert person.sex is Sex.MALE
    assert [(n.kind, n.value, n.issuer) for n in person.identifiers] == [
        (IdentifierKind.PASSPORT, "EX0001", "Examplia"),
        (IdentifierKind.NATIONAL_ID, "99101-0000001-1", "Examplia"),
    ]
    assert person.addresses == ("1 Sample Road, Banupur, Examplia",)
    assert "Linked To: EXAMPLE FRONT" in person.remarks


def test_the_kinds_of_party() -> None:
    kinds = [each.kind for each in read("OFAC_CSV").entries]
    assert kinds == [
        PartyKind.PERSON,
        PartyKind.ORGANISATION,
        PartyKind.VESSEL,
        PartyKind.AIRCRAFT,
    ]
    assert [name.quality for name in entry("OFAC_CSV", at=1).names] == [
        NameQuality.PRIMARY,
        NameQuality.FORMER,
        NameQuality.STRONG,
    ]
    assert "Flag: Examplia" in entry("OFAC_CSV", at=2).remarks


def test_the_files_come_in_any_order() -> None:
    assert read("OFAC_CSV", *reversed(ofac_files())).entries == read("OFAC_CSV").entries


@pytest.mark.parametrize(
    ("remarks", "left"),
    [
        ("DOB in the 1980s; POB Banupur.", "DOB: in the 1980s"),
        ("Gender Other.", "Gender: Other"),
        ("a.k.a. 'CUT; OFF", "a.k.a."),
        ("Something new entirely; Passport.", "Something new entirely; Passport"),
    ],
)
def test_what_is_not_understood_stays_in_the_remarks(remarks: str, left: str) -> None:
    found = read("OFAC_CSV", *ofac_files(ofac_sdn(remarks))).entries[0]
    assert left in found.remarks or left.startswith("a.k.a.")
    if left.startswith("a.k.a."):
        assert "CUT; OFF" in [name.text for name in found.names]


def test_remarks_that_the_issuer_cut_are_told() -> None:
    snapshot = read("OFAC_CSV", *ofac_files(ofac_sdn("x" * 1_000)))
    assert any("cuts remarks at 1,000" in warning for warning in snapshot.warnings)


def test_a_file_without_its_end_mark_is_told() -> None:
    snapshot = read("OFAC_CSV", *ofac_files(ofac_sdn().rstrip(b"\x1a")))
    assert any("end mark" in warning for warning in snapshot.warnings)
    assert len(snapshot.entries) == 4


@pytest.mark.parametrize(
    ("sdn", "what"),
    [
        (ofac_sdn().replace(b'"vessel"', b'"submarine"'), "submarine"),
        (ofac_sdn().replace(b"902,", b"901,"), "of another entry"),
        (ofac_sdn().replace(b"904,", b","), "no number"),
        (ofac_sdn()[:300] + b"\r\n\x1a", "quotation mark"),
        (ofac_sdn() + b'905,"X",-0-\r\n', "3 cells, not 12"),
        (ofac_sdn().replace(b"901,", b"911,"), "party 901"),
        (b"<html><body>Access denied</body></html>", "web page"),
        (b"a,b,c\n1,2,3\n", "3 cells in its first row"),
        (ofac_sdn().replace(b"Treasurer", b"Tr\xe9sorier"), "0xe9"),
        (ofac_sdn().replace(b"Treasurer", b"Tr\x00"), "NUL"),
    ],
)
def test_what_is_new_or_wrong_refuses_the_files(sdn: bytes, what: str) -> None:
    with pytest.raises(SourceChanged) as caught:
        read("OFAC_CSV", *ofac_files(sdn))
    assert any(what in str(problem) for problem in caught.value.problems)


def test_an_unknown_kind_of_alias_refuses_the_files() -> None:
    files = [
        NamedBytes("sdn.csv", ofac_sdn()),
        NamedBytes("alt.csv", OFAC_ALT.replace(b'"nka"', b'"zka"')),
        NamedBytes("add.csv", OFAC_ADD),
    ]
    with pytest.raises(SourceChanged, match="zka"):
        read("OFAC_CSV", *files)


def test_all_three_files_are_wanted_once() -> None:
    files = ofac_files()
    with pytest.raises(InputRefused, match="ADD file is missing"):
        read("OFAC_CSV", *files[:2])
    with pytest.raises(InputRefused, match="Two of the files are ALT"):
        read("OFAC_CSV", *files, files[1])
