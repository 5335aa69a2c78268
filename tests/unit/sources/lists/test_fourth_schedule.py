"""Persons in five fields."""

from __future__ import annotations

import pytest

from misaq.core.lists.records import IdentifierKind
from misaq.kernel.errors import SourceChanged
from tests.support.files_to_read import (
    FIVE_FIELDS,
    entry,
    five_fields,
    five_fields_csv,
    five_fields_xlsx,
    read,
)


def test_aliases_behind_a_sign_are_aliases() -> None:
    assert [name.text for name in entry("FOURTH_SCHEDULE").names] == ["Farzi Khan", "Jojo", "Bobo"]


def test_father_district_and_number() -> None:
    person = entry("FOURTH_SCHEDULE")
    assert person.fathers == ("Namoona Khan",)
    assert person.districts == ("Alamabad, Northmark",)
    assert [(n.kind, n.value) for n in person.identifiers] == [
        (IdentifierKind.CNIC, "99101-0000001-1")
    ]


def test_placeholders_are_nothing_and_told() -> None:
    snapshot = read("FOURTH_SCHEDULE")
    person = snapshot.entries[1]
    assert (person.fathers, person.identifiers) == ((), ())
    assert "11111-1111111-1" in person.remarks
    assert any("placeholder" in warning for warning in snapshot.warnings)


def test_a_number_of_another_length_is_kept_as_what_it_is() -> None:
    snapshot = read("FOURTH_SCHEDULE")
    assert [n.kind for n in snapshot.entries[2].identifiers] == [IdentifierKind.OTHER]
    assert any("12 digits, not 13" in warning for warning in snapshot.warnings)
    assert snapshot.entries[2].districts == ("Westmark",)


def test_no_number_is_none() -> None:
    snapshot = read("FOURTH_SCHEDULE", five_fields([{**FIVE_FIELDS[0], "cnic": "N/A"}]))
    assert snapshot.entries[0].identifiers == ()
    assert snapshot.entries[0].reference.endswith("-00")
    assert snapshot.warnings == ()


def test_json_csv_and_spreadsheet_read_alike() -> None:
    as_json, as_csv, as_sheet = (
        [(e.reference, e.names, e.fathers, e.districts, e.identifiers) for e in snapshot.entries]
        for snapshot in (
            read("FOURTH_SCHEDULE"),
            read("FOURTH_SCHEDULE", five_fields_csv()),
            read("FOURTH_SCHEDULE", five_fields_xlsx()),
        )
    )
    assert as_json == as_csv == as_sheet


def test_a_year_of_the_moon_is_a_span() -> None:
    snapshot = read("FOURTH_SCHEDULE", five_fields_xlsx())
    assert [day.text for day in snapshot.entries[0].births] == ["1969-03-18..1970-03-10"]
    assert snapshot.ignored == ("serial",)


def test_the_reference_stays_when_rows_move_and_parts_namesakes() -> None:
    namesake = {**FIVE_FIELDS[0], "cnic": "99101-0000009-3"}
    there = read("FOURTH_SCHEDULE", five_fields([FIVE_FIELDS[0], namesake])).entries
    back = read("FOURTH_SCHEDULE", five_fields([namesake, FIVE_FIELDS[0]])).entries
    assert len({each.reference for each in there}) == 2
    assert [each.reference for each in there] == [each.reference for each in reversed(back)]


def test_the_reference_gives_nothing_of_the_number_away() -> None:
    """Two digits of a hash: one number in 256 has the same, so none can be found by trying."""
    reference = entry("FOURTH_SCHEDULE").reference
    assert len(reference.rpartition("-")[2]) == 2


def test_a_person_printed_twice_is_kept_twice_and_told() -> None:
    snapshot = read("FOURTH_SCHEDULE", five_fields([FIVE_FIELDS[0], FIVE_FIELDS[0]]))
    assert len({each.reference for each in snapshot.entries}) == 2
    assert any("printed again" in warning for warning in snapshot.warnings)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (five_fields([{**FIVE_FIELDS[0], "tribe": "Farzi"}]), "'tribe'"),
        (five_fields([{"name": "Farzi"}]), "no field father, cnic, province, district"),
        (five_fields([{**FIVE_FIELDS[0], "name": "@"}]), "no name"),
        (five_fields([{**FIVE_FIELDS[0], "Father": "X"}]), "there twice"),
        (five_fields()[:-20], "not whole JSON"),
        (b'[{"name": "a", "name": "b"}]', "field twice"),
        (b'{"name": "Farzi"}', "not a list"),
        (b'[["Farzi"]]', "not an object"),
        (b'[{"name": true}]', "not an object"),
        (b"[" * 100_000, "not whole JSON"),
        (b"Name,Father Name,CNIC,Province\nFarzi,X,1,N\n", "no column district"),
        (b"Name,Father Name,CNIC,Province,District,Sect\nF,X,1,N,A,Y\n", "'Sect'"),
        (b"Name,Father Name,CNIC,Province,District\nF,X,1,N\n", "4 cells under 5"),
        (b"PK\x03\x04xl/workbook.xml", ""),
    ],
)
def test_what_is_new_or_wrong_refuses_the_file(data: bytes, what: str) -> None:
    with pytest.raises(SourceChanged) as caught:
        read("FOURTH_SCHEDULE", data)
    assert any(what in str(problem) for problem in caught.value.problems)
