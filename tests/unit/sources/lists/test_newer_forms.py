"""The newer columns of the ConList, the XML of the European Union, long spreadsheets."""

from __future__ import annotations

import io

import openpyxl
import pytest

from misaq.core.lists.records import IdentifierKind, NameQuality, PartyKind, Sex
from misaq.kernel.errors import SourceChanged
from misaq.sources.lists import sheets
from misaq.sources.lists.files import NamedBytes
from tests.support.files_to_read import entry, eu_xml, read, uk_new


def test_the_newer_conlist_keeps_scripts_qualities_and_numbers() -> None:
    person = entry("UK_CONLIST_CSV", uk_new())
    assert [(name.text, name.quality, name.language) for name in person.names] == [
        ("Zarghun NAMOONA", NameQuality.PRIMARY, ""),
        ("Abu NAMOONA", NameQuality.WEAK, ""),
        ("زرغون نمونہ", NameQuality.ORIGINAL_SCRIPT, "ur"),
    ]
    assert [(one.kind, one.value) for one in person.identifiers] == [
        (IdentifierKind.PASSPORT, "EX0001234"),
        (IdentifierKind.NATIONAL_ID, "99101-0000001-1"),
    ]
    assert "Designated on: 2020-12-31" in person.remarks
    assert "Issued in Banupur" in person.remarks


def test_a_script_without_a_known_language_is_kept_in_the_remarks() -> None:
    person = entry("UK_CONLIST_CSV", uk_new(**{"Non-Latin Script Language": "Samplish"}))
    assert all(name.language == "" for name in person.names)
    assert "Arabic, Samplish" in person.remarks


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(uk_new(Alias_Quality="Fair"), id="an unknown quality"),
        pytest.param(uk_new().replace(b",Alias Quality", b",Alias Grade"), id="an unknown column"),
        pytest.param(uk_new(Alias_Type="Cousin"), id="an unknown sort of name"),
    ],
)
def test_the_newer_conlist_is_refused_where_nobody_decided(data: bytes) -> None:
    with pytest.raises(SourceChanged):
        read("UK_CONLIST_CSV", data)


def test_the_list_of_the_european_union_is_read() -> None:
    person = entry("EU_XML")
    assert (person.reference, person.kind, person.sex) == (
        "EU.9901.1",
        PartyKind.PERSON,
        Sex.MALE,
    )
    assert [(name.text, name.quality, name.language) for name in person.names] == [
        ("Zarghun Namoona", NameQuality.PRIMARY, "en"),
        ("Abu Misal", NameQuality.WEAK, ""),
        ("زرغون نمونہ", NameQuality.STRONG, "ur"),
    ]
    assert [day.text for day in person.births] == ["1964..1968", "1967-05-04"]
    assert person.birth_places == ("Banupur, EXAMPLIA",)
    assert (person.related, person.basis) == (("QDi.901",), "EX-TERR")
    assert person.listed_on is not None
    assert person.listed_on.text == "2016-04-01"
    assert person.fathers == ("Farzi Namoona",)
    assert "tribe" not in person.remarks.casefold()
    assert "knownExpired" in person.remarks
    assert entry("EU_XML", at=1).kind is PartyKind.ORGANISATION
    assert {"logicalId", "regulationSummary"} <= set(read("EU_XML").ignored)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<export ", '<export odd="1" '),
        ("<citizenship ", '<citizenship odd="1" '),
        ("<citizenship ", "<office/><citizenship "),
        ("</nameAlias>", "<odd/></nameAlias>"),
        ('code="person"', 'code="ship"'),
        ('classificationCode="P"', 'classificationCode="E"'),
        ('euReferenceNumber="EU.9902.2"', 'euReferenceNumber=""'),
        ('euReferenceNumber="EU.9902.2"', 'euReferenceNumber="EU.9901.1"'),
        ('strong="false"', 'strong="perhaps"'),
        ('birthdate="1967-05-04"', 'birthdate="1967-02-31"'),
        ('year="1966"', 'year="1966" monthOfYear="2" dayOfMonth="31"'),
        ("<sanctionEntity ", "<other/><sanctionEntity "),
        ("fpi/fsd/export", "fpi/fsd/import"),
        ('wholeName="Example Front"', 'wholeName=""'),
    ],
    ids=[
        "a field of the file",
        "a field of a part",
        "an unknown part",
        "an unknown part within",
        "another kind",
        "two kinds",
        "no reference",
        "a reference twice",
        "an unknown strength",
        "a day that is none",
        "numbers that are no day",
        "something that is no party",
        "another form",
        "no name",
    ],
)
def test_what_nobody_decided_about_is_refused(old: str, new: str) -> None:
    with pytest.raises(SourceChanged):
        read("EU_XML", eu_xml(old, new))


@pytest.mark.parametrize(
    ("old", "new", "births"),
    [
        ('year="1966"', 'yearRangeFrom="1960" yearRangeTo="1964"', "1960..1964"),
        ('calendarType="GREGORIAN" city', 'calendarType="ISLAMIC" city', "1964..1968"),
        ('year="1966"', 'year=""', ""),
    ],
    ids=["a span", "another calendar", "no year"],
)
def test_births_as_the_union_prints_them(old: str, new: str, births: str) -> None:
    found = [day.text for day in entry("EU_XML", eu_xml(old, new)).births]
    assert found == [*filter(None, [births]), "1967-05-04"]


def test_a_long_spreadsheet_is_read_and_a_longer_one_told(monkeypatch: pytest.MonkeyPatch) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["name", "father", "cnic", "province", "district"])
    for number in range(40):
        sheet.append([f"Namoona {number}", f"Farzi {number}", "", "Northmark", "Banupur"])
    kept = io.BytesIO()
    book.save(kept)
    file = NamedBytes("persons.xlsx", kept.getvalue())
    assert len(read("FOURTH_SCHEDULE", file).entries) == 40
    assert sheets.MOST_ROWS == 100_000
    monkeypatch.setattr(sheets, "MOST_ROWS", 39)
    with pytest.raises(SourceChanged, match="39"):
        read("FOURTH_SCHEDULE", file)
