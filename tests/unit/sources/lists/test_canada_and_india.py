"""Canada's XML and India's table."""

from __future__ import annotations

import pytest

from misaq.core.lists.records import NameQuality, PartyKind
from misaq.kernel.errors import SourceChanged
from tests.support.files_to_read import INDIA_CSV, INDIA_HTML, canada_xml, entry, read


def test_canada_names_persons_entities_and_ships() -> None:
    person, body, ship = read("CANADA_SEMA_XML").entries
    assert (person.reference, person.kind) == ("Examplia/1, Part 1/1", PartyKind.PERSON)
    assert [(name.text, name.quality) for name in person.names] == [
        ("Zarghun NAMOONA", NameQuality.PRIMARY),
        ("Zargoon Namuna", NameQuality.STRONG),
        ("Zargun Namoona", NameQuality.STRONG),
        ("Заргун Намуна", NameQuality.ORIGINAL_SCRIPT),
    ]
    assert [day.text for day in person.births] == ["1966-05"]
    assert [name.text for name in body.names] == [
        "Example Works",
        "Sample Works",
        "Works, Example",
        "SW",
    ]
    assert (ship.kind, ship.births) == (PartyKind.VESSEL, ())
    assert [(n.value, n.issuer) for n in ship.identifiers] == [("0000001", "IMO")]


def _record(*fields: str) -> str:
    return f"<record><LastName>A</LastName>{''.join(fields)}</record>"


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ("<record><Country>Examplia</Country><Item>9</Item></record>", "no name"),
        ("<record><LastName>X</LastName></record>", "no “Country”"),
        ("<record><Country>E</Country><Item>9</Item><Aura>x</Aura></record>", "'Aura'"),
        ("<person/>", "'person'"),
        (_record("<Country>E</Country><Item>1</Item>", "<EntityOrShip>B</EntityOrShip>"), "once"),
        (_record("<Country>Examplia</Country><Item>1</Item>", "<Schedule>3</Schedule>"),
         "of another entry"),
        (_record("<Country>E</Country><Item>1</Item>", "<DateOfListing>2020-13-01</DateOfListing>"),
         "DateOfListing"),
    ],
)  # fmt: skip
def test_what_is_new_or_wrong_refuses_canadas_file(more: str, what: str) -> None:
    with pytest.raises(SourceChanged) as caught:
        read("CANADA_SEMA_XML", canada_xml(more))
    assert any(what in problem.what for problem in caught.value.problems)


def test_india_parts_aliases_at_strokes() -> None:
    assert [name.text for name in entry("INDIA_TABLE", INDIA_CSV).names] == [
        "Example Front",
        "Sample Movement",
        "Specimen Party",
    ]


def test_india_keeps_what_an_entry_covers_beside_its_name() -> None:
    body = entry("INDIA_TABLE", INDIA_CSV, at=1)
    assert body.name == "Namoona Army (NA)"
    assert body.remarks == "Covers: all its formations and front organizations."


def test_a_row_that_names_another_list_is_told() -> None:
    snapshot = read("INDIA_TABLE", INDIA_CSV)
    assert snapshot.entries[2].kind is PartyKind.UNSTATED
    assert any("another list" in warning for warning in snapshot.warnings)


def test_india_as_a_page_says_what_it_passed_over() -> None:
    snapshot = read("INDIA_TABLE", INDIA_HTML)
    assert [each.name for each in snapshot.entries] == ["Example Front", "Namoona Army"]
    assert snapshot.ignored == ("the page around the table",)


def test_numbers_that_do_not_follow_are_told() -> None:
    snapshot = read("INDIA_TABLE", INDIA_CSV.replace(b"\n3,", b"\n5,"))
    assert any("do not follow" in warning for warning in snapshot.warnings)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"<html><body><p>The list has moved.</p></body></html>", "no table"),
        (b"<html><body>\xe9<table/></body></html>", "no page in UTF-8"),
        (b"sl_no,organisation,tribe\n1,Example Front,Farzi\n", "a number and an organisation"),
        (b"sl_no,organisation\n1\n", "1 cells, not 2"),
        (b"sl_no,organisation\n1,---\n", "no name"),
    ],
)
def test_what_is_new_or_wrong_refuses_indias_file(data: bytes, what: str) -> None:
    with pytest.raises(SourceChanged) as caught:
        read("INDIA_TABLE", data)
    assert any(what in str(problem) for problem in caught.value.problems)


def test_aliases_beyond_bearing_refuse_the_file_at_once() -> None:
    more = _record("<Country>E</Country><Item>1</Item>", f"<Aliases>{chr(10) * 30_000}</Aliases>")
    with pytest.raises(SourceChanged, match="aliases of 30,000 signs"):
        read("CANADA_SEMA_XML", canada_xml(more))
