"""Spellings a search takes for one another, and those it keeps apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from misaq.core.names.folding import fold, is_urdu, skeleton, words_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("NACTA", "nacta", id="case"),
        pytest.param("Café", "cafe", id="accents"),
        pytest.param("كراچي", "کراچی", id="Arabic letters for Urdu ones"),
        pytest.param("مُحَمَّد", "محمد", id="vowel marks"),
        pytest.param("قومی\u200cاسمبلی", "قومیاسمبلی", id="a joiner nobody sees"),
        pytest.param("۱۹۹۷", "1997", id="Urdu digits"),
        pytest.param("٣٤", "34", id="Arabic digits"),
        pytest.param("آئین", "ایین", id="hamza on its seat"),
    ],
)
def test_letters_typed_differently_are_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Section 11-EE(3)", ("section", "11", "ee", "11ee", "3"), id="a section"),
        pytest.param("P2.17", ("p2", "17", "p217"), id="a key"),
        pytest.param("Sipah-e-Example", ("sipah", "e", "example", "sipaheexample"), id="hyphens"),
        pytest.param("  ", (), id="nothing"),
        pytest.param("snake_case", ("snake", "case"), id="an underline parts"),
        pytest.param("قومی اسمبلی", ("قومی", "اسمبلی"), id="Urdu"),
    ],
)
def test_a_text_is_parted_into_words(text: str, words: tuple[str, ...]) -> None:
    assert words_in(text) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lashkar", "لشکر"),
        ("tayyiba", "taiba"),
        ("taiba", "طیبہ"),
        ("muhammad", "محمد"),
        ("pakistan", "پاکستان"),
        ("balochistan", "بلوچستان"),
        ("khyber", "خیبر"),
        ("tehreek", "تحریک"),
        ("tahrik", "tehreek"),
        ("jaish", "جیش"),
        ("qaumi", "قومی"),
        ("punjab", "پنجاب"),
    ],
)
def test_spellings_of_one_name_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(fold(one)) == skeleton(fold(other)) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("lashkar", "jaish"), ("punjab", "sindh"), ("لشکر", "تحریک")]
)
def test_other_names_have_other_skeletons(one: str, other: str) -> None:
    assert skeleton(fold(one)) != skeleton(fold(other))


@pytest.mark.parametrize("word", ["", "a", "oh", "اے", "b"])
def test_a_word_with_hardly_a_consonant_has_none(word: str) -> None:
    assert skeleton(word) == ""


def test_a_script_is_told_from_its_letters() -> None:
    assert is_urdu("لشکر")
    assert not is_urdu("lashkar")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_are_folded_and_never_empty(text: str) -> None:
    assert all(word and fold(word) == word for word in words_in(text))
