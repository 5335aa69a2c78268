"""Lists of organisations as printed: typed off as CSV, or as lines of text."""

from __future__ import annotations

import pytest

from misaq.kernel.errors import InputRefused, SourceChanged
from misaq.sources.lists import tables
from misaq.sources.lists.files import NamedBytes
from misaq.sources.lists.printed_organisations import printed_parts
from tests.support.files_to_read import NAMES_AND_DAYS, PRINTED, PRINTED_PLAIN, read


def test_a_file_of_several_lists_says_which() -> None:
    assert printed_parts(NamedBytes("a.csv", PRINTED)) == ("ministry_2015", "paper_2019")
    assert printed_parts(NamedBytes("a.csv", PRINTED_PLAIN)) == ()
    with pytest.raises(InputRefused, match="ministry_2015, paper_2019"):
        read("PRINTED_ORGANISATIONS", PRINTED)
    with pytest.raises(InputRefused, match="2 lists"):
        read("PRINTED_ORGANISATIONS", PRINTED, part="paper_1999")


def test_one_list_of_several() -> None:
    snapshot = read("PRINTED_ORGANISATIONS", PRINTED, part="ministry_2015")
    assert [each.name for each in snapshot.entries] == ["Example Front (EF)", "Sample Movement"]
    assert [each.listed_on.text for each in snapshot.entries if each.listed_on] == [
        "2001-08-14",
        "2003-11",
    ]
    assert [each.basis for each in snapshot.entries] == ["", "watch list"]
    assert snapshot.ignored == ("url", "publisher", "canonical_key")


def test_a_list_of_a_year_is_of_its_last_day_and_that_is_told() -> None:
    snapshot = read("PRINTED_ORGANISATIONS", PRINTED, part="ministry_2015")
    assert snapshot.as_of.isoformat() == "2015-12-31"
    assert any("only 2015" in warning for warning in snapshot.warnings)


def test_the_same_print_has_the_same_reference_in_every_list() -> None:
    """Case and punctuation do not count: "Example-Front" is printed as "EXAMPLE FRONT"."""
    one = read("PRINTED_ORGANISATIONS", PRINTED, part="paper_2019").entries[0]
    other = read("PRINTED_ORGANISATIONS", PRINTED_PLAIN.replace(b"Front", b"FRONT")).entries[0]
    assert one.reference == other.reference


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (PRINTED_PLAIN.replace(b"14-08-2001", b"34-08-2001"), "34-08-2001"),
        (PRINTED_PLAIN.replace(b"listed_on", b"sect"), "'sect'"),
        (PRINTED.replace(b"A paper,2015,2", b"A paper,2016,2"), "another day"),
        (PRINTED.replace(b",2015,", b",lately,"), "no date"),
        (PRINTED_PLAIN + b'"Example,\n', "quotation mark"),
        (b"\xff\xfe\x00\xd8\x41\x00", "byte"),
        (b"name\n", "has 0 entries"),
        (b"name,listed_on\n,2001-01-01\n", "no name"),
    ],
)
def test_what_is_new_or_wrong_refuses_the_file(data: bytes, what: str) -> None:
    with pytest.raises(SourceChanged) as caught:
        read("PRINTED_ORGANISATIONS", data, part="ministry_2015" if b"source" in data else "")
    assert any(what in str(problem) for problem in caught.value.problems)


def test_lines_of_a_name_and_a_day() -> None:
    snapshot = read("NAME_AND_DATE_TEXT", NAMES_AND_DAYS)
    assert snapshot.as_of.isoformat() == "2019-05-10"
    assert [(each.name, each.listed_on and each.listed_on.text) for each in snapshot.entries] == [
        ("Lashkar-e-Mithal (LeM)", "2002-01-14"),
        ("Tehreek-e-Namoona, Multabad", "2008-08-25"),
        ("Anjuman-e-Farzi", "2010-10"),
        ("Jamaat 313", None),
    ]


def test_lines_without_numbers() -> None:
    snapshot = read("NAME_AND_DATE_TEXT", b"Example Front\r\nSample Movement, 1 May 2003")
    assert [each.name for each in snapshot.entries] == ["Example Front", "Sample Movement"]


def test_a_gap_in_the_numbers_is_told() -> None:
    snapshot = read("NAME_AND_DATE_TEXT", b"1. Example Front\n3. Sample Movement\n")
    assert any("do not follow" in warning for warning in snapshot.warnings)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("1. Example Front\nof Banupur\n", "one line"),
        ("Example Front\n2. Sample Movement", "one line"),
        ("1. Example Front\n1. Sample Movement", "repeats"),
        ("1. Example Front 31-02-2002", "no calendar"),
        ("1. --", "no name"),
        (f"1. {'x' * 5000}", "5,000 signs"),
    ],
)
def test_lines_that_cannot_be_read_refuse_the_file(text: str, what: str) -> None:
    with pytest.raises(SourceChanged) as caught:
        read("NAME_AND_DATE_TEXT", text.encode())
    assert any(what in str(problem) for problem in caught.value.problems)


def test_an_entry_printed_again_is_kept_and_told() -> None:
    snapshot = read("NAME_AND_DATE_TEXT", b"Example Front\nEXAMPLE-FRONT\n")
    first, second = (each.reference for each in snapshot.entries)
    assert second == f"{first}-2"


def test_more_rows_than_any_list_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    with pytest.raises(SourceChanged, match="more than 2 rows"):
        read("PRINTED_ORGANISATIONS", PRINTED_PLAIN)
