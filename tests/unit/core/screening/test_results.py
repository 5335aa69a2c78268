"""What is written of an answer, and what is said in words."""

from __future__ import annotations

import pytest

from misaq.core.screening.answering import screen
from misaq.core.screening.columns import read_columns
from misaq.core.screening.index import build
from misaq.core.screening.query import read_query
from misaq.core.screening.results import COLUMNS, fault_of, refusal_of, results_of
from misaq.core.screening.sentences import settles
from misaq.kernel.errors import InputRefused
from tests.support.invented_lists import ENTRIES, NUMBER, RARE

INDEX = build(ENTRIES)


def rows(**fields: str) -> list[dict[str, str]]:
    """Return the results of a query, by column."""
    answer = screen(INDEX, read_query({"kind": "person", **fields}))
    return [dict(zip(COLUMNS[1:], result, strict=True)) for result in results_of(answer)]


def test_a_hit_says_what_speaks_for_it_against_it_and_what_would_settle_it() -> None:
    first, *_ = rows(name=RARE, birth="1971")
    assert (first["result"], first["rank"]) == ("ALERT", "POSSIBLE")
    assert first["for"] == f"asked about: {RARE}; listed: {RARE}"
    assert first["against"].startswith("the day or year of birth is near: 1971")
    assert "the identity number" in first["settles"]
    assert (first["list"], first["list_as_of"]) == ("XX-PERSONS", "2024-03-01")
    assert "fewer than 1 in 100,000 people" in first["note"]


def test_a_number_is_shown_by_its_end_alone_once_it_is_sealed() -> None:
    first, *_ = rows(name=RARE, cnic=NUMBER)
    assert "the identity number agrees" in first["for"]


def test_a_conflict_says_that_one_of_the_two_is_wrong() -> None:
    (only,) = rows(name="Shirin Bakhtawar", father="Dilawar Bakht", cnic=NUMBER)
    assert only["rank"] == "CONFLICT"
    assert "one of them is wrong" in only["settles"]
    assert "the father's name differs" in only["against"]


def test_nothing_is_written_of_somebody_who_was_not_found() -> None:
    assert rows(name="Lakhtai Brohestan") == []


def test_a_name_held_back_is_written_without_the_name() -> None:
    (only,) = rows(name="Mohammed Khaan")
    assert only["result"] == "HELD_BACK"
    assert "Bring the father's name" in only["note"]
    assert "Khaan" not in "".join(only.values())


def test_a_row_that_is_refused_says_every_problem() -> None:
    with pytest.raises(InputRefused) as caught:
        read_query({"name": "", "birth": "soon"})
    result = dict(zip(COLUMNS[1:], refusal_of(caught.value), strict=True))
    assert result["result"] == "REFUSED"
    assert result["note"].count(";") == 1
    assert fault_of("is torn")[-1] == "is torn"


def test_a_list_that_prints_nothing_more_leaves_only_its_issuer() -> None:
    facts = {"father": "Tamseel Misalkhel", "birth": "1970", "cnic": NUMBER}
    query = read_query({"kind": "person", "name": RARE, "district": "Chitrgah", **facts})
    assert str(settles(screen(INDEX, query).hits[0])).startswith("Nothing that the list prints")


def test_columns_are_known_by_many_names_and_the_rest_is_told() -> None:
    columns = read_columns(["Full Name", "Father's name", "D.O.B.", "DOB", "Branch", ""])
    assert columns.fields == ("name", "father", "", "birth", "", "")
    assert columns.ignored == ("D.O.B.", "Branch")


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (["father"], "no column is called “name”"),
        (["name", "Full name"], "two columns give the name"),
    ],
    ids=["no-name", "two-names"],
)
def test_a_header_that_is_not_clear_is_refused(names: list[str], what: str) -> None:
    with pytest.raises(InputRefused) as caught:
        read_columns(names)
    assert what in caught.value.problems[0].what
