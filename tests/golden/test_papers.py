"""The papers of Examplia in English and Urdu; `python tools/golden.py` accepts them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest

from tests.support.golden_papers import FOLDER, golden_texts, kept_words

NAMES = ("en.docx.txt", "en.html.txt", "ur.docx.txt", "ur.html.txt")


@pytest.fixture(scope="module")
def texts() -> Mapping[str, str]:
    """Return the papers as they are made now."""
    return golden_texts(kept_words())


@pytest.mark.parametrize("name", NAMES)
def test_a_paper_is_as_accepted(name: str, texts: Mapping[str, str]) -> None:
    assert texts[name] == (FOLDER / name).read_text(encoding="utf-8")


def test_every_paper_is_compared(texts: Mapping[str, str]) -> None:
    assert sorted(texts) == list(NAMES)


def test_an_urdu_paper_says_once_what_is_not_translated(texts: Mapping[str, str]) -> None:
    words = kept_words()("About the language")
    assert texts["ur.html.txt"].count(words) == 1
    assert "About the language" not in texts["en.html.txt"]


def test_the_same_numbers_stand_in_both_languages(texts: Mapping[str, str]) -> None:
    cites = {name: text.count("[DAILY]") for name, text in texts.items()}
    assert cites["en.html.txt"] == cites["ur.html.txt"] == cites["en.docx.txt"]


def test_no_row_says_that_a_day_is_not_on_record(texts: Mapping[str, str]) -> None:
    lines = texts["en.html.txt"].splitlines()
    since = [after for line, after in pairwise(lines) if line == "dt: Since"]
    assert since
    assert not [line for line in since if "not on record" in line]
