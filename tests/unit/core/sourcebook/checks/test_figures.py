from __future__ import annotations

from decimal import Decimal

import pytest

from misaq.core.sourcebook.checks.figures import amount, are_apart, observation_line, speaker
from misaq.core.sourcebook.records import Observation, Series
from misaq.kernel.dates import parse_date
from misaq.kernel.ids import Key


def number(
    value: str = "", low: str = "", high: str = "", by: str = "", speaker: str = "", scope: str = ""
) -> Observation:
    return Observation(
        Key("o"),
        Key("s"),
        parse_date("2016-05"),
        (),
        value=Decimal(value) if value else None,
        low=Decimal(low) if low else None,
        high=Decimal(high) if high else None,
        asserted_by=Key(by) if by else None,
        speaker=speaker,
        scope=scope,
    )


@pytest.mark.parametrize(
    ("observation", "said"),
    [
        (number("8300"), "8,300"),
        (number("169.55"), "169.55"),
        (number(low="7000", high="7000"), "about 7,000"),
        (number(low="50", high="60"), "50 to 60"),
        (number(low="8000"), "more than 8,000"),
        (number(high="90"), "up to 90"),
    ],
)
def test_a_number_or_a_range_is_said_in_words(observation: Observation, said: str) -> None:
    assert str(amount(observation)) == said


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        (number("5"), number("5"), False),
        (number("5"), number("6"), True),
        (number(low="5"), number("5"), False),
        (number(low="6"), number("5"), True),
        (number(high="4"), number("5"), True),
        (number(low="1", high="9"), number(low="9", high="12"), False),
        (number(low="5"), number(low="9"), False),
        (number(high="5"), number(low="9"), True),
    ],
)
def test_numbers_are_apart_when_none_fits_both(
    first: Observation, second: Observation, apart: bool
) -> None:
    assert are_apart(first, second) is are_apart(second, first) is apart


def test_who_gives_a_number_is_an_institution_a_person_s_office_or_nobody() -> None:
    assert speaker(number("5", by="MIN", speaker="a minister")) == "MIN"
    assert speaker(number("5", speaker="a minister")) == "a minister"
    assert str(speaker(number("5"))) == "a source that names nobody"


def test_a_line_says_day_speaker_quantity_part_and_unit() -> None:
    series = Series(Key("s"), "Leagues on the list", "leagues", "bans in force", ())
    line = observation_line(number("5", by="MIN", scope="North"), series)
    assert str(line.text) == "2016-05, MIN: Leagues on the list (North): 5 leagues."
