"""Handles of people, and who is named in a comment."""

from __future__ import annotations

import pytest

from misaq.apps.changes.mentions import MOST_MENTIONS, handles_of, mentioned_in

NAMES = {1: "Ayla Tamseel", 2: "Bilal Misali", 3: "Bilal Misali", 4: "دانیہ تمثیل"}


def test_a_handle_is_made_from_the_name_and_is_nobody_elses() -> None:
    assert handles_of(NAMES) == {
        "ayla.tamseel": 1,
        "bilal.misali.2": 2,
        "bilal.misali.3": 3,
        "person.4": 4,
    }


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("@ayla.tamseel please", (1,)),
        ("Please, @AYLA.Tamseel.", (1,)),
        ("(@bilal.misali.3) and @person.4", (3, 4)),
        ("@ayla.tamseel @ayla.tamseel", (1,)),
        ("@bilal.misali", ()),
        ("write to somebody@ayla.tamseel", ()),
        ("@@ayla.tamseel", ()),
        ("nobody", ()),
    ],
    ids=[
        "one",
        "capitals and a stop",
        "in brackets",
        "twice",
        "two people of one name",
        "an address",
        "two signs",
        "nobody",
    ],
)
def test_who_is_named(words: str, people: tuple[int, ...]) -> None:
    assert mentioned_in(words, NAMES) == people


def test_at_most_twenty_are_named() -> None:
    many = {number: f"Name{number}" for number in range(1, 40)}
    words = " ".join(f"@name{number}" for number in many)
    assert len(mentioned_in(words, many)) == MOST_MENTIONS
