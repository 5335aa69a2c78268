from __future__ import annotations

from dataclasses import dataclass

import pytest

from misaq.kernel.titles import TranslatedTitle, faults_of_title, script_of, title_in


@dataclass(frozen=True)
class Office:
    title: str
    titles: tuple[TranslatedTitle, ...] = ()


OFFICE = Office(
    "Office",
    (TranslatedTitle("ur", "دفتر", ()), TranslatedTitle("ur-PK", "سرکاری دفتر", ())),
)


def test_the_exact_tag_comes_before_the_same_language() -> None:
    assert title_in(OFFICE, "ur-PK").text == "سرکاری دفتر"
    assert title_in(OFFICE, "ur").text == "دفتر"
    assert title_in(OFFICE, "ur-IN").text == "دفتر"
    assert title_in(OFFICE, "sd") is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ur", "قانون 1997 (ترمیم)"),
        ("ur-Latn", "Wizarat-e-Dakhla"),
        ("fr", "Ministère de l’Intérieur"),
        ("zu", "any letters: दफ़्तर"),
    ],
    ids=["urdu with a year", "urdu in latin letters", "french", "script not known here"],
)
def test_titles_in_their_script_pass(language: str, text: str) -> None:
    assert faults_of_title(TranslatedTitle(language, text, ())) == ()


@pytest.mark.parametrize(
    ("language", "text", "fault"),
    [
        ("ur", "Ministry", "'M' is no letter of the language 'ur'."),
        ("en", "وزارت", "'و' is no letter of the language 'en'."),
        ("Urdu", "وزارت", "'Urdu' is no tag of a language."),
        ("ur", "وزارت\u202e", "the text holds a mark that turns the direction of writing."),
    ],
    ids=["latin as urdu", "urdu as english", "no tag", "a mark of direction"],
)
def test_other_titles_are_named_with_what_is_wrong(language: str, text: str, fault: str) -> None:
    assert faults_of_title(TranslatedTitle(language, text, ())) == (fault,)


def test_the_script_is_the_tags_or_the_usual_one() -> None:
    assert script_of("pa-Arab-PK") == "Arab"
    assert script_of("ur-PK") == "Arab"
    assert script_of("zu") is None
