"""What holds of the comparison of any two names of persons."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from misaq.core.names.persons import compare_persons, person_keys, read_person, score_persons
from misaq.core.names.persons_reading import LONGEST
from misaq.core.names.scripts import clean
from misaq.core.names.transliteration import in_latin_letters, in_urdu_letters
from misaq.core.names.variants import names_of
from misaq.core.names.variants_given import GIVEN_NAMES
from misaq.core.names.variants_given_more import MORE_GIVEN_NAMES
from misaq.kernel.errors import InputRefused

_LINES = [
    line.replace("|", " ").split()
    for table in (GIVEN_NAMES, MORE_GIVEN_NAMES)
    for line in table.strip().replace("\n  ", " ").split("\n")
]
PLAIN = sorted(line[0] for line in _LINES if names_of(line[0]) == (line[0],))
IN_BOTH_SCRIPTS = sorted(
    (line[0], line[-1]) for line in _LINES if not line[-1].isascii() and line[0] in PLAIN
)
TITLES = ("Maulana", "Haji", "Mufti", "Dr")

words = st.sampled_from(PLAIN)
names = st.lists(words, min_size=1, max_size=5, unique=True).map(" ".join)
unheard = st.lists(
    st.sampled_from(["zar", "ku", "gim", "shob", "rin", "pash", "tul"]), min_size=2, max_size=3
).map("".join)
odd_texts = st.text(
    alphabet=st.characters() | st.sampled_from("@/()،؛,.'’-\u202e\u200b\x00аеоنورabd "),
    max_size=80,
)


@given(odd_texts, odd_texts)
def test_any_two_texts_are_compared_either_way_round_alike(left: str, right: str) -> None:
    try:
        one, other = read_person(left), read_person(right)
    except InputRefused:
        return
    comparison = compare_persons(one, other)
    back = compare_persons(other, one)
    assert 0.0 <= comparison.score < 1.0
    assert comparison.score == pytest.approx(back.score, abs=1e-9)
    assert comparison.bits == pytest.approx(back.bits, abs=1e-9)
    assert len(comparison.meetings) == len(back.meetings)
    assert score_persons(one, other) == comparison.score


@given(names, names)
def test_comparing_is_symmetric(left: str, right: str) -> None:
    one, other = read_person(left), read_person(right)
    assert score_persons(one, other) == pytest.approx(score_persons(other, one), abs=1e-12)


@given(names, names)
def test_no_other_name_meets_a_name_better_than_itself(name: str, other: str) -> None:
    read = read_person(name)
    assert score_persons(read, read) >= score_persons(read, read_person(other)) - 1e-9 or set(
        name.split()
    ) < set(other.split())


@given(names, words)
def test_a_word_more_on_one_side_never_raises_the_score(name: str, word: str) -> None:
    if word in name.split():
        return
    read = read_person(name)
    assert score_persons(read, read_person(f"{name} {word}")) < score_persons(read, read)


@given(names, names, words)
def test_a_word_more_that_both_have_never_lowers_the_score(
    left: str, right: str, word: str
) -> None:
    if word in left.split() or word in right.split():
        return
    before = score_persons(read_person(left), read_person(right))
    after = score_persons(read_person(f"{left} {word}"), read_person(f"{right} {word}"))
    assert after >= before - 1e-9


@given(names, st.randoms(use_true_random=False))
def test_another_order_scores_below_the_same_and_meets_the_same_words(
    name: str, chance: object
) -> None:
    shuffled = name.split()
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = read_person(name), read_person(" ".join(shuffled))
    score, itself = score_persons(one, other), score_persons(one, one)
    assert score <= itself
    assert (score == itself) is (shuffled == name.split())
    assert score_persons(other, one) == pytest.approx(score, abs=1e-12)
    assert len(compare_persons(one, other).meetings) == len(name.split())


@given(names, st.sampled_from(TITLES))
def test_a_title_costs_little_and_never_helps(name: str, title: str) -> None:
    read, titled = read_person(name), read_person(f"{title} {name}")
    itself = score_persons(read, read)
    assert itself * 0.9 < score_persons(read, titled) <= itself


@given(names, words, words)
def test_contradicting_fathers_weigh_more_than_a_father_not_printed(
    name: str, father: str, other: str
) -> None:
    if father == other:
        return
    read = read_person(f"{name} s/o {father}")
    contradicted = score_persons(read, read_person(f"{name} s/o {other}"))
    unsaid = score_persons(read, read_person(name))
    agreed = score_persons(read, read_person(f"{name} s/o {father}"))
    assert contradicted < unsaid < agreed


@given(st.lists(st.sampled_from(IN_BOTH_SCRIPTS), min_size=1, max_size=4, unique=True))
def test_a_name_meets_itself_in_the_other_script(pairs: list[tuple[str, str]]) -> None:
    latin, arabic = (" ".join(side) for side in zip(*pairs, strict=True))
    one, other = read_person(latin), read_person(arabic)
    assert score_persons(one, other) > 0.9 * score_persons(one, one)
    assert person_keys(one) & person_keys(other)


@given(st.lists(st.one_of(words, unheard), min_size=1, max_size=4))
def test_a_name_written_in_urdu_letters_meets_the_name_and_so_does_the_way_back(
    latin: list[str],
) -> None:
    name = " ".join(latin)
    read, urdu = read_person(name), in_urdu_letters(name)
    itself = score_persons(read, read)
    assert not urdu.isascii()
    assert score_persons(read, read_person(urdu)) > 0.8 * itself
    assert score_persons(read_person(urdu), read_person(in_latin_letters(urdu))) > 0.8 * itself


@given(names)
def test_reading_what_was_read_changes_nothing(name: str) -> None:
    cleaned = clean(name)
    assert clean(cleaned) == cleaned
    keys = read_person(name).keys
    assert read_person(" ".join(keys)).keys == keys


@given(odd_texts)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(names, st.sampled_from(TITLES))
def test_names_of_one_person_share_a_key(name: str, title: str) -> None:
    keys = person_keys(read_person(name))
    assert keys & person_keys(read_person(f"{title} {name.upper()}"))
    if len(name.split()) > 2:
        assert keys & person_keys(read_person(" ".join(name.split()[:2])))


@settings(max_examples=20)
@given(st.sampled_from(["Gul ", "@", "ع", "a.", "ﷺ", "s/o ", "\u202e", "毛", "abd", "(", "é"]))
def test_a_long_text_is_refused_or_read_in_no_time(piece: str) -> None:
    text = (piece * LONGEST)[:LONGEST]
    began = time.process_time()
    try:
        read = read_person(text)
    except InputRefused:
        return
    score_persons(read, read)
    assert time.process_time() - began < 1.0
