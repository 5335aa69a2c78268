"""Digits, days, sentences, markers, voices: the small parts that reading stands on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from misaq.core.sourcebook.reading.bodies_named import propose_institutions
from misaq.core.sourcebook.reading.days import find_days
from misaq.core.sourcebook.reading.digits import find_figures
from misaq.core.sourcebook.reading.lexicon import GENERAL, InstitutionName, Lexicon
from misaq.core.sourcebook.reading.markers import find_marker, levels_of, rank_markers
from misaq.core.sourcebook.reading.meetings import find_ordinal
from misaq.core.sourcebook.reading.proposals import ProposalKind
from misaq.core.sourcebook.reading.sentences import split_sentences
from misaq.core.sourcebook.reading.voices import hear
from tests.support.documents import of_kind, read_html_of, read_text_of, texts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8,300 people", "8300"), ("1,00,000 people", "100000"), ("۱۷۱ افراد", "171"),
        ("۸٬۳۰۰ افراد", "8300"), ("2.5 million", "2500000"), ("3 lakh", "300000"),
        ("12\u00a0000 men", "12000"), ("75%", "75"), ("0.5", "0.5"), ("٣٫٥", "3.5"),
    ],
)  # fmt: skip
def test_figures(text: str, value: str) -> None:
    assert [figure.value for figure in find_figures(text)] == [Decimal(value)]


@pytest.mark.parametrize(
    "text", ["P2.17", "10th", "9/11", "COVID19", "10:30", "1.2.3", "no figure"]
)
def test_no_figures(text: str) -> None:
    assert find_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In 2014 it had 62 outfits.", [62]),
        ("There were 1950 prisoners.", [1950]),
        ("There were 1,950 of them.", [1950]),
        ("Since 1950 prisoners wait.", []),
        ("On May 3, 2017 and 3 May and 2017-05-03.", []),
        ("People in Schedule 4 under section 11 and Article 256.", []),
        ("Table 2 has 40% [3] of Act 12.", [40]),
        ("See https://x.org/12/34 and a@b.com 7.", [7]),
        ("Rs. 500 was paid to 20 men on May 4.", [500, 20]),
        ("From 2018-23 and 2018/19, 10–15 posts.", [10, 15]),
        ("62 may wait.", [62]),
        ("Plan 2030", []),
    ],
)
def test_numbers_of_a_sentence(text: str, values: list[int]) -> None:
    numbers = of_kind(read_text_of(text), ProposalKind.NUMBER)
    assert [dict(each.extra)["value"] for each in numbers] == values


def test_a_number_knows_its_unit_and_whole_sentence() -> None:
    text = read_text_of("Why? As of now, there are\n8,300 people in Schedule 4. Others wait.")
    (number,) = of_kind(text, ProposalKind.NUMBER)
    told = dict(number.extra)
    assert told["unit"] == "people"
    assert told["sentence"] == "As of now, there are 8,300 people in Schedule 4."


@pytest.mark.parametrize(
    ("text", "unit"), [("Rs 20", "Rs"), ("20%", "%"), ("20 per cent", "per cent"), ("20.", None)]
)
def test_units(text: str, unit: str | None) -> None:
    (number,) = of_kind(read_text_of(text), ProposalKind.NUMBER)
    assert dict(number.extra)["unit"] == unit


def test_a_bare_cell_takes_its_row_and_header_along() -> None:
    page = "<table><tr><th>No.<th>District<th>Cases<tr><td>1<td>Ostrel<td>14</table>"
    (number,) = of_kind(read_html_of(page), ProposalKind.NUMBER)
    assert dict(number.extra) == {"value": 14, "unit": "Cases", "sentence": "1 | Ostrel | 14"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("May 3, 2017", date(2017, 5, 3)), ("3rd of May, 2017", date(2017, 5, 3)),
        ("3 Sept. 2017", date(2017, 9, 3)), ("2017-05-03", date(2017, 5, 3)),
        ("23/04/2017", date(2017, 4, 23)), ("04/23/2017", date(2017, 4, 23)),
        ("03/04/2017", None), ("30 February 2017", None), ("۳ May ۲۰۱۷", date(2017, 5, 3)),
        ("04.04.2017", date(2017, 4, 4)),
    ],
)  # fmt: skip
def test_days(text: str, day: date | None) -> None:
    (found,) = find_days(f"met on {text} there", GENERAL)
    assert found.day == day
    assert bool(found.doubt) is (day is None)


def test_no_days() -> None:
    assert find_days("in May 2017, in 2017", GENERAL) == ()
    assert find_days("May 3, 2017", Lexicon()) == ()


def test_sentences() -> None:
    text = "Mr. A. Khan said no. “Kill or capture.” Why? i.e. nothing… at 3.5 p.m. in Ostrel۔ ختم"
    assert split_sentences(text) == (
        "Mr. A. Khan said no.", "“Kill or capture.”", "Why? i.e. nothing… at 3.5 p.m. in Ostrel۔",
        "ختم",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("• x", "•"), ("o x", "o"), ("of x", ""), ("- x", "-"), ("-x", ""), ("1. x", "1."),
        ("1.1 x", "1.1"), ("(a) x", "(a)"), ("iv. x", "iv."), ("a) x", "a)"),
        ("۱۔ x", "۱۔"), ("2017 x", ""), ("•", "•"), ("28,000 x", ""), ("(الف) x", "(الف)"),
    ],
)  # fmt: skip
def test_markers(text: str, marker: str) -> None:
    assert find_marker(text) == marker


def test_levels_follow_the_kinds_of_marker() -> None:
    assert levels_of(["1.", "1.1", "1.1.1", "1.2", "2."]) == (0, 1, 2, 1, 0)
    assert levels_of(["o", "•", "o", "", "-"]) == (0, 0, 1, None, 0)
    assert levels_of(["-", "•"], rank_markers(["•", "-"])) == (0, 0)


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("the tenth working group’s meeting", 10), ("The second group met", 2),
        ("the 3rd national consultation", 3), ("Session 4 was held", 4),
        ("in the first place", None),
        ("the group met", None),
    ],
)  # fmt: skip
def test_ordinals(text: str, ordinal: int | None) -> None:
    assert find_ordinal(text, GENERAL) == ordinal


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("The group was told that x.", "unattributed"), ("It was shared that x.", "unattributed"),
        ("One said x.", "one member"), ("Another participant argued x.", "one member"),
        ("Speakers warned of x.", "members"), ("The committee concluded that x.", "group"),
        ("According to the ministry, x.", "unattributed"), ("Nobody knows.", None),
        ("A meeting of the panel was held.", None),
    ],
)  # fmt: skip
def test_voices(sentence: str, voice: str | None) -> None:
    heard = hear(sentence, GENERAL)
    assert (heard[0].value if heard else None) == voice


def test_meetings_once_each_and_none_that_lie_ahead() -> None:
    text = read_text_of(
        "The second session met on 4 June 2020 and discussed rivers.\n\n"
        "The second session sat long. "
        "The third session will be held on 5 June 2020.\n\nA workshop was held on 6 June 2020.\n\n"
        "A workshop on 6 June 2020 considered x.\n\nThe fourth session met.\n\n"
        "The second session met on 9 June 2020.\n\nThe fourth session met on 7 and 8 June 2020."
    )
    told = [
        (dict(each.extra)["ordinal"], dict(each.extra)["date"], each.inferred)
        for each in of_kind(text, ProposalKind.CONSULTATION)
    ]
    assert told == [
        (2, "2020-06-04", False), (None, "2020-06-06", False), (4, "2020-06-08", False),
        (2, "2020-06-09", True),
    ]  # fmt: skip


def test_institutions_without_and_with_a_lexicon() -> None:
    text = read_text_of(
        "The Ministry of Order and the police asked the MoO. Border Agency staff left."
    )
    assert texts(text, ProposalKind.INSTITUTION) == ["Ministry of Order", "police", "Border Agency"]
    words = Lexicon(institutions=(InstitutionName("Order", ("Ministry of Order",), ("MoO",)),))
    (order, *_) = propose_institutions(tuple(text.passages()), words)
    assert (order.text, dict(order.extra)["count"]) == ("Order", 2)


def test_prose_recommendations_end_with_their_section() -> None:
    text = read_html_of(
        "<h2>Recommendations</h2><p>The following are proposed:</p><ul><li>Parliament should meet."
        "<ul><li>more often</li></ul></li></ul><h3>On police</h3><p>The police must answer.</p>"
        "<p>They are many.</p><h2>Annex</h2><ul><li>a list</li></ul>"
    )
    assert texts(text, ProposalKind.PROSE_RECOMMENDATION) == [
        "Parliament should meet.", "more often", "The police must answer.",
    ]  # fmt: skip
