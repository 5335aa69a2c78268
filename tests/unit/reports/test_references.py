from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from misaq.reports.inline import Ref, plain_text
from misaq.reports.references import isolate


@pytest.mark.parametrize(
    ("sentence", "references"),
    [
        ("due on 2014-12-24.", ["2014-12-24"]),
        ("8,300 people, 3.5% of them", ["8,300", "3.5%"]),
        ("171 + 60 − 10 ≠ 212, says LST001", ["171 + 60 − 10 ≠ 212", "LST001"]),
        ("section S.11B(1) (since 1997)", ["S.11B(1)", "1997"]),
        ("no number here", []),
        ("between 2012..2013; No. 4", ["2012..2013", "4"]),
        ("۱۲ in Urdu digits", []),
    ],
)
def test_references_are_found(sentence: str, references: list[str]) -> None:
    assert [part.text for part in isolate(sentence) if isinstance(part, Ref)] == references


@given(st.text(alphabet=st.sampled_from("ab1290.,:/()-+ %−ق"), max_size=40))
def test_nothing_is_lost(sentence: str) -> None:
    assert plain_text(isolate(sentence)) == sentence


def test_a_long_run_is_read_in_good_time() -> None:
    text = "A" * 50_000 + " " + "1-" * 20_000 + " " + "-" * 50_000 + "(" * 50_000
    assert plain_text(isolate(text)) == text
