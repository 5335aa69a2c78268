from __future__ import annotations

import pytest

from misaq.core.names.comparison import Meeting, NameComparison
from misaq.core.names.persons import compare_persons, read_person, score_persons


def _compare(left: str, right: str) -> NameComparison:
    return compare_persons(read_person(left), read_person(right))


def _score(left: str, right: str) -> float:
    return score_persons(read_person(left), read_person(right))


@pytest.mark.parametrize(
    ("left", "right", "how"),
    [
        pytest.param("Zamanzai", "Zamanzai", Meeting.SAME, id="the same"),
        pytest.param("Yousaf", "Yusuf", Meeting.VARIANT, id="a spelling of the tables"),
        pytest.param("Salim", "Salem", Meeting.VARIANT, id="a spelling of two names, and one"),
        pytest.param("Zamanzaai", "Zamanzai", Meeting.VARIANT, id="sounds the same"),
        pytest.param("یوسف", "Yusuf", Meeting.CROSS_SCRIPT, id="known in two scripts"),
        pytest.param("زمانزئی", "Zamanzai", Meeting.CROSS_SCRIPT, id="the same consonants"),
        pytest.param("زمنگلی", "Zaminkali", Meeting.CROSS_SCRIPT, id="nearly the same consonants"),
        pytest.param("Zamanzai", "Zemunzui", Meeting.NEAR, id="other vowels"),
        pytest.param("Waziir", "Waziri", Meeting.NEAR, id="letters in the wrong order"),
        pytest.param("Zamanzai", "Zamanbai", Meeting.NEAR, id="one letter"),
        pytest.param("Zamanzaiwal", "Zamankaival", Meeting.NEAR, id="two letters of a long word"),
        pytest.param("Yousasf", "Yousaf", Meeting.NEAR, id="a letter too many in a known name"),
        pytest.param("Azis", "Aziz", Meeting.NEAR, id="one letter of a short known name"),
        pytest.param("Zarg", "Zarb", Meeting.CONTRADICTS, id="one letter of a short word"),
        pytest.param("Ail", "Ali", Meeting.NEAR, id="a short known name in the wrong order"),
        pytest.param("Klm", "Kaleem", Meeting.NEAR, id="without vowels"),
        pytest.param("Gl", "Gulo", Meeting.NEAR, id="two consonants without vowels"),
        pytest.param("Zaman", "Ziban", Meeting.CONTRADICTS, id="two letters of a short word"),
        pytest.param("Aslam", "Akram", Meeting.CONTRADICTS, id="two known names"),
        pytest.param("اسلم", "Akram", Meeting.CONTRADICTS, id="two known names in two scripts"),
        pytest.param("زمانزئی", "Kubratov", Meeting.CONTRADICTS, id="other consonants"),
    ],
)
def test_how_two_words_meet(left: str, right: str, how: Meeting) -> None:
    assert [meeting.how for meeting in _compare(left, right).meetings] == [how]


def test_the_working_is_as_printed_and_heaviest_first() -> None:
    comparison = _compare("Mufti Gul ZAMAN Yusuf", "Gul Zaman Yousuf Khan")
    assert [(m.left, m.right, m.how) for m in comparison.meetings] == [
        ("ZAMAN", "Zaman", Meeting.SAME),
        ("Yusuf", "Yousuf", Meeting.VARIANT),
        ("Gul", "Gul", Meeting.SAME),
        ("", "Khan", Meeting.MISSING),
        ("Mufti", "", Meeting.MISSING),
    ]
    heavy = [abs(meeting.weight) for meeting in comparison.meetings]
    assert heavy == sorted(heavy, reverse=True)
    assert comparison.relation is None


def test_the_weights_add_up_to_the_bits() -> None:
    comparison = _compare("Mufti Gul Zaman s/o Nadir Khan", "Gul Zaman Khan s/o Nadir Shah")
    total = sum(meeting.weight for meeting in comparison.meetings)
    assert total == pytest.approx(comparison.bits, abs=0.05)


def test_an_initial_meets_what_it_may_stand_for() -> None:
    hows = {m.left: m.how for m in _compare("M Q Zamanzai", "Muhammad Aslam Zamanzai").meetings}
    assert hows["M"] is Meeting.INITIAL
    assert hows["Q"] is Meeting.MISSING


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Nadir Zaman Zai", "Nadir Zamanzai", id="two words for one"),
        pytest.param("Haji Nadir Zar Wan", "Nadir Zarwan", id="and a title"),
        pytest.param("Arifzama Ny Zamanzai", "Arifzam Any Zamanzai", id="a space misplaced"),
        pytest.param("Tong-myong Kim", "Tongmyong Kim", id="with a hyphen or without"),
    ],
)
def test_words_written_apart_meet_those_written_as_one(left: str, right: str) -> None:
    assert _score(left, right) > 0.85


