from __future__ import annotations

import pytest

from misaq.core.names.transliteration import in_latin_letters, in_urdu_letters


@pytest.mark.parametrize(
    ("latin", "urdu"),
    [
        pytest.param("Muhammad Yousaf Khan", "محمد یوسف خان", id="known words"),
        pytest.param("Abdullah", "عبد اللہ", id="servant of God"),
        pytest.param("Abdul Qadir", "عبد القادر", id="servant of a name"),
        pytest.param("Abdul", "عبد", id="servant alone"),
        pytest.param("Noor-ud-Din", "نور الدین", id="of the faith"),
        pytest.param("Atiqullah @ Talha", "عتیق اللہ عرف طلحہ", id="an alias"),
        pytest.param("Allah Dad", "اللہ داد", id="God first"),
        pytest.param("Zarqun", "زرقون", id="letter by letter"),
        pytest.param("Azaka", "ازکا", id="an a at the ends"),
        pytest.param("زمان", "زمان", id="Urdu already"),
        pytest.param("زرقون", "زرقون", id="Urdu already, and unknown"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_name_in_urdu_letters(latin: str, urdu: str) -> None:
    assert in_urdu_letters(latin) == urdu


@pytest.mark.parametrize(
    ("urdu", "latin"),
    [
        pytest.param("محمد یوسف خان", "Muhammad Yusuf Khan", id="known words"),
        pytest.param("عبداللہ", "Abd Ullah", id="servant of God"),
        pytest.param("عبدالقادر", "Abdul Qadir", id="servant of a name"),
        pytest.param("نور الدین عرف طلحہ", "Noor Ud Din @ Talha", id="an alias"),
        pytest.param("زرکبون", "Zarakabun", id="letter by letter, with vowels between"),
        pytest.param("Zarkabun", "Zarkabun", id="Latin already"),
        pytest.param("@", "", id="nothing"),
    ],
)
def test_a_name_in_latin_letters(urdu: str, latin: str) -> None:
    assert in_latin_letters(urdu) == latin
