"""Names as printed: spacing put right, hidden signs out, odd letters told."""

from __future__ import annotations

import pytest

from misaq.kernel.errors import SourceChanged
from misaq.sources.lists.reading import Reading
from misaq.sources.lists.wording import clean, clean_name


@pytest.mark.parametrize(
    ("printed", "read", "told"),
    [
        ("Misal  Ali\t", "Misal Ali", ""),
        ("Misal\u00a0Ali", "Misal Ali", ""),
        ("Misal \u202eilA", "Misal ilA", "U+202E"),
        ("Mi\u200bsal\ufeff Ali", "Misal Ali", "U+200B, U+FEFF"),
        ("Misal\x07Ali", "Misal Ali", "U+0007"),
        ("می\u200cسال", "می\u200cسال", ""),
        ("Mi\u200csal", "Misal", "U+200C"),
        ("Misаl Ali", "Misаl Ali", "look alike"),
        ("Misal Заргун", "Misal Заргун", ""),
        ("MisÃ©l", "MisÃ©l", "another encoding"),
        ("Señor Misál", "Señor Misál", ""),
        (None, "", ""),
    ],
)
def test_is_cleaned_and_told(printed: str | None, read: str, told: str) -> None:
    reading = Reading("file")
    assert clean_name(printed, "row 2", reading) == read
    if told:
        assert told in reading.warnings[0]
        assert "(row 2)" in reading.warnings[0]
    else:
        assert reading.warnings == ()


@pytest.mark.parametrize("name", ["x" * 10_000, "ی" * 10_000])
def test_a_name_beyond_bearing_refuses_the_file(name: str) -> None:
    reading = Reading("file")
    clean_name(name, "row 2", reading)
    with pytest.raises(SourceChanged, match="10,000 signs"):
        reading.refuse_if_wrong()


def test_a_lost_letter_refuses_the_file() -> None:
    reading = Reading("file")
    clean("Mis\ufffdl", "row 2", reading)
    with pytest.raises(SourceChanged, match="lost on the way"):
        reading.refuse_if_wrong()


def test_a_text_beyond_bearing_refuses_the_file() -> None:
    reading = Reading("file")
    assert clean("x " * 20_000, "row 2", reading) == ""
    with pytest.raises(SourceChanged, match="40,000 signs"):
        reading.refuse_if_wrong()


def test_many_places_of_one_oddity_are_one_warning() -> None:
    reading = Reading("file")
    for row in range(30):
        clean("a\u200b", f"row {row}", reading)
    assert len(reading.warnings) == 1
    assert reading.warnings[0].endswith("and 22 more)")


def test_many_problems_are_listed_and_the_rest_counted() -> None:
    reading = Reading("file")
    for row in range(300):
        reading.problem(f"row {row}", "is wrong.")
    with pytest.raises(SourceChanged) as caught:
        reading.refuse_if_wrong()
    assert len(caught.value.problems) == 201
    assert "100 problems more" in caught.value.problems[-1].what
