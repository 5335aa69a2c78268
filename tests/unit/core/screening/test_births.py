"""Days of birth as people write them: read with a word on how, or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from misaq.core.screening.answering import screen
from misaq.core.screening.births import read_birth
from misaq.core.screening.index import build
from misaq.core.screening.query import read_query
from misaq.core.screening.results import results_of
from misaq.kernel.errors import InputRefused
from tests.support.invented_lists import ENTRIES, RARE


@pytest.mark.parametrize(
    ("written", "read", "told"),
    [
        ("1970", "1970", ""),
        ("1970-05", "1970-05", ""),
        ("1968..1972", "1968..1972", ""),
        ("born 1970", "1970", ""),
        ("۱۹۷۰", "1970", ""),
        ("00/00/1970", "1970", "was read as 1970"),
        ("00/05/1970", "1970-05", "was read as 1970-05"),
        ("1970-00-00", "1970", "was read as 1970"),
        ("1970-05-00", "1970-05", "was read as 1970-05"),
        ("17/05/1970", "1970-05-17", "was read as 1970-05-17"),
        ("17 March 1970", "1970-03-17", "was read as"),
        ("19700517", "1970-05-17", "was read as"),
        ("31/02/1970", "1970", "only the year could be read: 1970"),
        ("1968-1972", "1968..1972", "was read as 1968 to 1972"),
        ("c. 1970", "1968..1972", "was read as 1968 to 1972"),
        ("~1970", "1968..1972", "was read as 1968 to 1972"),
        ("early 1970s", "1970..1979", "was read as 1970 to 1979"),
        ("1389 AH", "1969-03-18..1970-03-10", "lunar calendar: 1969-03-18 to 1970-03-10, so"),
        ("AH 1389", "1969-03-18..1970-03-10", "the years 1969–1970"),
        ("1389 ہجری", "1969-03-18..1970-03-10", "the years 1969–1970"),
        ("12/06/1389 AH", "1969-08-24..1969-08-28", "so the years 1969"),
        ("1348 SH", "1969-03-20..1970-03-21", "solar calendar"),
        ("1969 or 1975, not sure", "1969..1975", "only the year could be read"),
    ],
)  # fmt: skip
def test_a_day_of_birth_is_read_with_its_working(written: str, read: str, told: str) -> None:
    found = read_birth(written)
    assert found.day.text == read
    if told:
        assert told in str(found.told)
        assert written in str(found.told)
    else:
        assert found.told is None


@pytest.mark.parametrize("written", ["soon", "00/00/0000", "", "70", "March", "19701399"])
def test_what_says_no_year_is_refused(written: str) -> None:
    with pytest.raises(InputRefused, match="No year can be read"):
        read_birth(written)


def test_a_year_of_a_calendar_that_is_not_named_is_refused() -> None:
    with pytest.raises(InputRefused, match="another calendar") as refused:
        read_birth("1389")
    assert "1389 AH" in str(refused.value.next_step)


@given(st.text(max_size=40))
def test_whatever_is_written_is_read_or_refused_in_words(written: str) -> None:
    try:
        said = read_birth(written).day.text
    except InputRefused as refusal:
        said = str(refusal.next_step)
    assert said


def test_how_it_was_read_stands_beside_the_answer() -> None:
    query = read_query({"kind": "person", "name": RARE, "birth": "1389 AH"})
    answer = screen(build(ENTRIES), query)
    assert "lunar calendar" in next(results_of(answer))[-1]
