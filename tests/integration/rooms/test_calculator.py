"""The clock calculator: what it counts, and what it says to what it cannot read."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.support.pages import text_of, tree_of

ADDRESS = "/law/calculator/"
ALL = {
    "clock": "",
    "step": "",
    "order": "",
    "service": "",
    "knowledge": "",
    "done_on": "",
    "as_of": "2021-07-01",
}


def ask(reader: Client, **given: str) -> Any:
    """Send the form with what is given; the other fields are empty."""
    return reader.get(ADDRESS, {**ALL, **given})


def rows_of(answer: Any) -> list[list[str]]:
    """Return the cells of the tables of the answer, row by row."""
    rows = tree_of(answer.content).xpath("//article//table//tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in rows]


def errors_of(answer: Any) -> dict[str, str]:
    """Return what the summary says, by the field it leads to."""
    links = tree_of(answer.content).xpath("//*[@class='error-summary']//a")
    return {link.get("href"): " ".join(link.text_content().split()) for link in links}


def test_it_opens_without_a_count_and_without_errors(reader: Client) -> None:
    answer = reader.get(ADDRESS, {"clock": "clock-grounds"})
    assert answer.status_code == 200
    assert errors_of(answer) == {}
    chosen = tree_of(answer.content).xpath("//select[@id='id_clock']//option[@selected]/@value")
    assert chosen == ["clock-grounds"]


def test_a_clock_is_counted_from_each_day_and_the_day_of_the_text_is_marked(reader: Client) -> None:
    answer = ask(reader, clock="clock-grounds", order="2021-04-12", service="2021-04-20")
    assert answer.status_code == 200
    assert rows_of(answer) == [
        ["order the text counts from this", "2021-04-12", "2021-04-15", "run out"],
        ["service if it ran from this", "2021-04-20", "2021-04-23", "run out"],
    ]


def test_without_the_day_of_the_text_only_the_other_day_is_counted(reader: Client) -> None:
    first, second = rows_of(ask(reader, clock="clock-grounds", knowledge="2021-06-01"))
    assert first == [
        "order the text counts from this",
        "not on record",
        "not on record",
        "not on record",
    ]
    assert second[:2] == ["knowledge if it ran from this", "2021-06-01"]


@pytest.mark.parametrize(
    ("given", "state"),
    [
        pytest.param({"as_of": "2021-04-13"}, "running", id="before the end"),
        pytest.param({"done_on": "2021-04-14"}, "met", id="done in time"),
        pytest.param({"done_on": "2021-04-19"}, "met late", id="done late"),
        pytest.param({"done_on": "2021-04"}, "done before this day", id="done some day before"),
        pytest.param({"as_of": "2021-04-01"}, "not started", id="asked too early"),
    ],
)
def test_where_the_clock_stands(reader: Client, given: dict[str, str], state: str) -> None:
    row = rows_of(ask(reader, clock="clock-grounds", order="2021-04-12", **given))[0]
    if given == {"done_on": "2021-04"}:  # it may have been done on any day of the month
        state = "perhaps met late"
    assert row[-1] == state


def test_an_imprecise_day_gives_an_imprecise_end(reader: Client) -> None:
    row = rows_of(ask(reader, clock="clock-grounds", order="2021-04-05..2021-04-06"))[0]
    assert row[1:3] == ["2021-04-05 to 2021-04-06", "2021-04-08 to 2021-04-09"]


def test_the_limits_of_one_step_stand_side_by_side(reader: Client) -> None:
    answer = ask(reader, step="review", order="2021-01-04")
    assert [row[2] for row in rows_of(answer)] == ["2021-02-03", "2021-04-05"]
    assert "Target 2021-02-03 · outer limit 2021-04-05" in text_of(answer.content)


def test_what_is_tentative_or_unverified_is_said(reader: Client) -> None:
    text = text_of(ask(reader, clock="clock-review-30", order="2021-04-13").content)
    assert "tentative" in text
    assert "rests on unverified rules of counting" in text
    assert "By verified rules alone the last day is 2021-05-13" in text
    assert "Not legal advice." in text


def test_every_line_of_the_count_has_its_sources(reader: Client) -> None:
    answer = ask(reader, clock="clock-grounds", order="2021-04-12")
    lines = tree_of(answer.content).xpath("//article//ol[@class='working']/li")
    assert any("premise" in line.get("class") for line in lines)
    premises = [line for line in lines if "premise" in line.get("class")]
    assert all(line.xpath(".//ul[@class='cites']/li") for line in premises)


def test_a_recurring_clock_shows_its_first_end(reader: Client) -> None:
    answer = ask(reader, clock="clock-observe", order="2021-01-31")
    assert rows_of(answer)[0][2] == "2021-07-31"
    assert "this is its first end" in text_of(answer.content)


@pytest.mark.parametrize(
    ("given", "errors"),
    [
        pytest.param({}, {"#id_clock", "#id_order"}, id="nothing"),
        pytest.param({"clock": "clock-grounds"}, {"#id_order"}, id="no day"),
        pytest.param({"order": "2021-04-12"}, {"#id_clock"}, id="no clock"),
        pytest.param(
            {"clock": "clock-grounds", "step": "review", "order": "2021-04-12"},
            {"#id_step"},
            id="a clock and a step",
        ),
        pytest.param(
            {"clock": "nope", "order": "2021-02-30", "service": "soon", "as_of": "2021-04"},
            {"#id_clock", "#id_order", "#id_service", "#id_as_of"},
            id="everything wrong, all said at once",
        ),
        pytest.param(
            {"clock": "clock-grounds", "order": "2021-04-12..2021-04-01"},
            {"#id_order"},
            id="a span that runs backwards",
        ),
        pytest.param(
            {"clock": "clock-grounds", "order": "9999-12-31"},
            {"#id_order"},
            id="after the last year",
        ),
        pytest.param(
            {"clock": "clock-grounds", "order": "2021-04-12" * 9}, {"#id_order"}, id="too long"
        ),
    ],
)
def test_what_cannot_be_counted_is_said_with_a_link_to_its_field(
    reader: Client, given: dict[str, str], errors: set[str]
) -> None:
    answer = ask(reader, **given)
    assert answer.status_code == 400
    assert errors_of(answer).keys() == errors
    tree = tree_of(answer.content)
    assert all(tree.xpath(f"//*[@id='{target[1:]}']") for target in errors)
    assert tree.xpath("string(//title)").startswith("Error:")
    described = tree.xpath("//*[@aria-invalid='true']/@aria-describedby")
    assert len(described) == len(errors)
    assert all(tree.xpath(f"//*[@id='{name}']") for each in described for name in each.split())


def test_what_was_written_is_kept_and_harmless(reader: Client) -> None:
    nasty = '"><script>alert(1)</script>'
    answer = ask(reader, clock=nasty, order=nasty, service="2021-04-12")
    assert answer.status_code == 400
    tree = tree_of(answer.content)
    assert tree.xpath("//script") == []
    assert tree.xpath("//input[@id='id_order']/@value") == [nasty]
    assert tree.xpath("//input[@id='id_service']/@value") == ["2021-04-12"]


def test_it_answers_in_urdu_too(reader: Client) -> None:
    answer = reader.get(f"/ur{ADDRESS}", {**ALL, "clock": "clock-grounds", "order": "2021-04-12"})
    assert answer.status_code == 200
    assert rows_of(answer)[0][2] == "2021-04-15"
