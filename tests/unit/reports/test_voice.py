from __future__ import annotations

from dataclasses import dataclass

import pytest

from misaq.kernel.titles import TranslatedTitle
from misaq.kernel.words import Phrase
from misaq.reports import language as languages
from misaq.reports.inline import Foreign, Ref, plain_text
from misaq.reports.language import ENGLISH, URDU
from misaq.reports.voice import Voice

WORDS = {"{who} must answer: {text}.": "{who} جواب دے: {text}۔", "{day} it was": "{day} کو تھا"}


@dataclass(frozen=True)
class Office:
    key: str
    title: str
    titles: tuple[TranslatedTitle, ...] = ()


OFFICE = Office("BUREAU", "Example Bureau", (TranslatedTitle("ur", "مثالی دفتر 2014", ()),))
PLAIN = Office("MOO", "Ministry of Order")


@pytest.fixture(autouse=True)
def _words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        languages,
        "translation_into",
        lambda code: (lambda text: WORDS.get(text, text)) if code == "ur" else str,
    )


def voice_in(language: languages.Language) -> Voice:
    return Voice(
        language,
        by_title={"Example Bureau": OFFICE},
        short_names={"BUREAU": OFFICE, "MOO": PLAIN},
    )


def asked(text: str) -> Phrase:
    return Phrase("{who} must answer: {text}.", (("who", "Example Bureau"), ("text", text)))


def test_a_title_is_said_in_the_language_and_its_year_stays_with_it() -> None:
    parts = voice_in(URDU).plain(asked("The list of 2019"))
    assert parts == (
        "مثالی دفتر ",
        Ref("2014"),
        " جواب دے: ",
        Foreign("The list of 2019", ENGLISH),
        "۔",
    )


def test_a_phrase_without_translation_is_english_as_a_whole() -> None:
    words = Phrase("{who} waits", (("who", "Example Bureau"),))
    assert voice_in(URDU).plain(words) == (Foreign("Example Bureau waits", ENGLISH),)


def test_stops_are_not_doubled() -> None:
    assert voice_in(URDU).text(asked("It ended.")) == "مثالی دفتر 2014 جواب دے: It ended۔"
    assert voice_in(URDU).text(asked("It ended")) == "مثالی دفتر 2014 جواب دے: It ended۔"


def test_a_short_name_is_explained_once() -> None:
    voice = voice_in(ENGLISH)
    assert plain_text(voice.say("BUREAU and MOO")) == (
        "BUREAU (Example Bureau) and MOO (Ministry of Order)"
    )
    assert plain_text(voice.say("BUREAU, MOO")) == "BUREAU, MOO"
    assert list(voice.explained) == ["BUREAU", "MOO"]


def test_a_short_name_inside_a_longer_word_or_beside_its_title_is_left() -> None:
    voice = voice_in(ENGLISH)
    assert plain_text(voice.say("MOO-2 and Example Bureau (BUREAU)")) == (
        "MOO-2 and Example Bureau (BUREAU)"
    )


def test_in_urdu_a_short_name_is_explained_in_urdu_and_inside_english_in_english() -> None:
    alone = voice_in(URDU).say("BUREAU کا جواب")
    assert plain_text(alone) == "BUREAU (مثالی دفتر 2014) کا جواب"
    inside = voice_in(URDU).say("جواب: ask BUREAU first")
    assert inside[-1] == Foreign("ask BUREAU (Example Bureau) first", ENGLISH)


def test_both_titles_stand_side_by_side_where_they_differ() -> None:
    assert plain_text(voice_in(URDU).titles(OFFICE)) == "مثالی دفتر 2014 — Example Bureau"
    assert voice_in(URDU).titles(PLAIN) == (Foreign("Ministry of Order", ENGLISH),)
    assert voice_in(ENGLISH).titles(OFFICE) == ("Example Bureau",)
    assert voice_in(URDU).text_of_title(OFFICE) == "مثالی دفتر 2014"