def test_a_kunya_meets_a_kunya_for_less_than_a_name_meets_a_name() -> None:
    kunya, name = _compare("Abu Talha", "Abu Talha"), _compare("Talha", "Talha")
    assert 0 < kunya.bits < name.bits


def test_a_run_of_other_letters_does_not_meet() -> None:
    meetings = _compare("Nadir Zaman Bek", "Nadir Zakubrat").meetings
    assert {m.how for m in meetings} == {Meeting.SAME, Meeting.CONTRADICTS, Meeting.MISSING}


def test_rarity_decides_what_a_word_more_means() -> None:
    common = _score("Muhammad Aslam", "Muhammad Aslam Khan") / _score(
        "Muhammad Aslam", "Muhammad Aslam"
    )
    rare = _score("Zarwan Zamanzai", "Zarwan Zamanzai Khan") / _score(
        "Zarwan Zamanzai", "Zarwan Zamanzai"
    )
    assert common < 0.9 < rare


def test_a_rarer_word_more_costs_more() -> None:
    base = "Gul Zaman"
    more = [_score(base, f"{base} {word}") for word in ("Muhammad", "Khan", "Zamanzai")]
    assert more == sorted(more, reverse=True)


def test_the_first_name_left_out_costs_more_than_the_last() -> None:
    whole = "Nadir Talha Zamanzai"
    assert _score(whole, "Talha Zamanzai") < _score(whole, "Nadir Talha")


def test_missing_costs_less_than_contradiction() -> None:
    whole = "Nadir Talha Zamanzai"
    assert _score(whole, "Nadir Talha Kubratov") < _score(whole, "Nadir Talha")


def test_order_says_something() -> None:
    assert _score("Muhammad Khan", "Khan Muhammad") < _score("Muhammad Khan", "Muhammad Khan")


def test_a_surname_moved_or_a_name_turned_round_costs_one_move() -> None:
    name = "Zamanzai Gul Nadir Talha"
    moved = _score(name, "Gul Nadir Talha Zamanzai")
    turned = _score(name, "Talha Nadir Gul Zamanzai")
    mixed = _score(name, "Gul Zamanzai Talha Nadir")
    assert mixed < moved == turned < _score(name, name)


def test_equal_names_rank_by_rarity_and_never_reach_one() -> None:
    scores = [_score(name, name) for name in ("Ali", "Ali Khan", "Ali Zamanzai", "Talha Zamanzai")]
    assert scores == sorted(scores)
    assert scores[-1] < 1.0
    assert len(set(scores)) == len(scores)


def test_fathers_are_compared_where_both_print_one() -> None:
    same = _compare("Gul Zaman s/o Nadir", "Gul Zaman s/o Nadir")
    other = _compare("Gul Zaman s/o Nadir", "Gul Zaman s/o Talha")
    unsaid = _compare("Gul Zaman s/o Nadir", "Gul Zaman")
    assert other.score < 0.6 < unsaid.score < same.score
    assert "FATHER" in {meeting.role.value for meeting in other.meetings}
    assert "FATHER" not in {meeting.role.value for meeting in unsaid.meetings}


def test_fathers_who_agree_are_no_evidence_where_no_name_meets() -> None:
    assert _score("Gul Zaman s/o Nadir Zamanzai", "Talha Akram s/o Nadir Zamanzai") == 0.0


def test_nothing_meets_nothing() -> None:
    comparison = _compare("", "Gul Zaman")
    assert (comparison.score, comparison.bits, comparison.meetings) == (0.0, 0.0, ())
    assert _score("s/o Nadir", "s/o Nadir") == 0.0


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param("Gul\x00 Zamanzai", id="a control character"),
        pytest.param("Gul \u202eZamanzai\u202c", id="right-to-left override"),
        pytest.param("G\u200bul Zaman\u200dzai", id="zero-width characters"),
        pytest.param("G\u0443l Z\u0430m\u0430nz\u0430i".replace("\u0443", "u"), id="Cyrillic a"),
        pytest.param("Ｇｕｌ Ｚａｍａｎｚａｉ", id="wide letters"),
        pytest.param("Gúl Zamänzaî", id="marks"),
    ],
)
def test_a_disguised_name_is_the_name(odd: str) -> None:
    assert _score(odd, "Gul Zamanzai") == _score("Gul Zamanzai", "Gul Zamanzai")
