from __future__ import annotations

import pytest

from misaq.core.names.comparison import TokenRole
from misaq.core.names.persons_reading import LONGEST, MOST_WORDS, read_person
from misaq.core.names.persons_records import Form
from misaq.core.names.persons_splitting import as_printed
from misaq.kernel.errors import InputRefused


def _keys(form: Form | None) -> list[str]:
    return [part.word.key for part in form.parts] if form is not None else []


def _forms(text: str) -> list[list[str]]:
    return [_keys(form) for form in read_person(text).forms]


def _roles(text: str) -> dict[str, str]:
    return {part.word.key: part.role.value for part in read_person(text).forms[0].parts}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Zia-ur-Rehman", ["zia", "rahman"], id="with joints"),
        pytest.param("Ziaur Rahman", ["zia", "rahman"], id="joint in the word before"),
        pytest.param("Ziaurrahman", ["zia", "rahman"], id="in one word"),
        pytest.param("Atiqullah", ["atiq", "allah"], id="of God"),
        pytest.param("Atiq Ullah", ["atiq", "allah"], id="of God, apart"),
        pytest.param("Abdullah", ["abd", "allah"], id="servant of God"),
        pytest.param("Abd Allah", ["abd", "allah"], id="servant of God, apart"),
        pytest.param("عبداللہ", ["abd", "allah"], id="servant of God, in Urdu"),
        pytest.param("Abdul Qadir", ["abd", "qadir"], id="servant of a name"),
        pytest.param("Abdelkader", ["abd", "qadir"], id="servant of a name, joined"),
        pytest.param("Abdulatif", ["abd", "latif"], id="one l for two"),
        pytest.param("Abdurrahim", ["abd", "raheem"], id="two r"),
        pytest.param("عبدالقادر", ["abd", "qadir"], id="servant of a name, in Arabic"),
        pytest.param("Noureddine", ["noor", "din"], id="of the faith, in French"),
        pytest.param("نور الدین", ["noor", "din"], id="of the faith, in Urdu"),
        pytest.param("نورالدین", ["noor", "din"], id="of the faith, joined, in Urdu"),
        pytest.param("Gul-i-Zaman", ["gul", "zaman"], id="izafat"),
        pytest.param("Al-Zamani", ["zamani"], id="article"),
        pytest.param("Elshafiq", ["shafiq"], id="article in the word"),
        pytest.param("Muhammadzaman", ["muhammadzaman"], id="not taken apart without a known end"),
        pytest.param("Walijan", ["wali", "jan"], id="known head and known end"),
        pytest.param("محمدنواز", ["muhammad", "nawaz"], id="Muhammad written on"),
        pytest.param("الزمانی", ["زمانی"], id="article, in Arabic letters"),
        pytest.param("Abu Bakr", ["abubakr"], id="a kunya that is a name"),
        pytest.param("Zaman, Gul", ["gul", "zaman"], id="surname first"),
        pytest.param("Gul Zaman na", ["gul", "zaman"], id="a placeholder at the end"),
        pytest.param("O'Zaman", ["ozaman"], id="apostrophe"),
        pytest.param("Abdul", ["abd"], id="servant alone"),
        pytest.param("Zarkavullah", ["zarkav", "allah"], id="of God, with an unknown head"),
        pytest.param("Ziaulhaqullah", ["ziaulhaq", "allah"], id="of God, a head of two words"),
        pytest.param("Noorulullah", ["noor", "allah"], id="of God, a head with its joint"),
        pytest.param("Abudlqadir", ["abd", "qadir"], id="letters of a servant in the wrong order"),
        pytest.param("Adbul Qadir", ["abd", "qadir"], id="the same, apart"),
        pytest.param("Kuddin", ["kuddin"], id="an ending with no name before it"),
        pytest.param("Allah Dad", ["allah", "dad"], id="God first"),
    ],
)
def test_words_of_a_name(text: str, words: list[str]) -> None:
    assert _forms(text) == [words]


