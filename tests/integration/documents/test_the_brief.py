"""The 2017 brief, read as it came out of its PDF. Counts are of the text, checked by hand."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from misaq.cli.read import as_json
from misaq.core.sourcebook.reading.propose import propose
from misaq.sources.documents.read import read_document
from misaq.sources.documents.words_file import installed_words
from tests.support import skips
from tests.support.documents import SHARED_BRIEF

BRIEF = SHARED_BRIEF


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    if not BRIEF.is_file():
        pytest.skip(skips.NO_SHARED_DATA)
    text = read_document(BRIEF)
    answer: dict[str, Any] = json.loads(
        json.dumps(as_json(text, propose(text, installed_words(""))))
    )
    return answer


def _kind(told: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [each for each in told["proposals"] if each["kind"] == kind]


def test_counts(told: dict[str, Any]) -> None:
    counts = Counter(each["kind"] for each in told["proposals"])
    assert (counts["recommendation"], counts["mechanism"], counts["component"]) == (3, 14, 11)
    assert counts["consultation"] == 10


def test_ten_working_groups_with_their_days(told: dict[str, Any]) -> None:
    days = {each["ordinal"]: each["date"] for each in _kind(told, "consultation")}
    assert days == {
        1: "2017-03-20", 2: "2017-03-27", 3: "2017-04-03", 4: "2017-04-10", 5: "2017-04-17",
        6: "2017-04-18", 7: "2017-04-24", 8: "2017-04-25", 9: "2017-05-02", 10: "2017-05-03",
    }  # fmt: skip
    assert all(each["theme"] for each in _kind(told, "consultation"))


def test_mechanisms_stand_under_their_recommendation(told: dict[str, Any]) -> None:
    names = [each["text"] for each in _kind(told, "recommendation")]
    under = Counter(each["under"] for each in _kind(told, "mechanism"))
    assert [under[name] for name in names] == [7, 5, 2]
    assert {each["under"] for each in _kind(told, "component")} == {names[0]}


def test_the_pairing_inside_the_first_row_is_inferred_and_says_why(told: dict[str, Any]) -> None:
    mechanisms = _kind(told, "mechanism")
    assert [each["inferred"] for each in mechanisms] == [True] * 7 + [False] * 7
    assert all("order of the text" in each["reason"] for each in mechanisms[:7])


def test_seven_axes_and_four_bullets(told: dict[str, Any]) -> None:
    components = _kind(told, "component")
    first = components[0]["text"]
    assert sum(each.get("part_of") == first for each in components) == 7
    assert sum("part_of" not in each for each in components) == 4


def test_numbers_with_whole_sentences(told: dict[str, Any]) -> None:
    numbers = {each["value"]: each for each in _kind(told, "number")}
    assert {171, 62, 8300, 28000} <= set(numbers)
    # The tenth of "10 planned meetings" is a count too; years, days and Schedule 4 are not.
    assert set(numbers) == {171, 62, 8300, 28000, 10}
    assert numbers[171]["sentence"] == numbers[62]["sentence"]
    for each in numbers.values():
        assert each["sentence"][0].isupper()
        assert each["sentence"][-1] in ".:"


@pytest.mark.parametrize(
    "name",
    [
        "Parliament", "Cabinet", "Military", "Police", "Special Branch", "Intelligence Bureau",
        "Inter-Services Intelligence", "Counter Terrorism Department", "Ministry of Interior",
        "Ministry of Foreign Affairs", "Parliamentary Committee on National Security",
        "Pak Institute for Peace Studies",
    ],
)  # fmt: skip
def test_institutions(told: dict[str, Any], name: str) -> None:
    assert [each["text"] for each in _kind(told, "institution")].count(name) == 1


def test_voices(told: dict[str, Any]) -> None:
    voice = {each["text"]: each["voice"] for each in _kind(told, "claim")}
    for beginning, expected in (
        ("A member argued that the eventual", "one member"),
        ("Members noted that once", "members"),
        ("The group agreed", "group"),
        ("It was shared", "unattributed"),
        ("Governance should be fixed", "one member"),
        ("In this on-going drive", "unattributed"),
    ):
        assert next(v for text, v in voice.items() if text.startswith(beginning)) == expected


def test_anchors_point_to_the_lines(told: dict[str, Any]) -> None:
    lines = Path(BRIEF).read_text(encoding="utf-8").split("\n")
    for each in told["proposals"]:
        anchor = each["anchor"]
        there = "".join(lines[anchor["first_line"] - 1 : anchor["last_line"]])
        assert (
            "".join(each["text"].split())[:20] in "".join(there.split())
            or each["kind"] == "institution"
        )
