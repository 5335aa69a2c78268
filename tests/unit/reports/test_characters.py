from __future__ import annotations

import pytest

from misaq.reports.characters import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain – “text” §4 ≠ میثاق", "plain – “text” §4 ≠ میثاق"),
        ("a\x00b", "a[U+0000]b"),
        ("bell\x07", "bell[U+0007]"),
        ("two\nlines\tand\u2028more", "two lines and more"),
        ("\u202eLST001", "[U+202E]LST001"),
        ("\u2069 out", "[U+2069] out"),
        ("half \ud800 pair", "half [U+D800] pair"),
        ("\uffff", "[U+FFFF]"),
        ("\U0010fffe", "[U+10FFFE]"),
        ("\ufffd", "\ufffd"),
    ],
    ids=[
        "untouched",
        "null",
        "bell",
        "line ends",
        "override",
        "end of isolation",
        "surrogate",
        "no character",
        "no character of the last plane",
        "replacement character",
    ],
)
def test_what_cannot_be_shown_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_joiners_and_marks_of_urdu_stay() -> None:
    text = "می\u200cروم \u200f(الف)\u200e"
    assert visible(text) == text
