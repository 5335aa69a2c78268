"""The pages, files and API of lists: organisations and counts, never a person."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from django.test import Client

from tests.support.lists_at_hand import BANNED_DAYS, COUNCIL_DAYS, load_all

pytestmark = pytest.mark.usefixtures("_loaded")

PERSONS = re.compile(r"QDi\.|zarghun|mithali|namoona|ustad farzi|EX765|banupur", re.IGNORECASE)
"""Anything that only an entry of a person, or what is not public of an organisation, says."""

PAGES = (
    "/lists/",
    "/lists/printings/",
    "/lists/COUNCIL/",
    "/lists/COUNCIL/entries/",
    "/lists/COUNCIL/changes/",
    f"/lists/COUNCIL/changes/?from={COUNCIL_DAYS[0]}&to={COUNCIL_DAYS[2]}",
    "/lists/COUNCIL/entries/QDe.901/",
    "/lists/COUNCIL/entries.csv",
    f"/lists/COUNCIL/changes.csv?from={COUNCIL_DAYS[0]}&to={COUNCIL_DAYS[2]}",
    "/lists/parties/FRONT/",
    "/pictures/lists/COUNCIL.csv",
    "/search/?q=zarghun",
    "/api/v1/lists",
    "/api/v1/lists/COUNCIL",
    "/api/v1/lists/COUNCIL/entries",
    "/api/v1/lists/COUNCIL/entries/QDe.901",
    f"/api/v1/lists/COUNCIL/diff?from={COUNCIL_DAYS[0]}&to={COUNCIL_DAYS[2]}",
)


@pytest.fixture(autouse=True)
def _lists(_loaded: None) -> None:
    load_all()


def _text(address: str, status: int = 200) -> str:
    response = Client().get(address)
    assert response.status_code == status, address
    return response.content.decode()


def test_no_page_file_or_answer_names_a_person() -> None:
    for address in PAGES:
        is_page = not re.search(r"\.csv|^/api", address)
        for language in ("", "/ur") if is_page else ("",):
            found = _text(f"{language}{address}")
            if "zarghun" in address:
                found = re.sub("zarghun", "", found)  # what was asked, said back
            assert PERSONS.search(found) is None, address


def test_a_person_and_what_is_not_there_are_both_not_found() -> None:
    for address in (
        "/lists/COUNCIL/entries/QDi.911/",
        "/lists/COUNCIL/entries/NOBODY/",
        "/lists/NOWHERE/",
        "/lists/NOWHERE/entries/",
        "/lists/NOWHERE/changes/",
        "/lists/NOWHERE/entries.csv",
        "/lists/parties/NOBODY/",
        "/api/v1/lists/COUNCIL/entries/QDi.911",
        "/api/v1/lists/NOWHERE",
        "/api/v1/lists/NOWHERE/entries",
        "/api/v1/lists/COUNCIL/diff?from=2001-01-01&to=2020-01-01",
    ):
        assert PERSONS.search(_text(address, 404).replace("QDi.911", "")) is None, address


def test_the_page_of_lists_says_how_many_and_how_old() -> None:
    page = _bare(_text("/lists/?as_of=2020-09-11"))
    assert "Schedule of banned organisations" in page
    assert "10 days old" in page
    assert "none is kept" in _text("/lists/?as_of=2000-01-01")


def test_a_list_through_time_counts_persons_apart() -> None:
    page = _text("/lists/COUNCIL/")
    rows = re.findall(r"<tr.*?</tr>", page, re.DOTALL)
    first = next(row for row in rows if "2018-01-10" in row and "persons, counted" in row)
    third = next(row for row in rows if "2020-01-10" in row and "organisations and" in row)
    assert _numbers(first)[:1] == [2]
    assert _numbers(third) == [2, 0, 1, 0, 1, 1]
    assert "<svg" in page
    assert "Cite this" in page


def _numbers(row: str) -> list[int]:
    cells = re.findall(r"<td.*?</td>", row, re.DOTALL)
    texts = (re.sub(r"<[^>]+>", "", cell).strip() for cell in cells[1:])
    return [int(text) for text in texts if text.isdigit()]


def test_entries_are_of_the_day_asked_about() -> None:
    assert "QDe.902" in _text("/lists/COUNCIL/entries/?as_of=2018-06-01")
    assert "QDe.902" not in _text("/lists/COUNCIL/entries/?as_of=2019-06-01")
    assert "No snapshot of it is kept" in _text("/lists/COUNCIL/entries/?as_of=2001-01-01")
    assert "QDe.901" not in _text("/lists/COUNCIL/entries/?q=league")


def test_changes_are_said_between_the_two_latest_snapshots_or_any_two_days() -> None:
    latest = _text("/lists/COUNCIL/changes/")
    assert "EXAMPLE LEAGUE (<bdi" in latest or "EXAMPLE LEAGUE" in latest
    assert "1 added, 0 removed, 1 amended" in _bare(latest)
    whole = _bare(_text("/lists/COUNCIL/changes/?from=2018-01-10&to=2020-01-10"))
    assert "0 added, 0 removed, 1 amended" in whole
    assert "1 added, 1 removed, 0 amended" in whole
    wrong = _text("/lists/COUNCIL/changes/?from=yesterday&to=2020-01-10")
    assert "error-summary" in wrong


def _bare(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", page).split())


def test_files_hold_the_same_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(_text("/lists/BANNED/entries.csv?as_of=2020-12-31"))))
    assert [row["name"] for row in rows] == ["Example Front (EF)", "Sample Movement"]
    address = f"/lists/BANNED/changes.csv?from={BANNED_DAYS[0]}&to={BANNED_DAYS[2]}"
    changes = list(csv.DictReader(io.StringIO(_text(address))))
    assert {(row["change"], row["property"], row["after"]) for row in changes} >= {
        ("amended", "LISTED_ON", "2021-04-15")
    }
    assert _text("/lists/BANNED/changes.csv", 400)


def test_the_page_of_an_entry_tells_its_spells_and_what_was_printed_when() -> None:
    page = _bare(_text("/lists/COUNCIL/entries/QDe.902/"))
    for words in ("gone by 2019-01-10", "nothing says so", "relisted", "2006-07-08"):
        assert words in page
    front = _bare(_text("/lists/COUNCIL/entries/QDe.901/"))
    assert "Front for the Example" in front
    assert "Organisations on record under such a name" in front


def test_the_page_of_an_organisation_puts_spells_on_record_beside_printed_entries() -> None:
    page = _bare(_text("/lists/parties/FRONT/"))
    assert "2011-08-14" in page
    assert "QDe.901" in page
    assert "people judge that" in page
    assert "LEAGUE" in page or "Example League" in page


def test_the_api_gives_the_same() -> None:
    answer = json.loads(_text("/api/v1/lists/COUNCIL"))["item"]
    assert [one["entries"] for one in answer["history"]] == [4, 2, 4]
    assert [one["delisted"] for one in answer["persons"]] == [1, 0]
    banned = json.loads(_text("/api/v1/lists/BANNED"))["item"]["counts"]
    assert banned[0] == {
        "series": "banned",
        "value": 2,
        "as_of": "2018-03-01",
        "asserted_by": "MOO",
        "speaker": "",
    }
    difference = json.loads(_text("/api/v1/lists/COUNCIL/diff?from=2018-01-10&to=2019-01-10"))
    assert difference["persons"] == {"added": 0, "removed": 1, "changed": 0}
    assert [entry["reference"] for entry in difference["removed"]] == ["QDe.902"]
    entry = json.loads(_text("/api/v1/lists/COUNCIL/entries/QDe.902"))["item"]
    assert [spell["gone_by"] for spell in entry["spells"]] == ["2019-01-10", None]
    entries = json.loads(_text("/api/v1/lists/COUNCIL/entries?as_of=2000-01-01"))
    assert (entries["count"], entries["as_of"]) == (0, None)
    assert json.loads(_text("/api/v1/lists/COUNCIL/diff", 400))["rule"] == "lists.days"