@pytest.mark.parametrize(
    ("text", "forms", "father"),
    [
        pytest.param("Gul Zaman @ Talha", [["gul", "zaman"], ["talha"]], [], id="at sign"),
        pytest.param("Gul Zaman alias Talha", [["gul", "zaman"], ["talha"]], [], id="alias"),
        pytest.param("Gul Zaman urf Talha", [["gul", "zaman"], ["talha"]], [], id="urf"),
        pytest.param("Gul Zaman a.k.a. Talha", [["gul", "zaman"], ["talha"]], [], id="a.k.a."),
        pytest.param("Gul Zaman AKA Talha", [["gul", "zaman"], ["talha"]], [], id="AKA"),
        pytest.param("Gul Zaman (Talha)", [["gul", "zaman"], ["talha"]], [], id="brackets"),
        pytest.param("گل زمان عرف طلحہ", [["gul", "zaman"], ["talha"]], [], id="urf in Urdu"),
        pytest.param("Gul Zaman (born 1970)", [["gul", "zaman"]], [], id="a note with a number"),
        pytest.param("Gul (who is said to have lived in a far town)", [["gul"]], [], id="a note"),
        pytest.param("Gul Zaman S/o Nadir", [["gul", "zaman"]], ["nadir"], id="s/o"),
        pytest.param("Gul Zaman son of Nadir", [["gul", "zaman"]], ["nadir"], id="son of"),
        pytest.param("Amina D/O Nadir", [["amina"]], ["nadir"], id="d/o"),
        pytest.param("Gul Zaman walad Nadir", [["gul", "zaman"]], ["nadir"], id="walad"),
        pytest.param("گل زمان ولد نادر", [["gul", "zaman"]], ["nadir"], id="walad in Urdu"),
        pytest.param("Gul S/o Nadir @ Talha", [["gul"], ["talha"]], ["nadir"], id="then alias"),
        pytest.param("Gul s/o Nadir @ Talha s/o Omar", [["gul"], ["talha"]], ["nadir"], id="twice"),
        pytest.param("Gul s/o nill", [["gul"]], [], id="no father printed"),
        pytest.param("s/o Nadir", [], ["nadir"], id="father only"),
        pytest.param("@", [], [], id="only a sign"),
        pytest.param("", [], [], id="nothing"),
        pytest.param("12345", [], [], id="digits"),
    ],
)
def test_names_and_father_of_a_printed_name(
    text: str, forms: list[list[str]], father: list[str]
) -> None:
    assert _forms(text) == forms
    assert _keys(read_person(text).father) == father


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param(
            "Maulana Gul Zaman", {"maulana": "TITLE", "gul": "NAME", "zaman": "NAME"}, id="title"
        ),
        pytest.param("Malik Gul", {"malik": "TITLE", "gul": "NAME"}, id="a title that is a name"),
        pytest.param("Malik", {"malik": "NAME"}, id="the same alone"),
        pytest.param("Gul bin Nadir", {"gul": "NAME", "nadir": "FATHER"}, id="bin"),
        pytest.param("Abu Talha Zamani", {"talha": "KUNYA", "zamani": "NAME"}, id="kunya"),
        pytest.param("M Zaman", {"m": "INITIAL", "zaman": "NAME"}, id="initial"),
        pytest.param(
            "Gul bin Abdul Qadir", {"gul": "NAME", "abd": "FATHER", "qadir": "FATHER"}, id="of two"
        ),
        pytest.param("Gul bin", {"gul": "NAME", "bin": "NAME"}, id="a last word stays a name"),
    ],
)
def test_what_the_words_do(text: str, roles: dict[str, str]) -> None:
    assert _roles(text) == roles


def test_no_word_is_ever_marked_by_what_family_it_tells_of() -> None:
    for text in ("Gul Zaman Afridi", "Gul Zaman Baloch", "Gul Zaman Qureshi"):
        assert TokenRole.LINEAGE not in {part.role for part in read_person(text).forms[0].parts}


def test_the_longest_name_is_read_and_a_longer_text_is_refused() -> None:
    assert read_person("Gul" + "a" * (LONGEST - 3)).forms
    assert len(read_person("y " * MOST_WORDS).keys) == MOST_WORDS
    assert read_person("@" * LONGEST).forms == ()
    with pytest.raises(InputRefused, match="10000 characters"):
        read_person("x" * 10_000)
    with pytest.raises(InputRefused, match="3001 words"):
        read_person("ﷺ" * LONGEST)
    with pytest.raises(InputRefused, match="100 names"):
        read_person("@".join(["Gul"] * 100))


def test_one_text_is_read_once_and_equals_itself() -> None:
    one, other = read_person("Gul Zaman"), read_person("Gul Zaman")
    assert one is other
    assert one == other
    assert hash(one) == hash(other)
    assert one != "Gul Zaman"
    assert one.keys == ("gul", "zaman")
    assert read_person("@").keys == ()


@pytest.mark.parametrize(
    ("text", "letters", "printed"),
    [
        ("Mohd. ZAMAN", "zaman", "ZAMAN"),
        ("Al-Nu’man", "numan", "Nu’man"),
        ("گل زمان", "زمان", "زمان"),
        ("İlham", "ilham", "İlham"),
        ("Gul", "other", "other"),
    ],
)
def test_letters_are_shown_as_printed(text: str, letters: str, printed: str) -> None:
    assert as_printed(text, letters) == printed
