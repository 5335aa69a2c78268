from __future__ import annotations

import time

import pytest

from misaq.core.names.scripts import bones, clean, is_arabic, sound


@pytest.mark.parametrize(
    ("printed", "letters"),
    [
        pytest.param("GUL Zaman", "gul zaman", id="case"),
        pytest.param("Gul\x00 Za\x07man", "gul zaman", id="control characters of plain text"),
        pytest.param(
            "Gul\u200b Za\u202eman\ufeff", "gul zaman", id="hidden and turning characters"
        ),
        pytest.param("Gül Zamán", "gul zaman", id="marks"),
        pytest.param("Gul Z\u0430man", "gul zaman", id="one Cyrillic letter in a Latin word"),
        pytest.param("Gul \u0441\u0430\u0440", "gul cap", id="a Cyrillic word of lookalikes only"),
        pytest.param("Гуль Заман", "gul' zaman", id="a name in Cyrillic"),
        pytest.param("Ｇｕｌ Ｚａｍａｎ", "gul zaman", id="wide letters"),
        pytest.param("كلِّي", "کلی", id="Arabic letters and vowel marks"),
        pytest.param("ﺁﻏﺎ", "اغا", id="presentation forms"),
        pytest.param("Gulزمان", "gul زمان", id="two scripts in one word"),
        pytest.param("‘Abd al-Nūr’", "'abd al-nur'", id="quotation marks"),
        pytest.param("毛泽", "mao ze", id="Chinese"),
        pytest.param("G0l Zar8eg 5ajid", "gol zarbeg sajid", id="digits read for letters"),
        pytest.param("AlDA lBAD ALl Gul", "aida ibad ali gul", id="a small L among capitals"),
        pytest.param("Gul 2 the 3rd", "gul 2 the 3rd", id="digits that are digits"),
        pytest.param("Gúl Zam4n", "gul zaman", id="a digit beside marks"),
        pytest.param("", "", id="nothing"),
        pytest.param("\u200b\u202e", "", id="only hidden characters"),
    ],
)
def test_clean_gives_small_latin_and_arabic_letters(printed: str, letters: str) -> None:
    assert clean(printed) == letters


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hameed", "hamid"),
        ("yousouf", "yusuf"),
        ("nawaz", "navaz"),
        ("qasim", "kasim"),
        ("hassan", "hasan"),
        ("taibah", "taiba"),
        ("hassine", "hassin"),
    ],
)
def test_two_spellings_sound_the_same(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other"), [("hassan", "hussain"), ("bashir", "basir"), ("khan", "kan"), ("zia", "za")]
)
def test_two_words_sound_different(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("حنیف", "hanif"),
        ("خٹک", "khattak"),
        ("شفیق", "shafiq"),
        ("غلزی", "ghilzai"),
        ("چمن", "chaman"),
    ],
)
def test_bones_are_alike_in_both_scripts(arabic: str, latin: str) -> None:
    assert is_arabic(clean(arabic))
    assert bones(sound(clean(arabic))) == bones(sound(latin))


def test_cleaning_takes_time_in_proportion_to_the_text() -> None:
    began = time.process_time()
    clean("\u202eа\u0301" * 200_000)
    assert time.process_time() - began < 5
