from __future__ import annotations

import pytest

from misaq.reports.inline import Foreign, Inline, Ref, plain_text
from misaq.reports.language import ENGLISH, URDU
from misaq.reports.mixed import EDGE, is_rtl_text, mixed


def written(parts: tuple[Inline, ...]) -> str:
    """Return the parts with references in brackets and English in braces."""
    return "".join(
        f"[{part.text}]"
        if isinstance(part, Ref)
        else f"{{{part.text}}}"
        if isinstance(part, Foreign)
        else str(part)
        for part in parts
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("تاریخ 2014-12-24 ہے۔", "تاریخ [2014-12-24] ہے۔"),
        ("ادارہ NACTA (MoI) ہے", "ادارہ {NACTA (MoI)} ہے"),
        ("متن (the Act of 1997) دیکھیں", "متن ({the Act of 1997}) دیکھیں"),
        ("تعبیر (1) A listing ends؛ پھر", "تعبیر {(1) A listing ends}؛ پھر"),
        ('متن "Ban X" ہے', 'متن "{Ban X}" ہے'),
        ("کہا: It is done. پھر", "کہا: {It is done.} پھر"),
        ("3.5% اور −4 اور 8,300", "[3.5%] اور [−4] اور [8,300]"),
        ("شق S.11B(1) کے تحت", "شق [S.11B(1)] کے تحت"),
        ("Only English words", "{Only English words}"),
        ("171 + 60 − 10 ≠ 212 غلط", "[171 + 60 − 10 ≠ 212] غلط"),
        (f"دسمبر {EDGE}2014{EDGE}: {EDGE}The plan{EDGE}", "دسمبر [2014]: {The plan}"),
        ("اوپر\u202e2014", "اوپر[[U+202E]2014]"),
        ("", ""),
    ],
    ids=[
        "a date",
        "names",
        "a bracket around",
        "a number in brackets before",
        "quotes around",
        "a sentence",
        "numbers",
        "a section",
        "no urdu at all",
        "a sum",
        "edges",
        "a turn written out",
        "nothing",
    ],
)
def test_latin_words_and_numbers_are_set_apart_in_urdu(text: str, parts: str) -> None:
    assert written(mixed(text, URDU)) == parts


def test_in_english_only_references_are_set_apart() -> None:
    assert written(mixed(f"{EDGE}NACTA{EDGE} since 2013", ENGLISH)) == "NACTA since [2013]"


def test_a_text_is_urdu_by_its_letters() -> None:
    assert is_rtl_text("2014 میں")
    assert not is_rtl_text("2014، NACTA؟")
    assert plain_text(mixed("2014 میں", URDU)) == "2014 میں"
