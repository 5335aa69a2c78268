"""What holds of names of organisations, whatever they are called."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from misaq.core.names.comparison import NameRelation
from misaq.core.names.organisations import (
    SAME_FROM,
    compare_organisations,
    organisation_keys,
    read_organisation,
    score_organisations,
)

HEADS = {
    "Lashkar": "لشکر",
    "Tehreek": "تحریک",
    "Jamaat": "جماعت",
    "Sipah": "سپاہ",
    "Harkat": "حرکت",
    "Anjuman": "انجمن",
    "Tanzeem": "تنظیم",
}
FORMS = {"Trust": "ٹرسٹ", "Foundation": "فاؤنڈیشن", "Organisation": "آرگنائزیشن"}
NAMES = {
    "Zarvan": "زروان",
    "Mezran": "مزران",
    "Toral": "تورل",
    "Barkashan": "برکاشان",
    "Dilnawar": "دلنوار",
    "Gulmarg": "گلمرگ",
    "Shandor": "شندور",
    "Kamraz": "کمراز",
}
BOTH_SCRIPTS = {**HEADS, **FORMS, **NAMES}

bodies = st.builds(
    lambda head, name, form: f"{head}-e-{name} {form}".strip(),
    st.sampled_from(sorted(HEADS)),
    st.sampled_from(sorted(NAMES)),
    st.sampled_from(["", *sorted(FORMS)]),
)
anything = st.one_of(st.text(max_size=40), bodies)


def score(left: str, right: str) -> float:
    """Return the score of two printed names."""
    return score_organisations(read_organisation(left), read_organisation(right))


@given(anything, anything)
@example("a b", "ab")
@example("TTP", "Tehrik-e-Taliban Pakistan")
@example("BD Xylo", "BX Dylo")
def test_either_may_come_first(left: str, right: str) -> None:
    one = compare_organisations(read_organisation(left), read_organisation(right))
    other = compare_organisations(read_organisation(right), read_organisation(left))
    assert one.score == pytest.approx(other.score, abs=1e-12)
    assert one.bits == pytest.approx(other.bits, abs=1e-9)
    assert one.relation is other.relation
    assert 0.0 <= one.score <= 1.0


@given(anything)
def test_a_name_agrees_with_itself_wholly(name: str) -> None:
    read = read_organisation(name)
    assert score(name, name) == (1.0 if read.words else 0.0)


@given(anything, anything)
def test_only_the_same_words_score_one(left: str, right: str) -> None:
    one, other = read_organisation(left), read_organisation(right)
    if score_organisations(one, other) == 1.0:
        assert one.exact == other.exact


@given(anything, anything)
def test_the_working_adds_up_to_the_bits(left: str, right: str) -> None:
    comparison = compare_organisations(read_organisation(left), read_organisation(right))
    said = sum(line.weight for line in comparison.meetings)
    assert comparison.bits == pytest.approx(said, abs=1e-6)
    weights = [abs(line.weight) for line in comparison.meetings]
    assert weights == sorted(weights, reverse=True)


@given(bodies, bodies, st.permutations(["Torband", "Nashkar Trust", "Vildan Front"]))
def test_the_order_of_aliases_says_nothing(left: str, right: str, aliases: list[str]) -> None:
    turned = " @ ".join([left, *aliases])
    straight = " @ ".join([left, *sorted(aliases)])
    assert score(turned, right) == pytest.approx(score(straight, right), abs=1e-12)


@given(bodies, bodies, st.sampled_from(["Rozdar", "Welfare", "Council", "Nimrang"]))
def test_a_word_that_both_add_never_lowers(left: str, right: str, word: str) -> None:
    assert score(f"{left} {word}", f"{right} {word}") >= score(left, right) - 1e-12


@given(bodies, st.sampled_from(["Rozdar", "Republican", "Nimrang"]))
def test_a_word_that_one_adds_always_lowers(body: str, word: str) -> None:
    assert score(body, f"{body} {word}") < score(body, body)


@given(
    st.sampled_from(sorted(HEADS)), st.sampled_from(sorted(NAMES)), st.sampled_from(sorted(FORMS))
)
def test_a_name_in_urdu_is_the_name_in_latin(head: str, name: str, form: str) -> None:
    latin = f"{head} {name} {form}"
    urdu = " ".join(BOTH_SCRIPTS[word] for word in latin.split())
    assert score(latin, urdu) >= SAME_FROM
    assert organisation_keys(read_organisation(latin)) & organisation_keys(read_organisation(urdu))


RELATED = {
    "{} (Rozdar Group)": NameRelation.FACTION,
    "{} - Rozdar faction": NameRelation.FACTION,
    "{} Rozdar Group": NameRelation.FACTION,
    "{} al-Alami": NameRelation.FACTION,
    "{} (گروپ روزدار گروپ)": NameRelation.FACTION,
    "{} Student Wing": NameRelation.WING,
    "Women Wing of {}": NameRelation.WING,
    "{} (Youth Wing)": NameRelation.WING,
    "{} Rozdar Brigade": NameRelation.WING,
    "Nimrang (formerly {})": NameRelation.FORMER,
    "Nimrang, previously known as {}": NameRelation.FORMER,
    "Nimrang f.k.a. {}": NameRelation.FORMER,
    "ex-{}": NameRelation.FORMER,
}


@given(bodies, st.sampled_from(sorted(RELATED)))
def test_no_faction_wing_or_rename_is_ever_the_same(body: str, form: str) -> None:
    related = form.format(body)
    comparison = compare_organisations(read_organisation(body), read_organisation(related))
    assert comparison.relation is RELATED[form]
    assert comparison.score <= 0.4 < SAME_FROM


@given(st.text(alphabet="\u200b\u202e\u2066\x00\u200d\ufeff", max_size=4), bodies)
def test_signs_that_nobody_sees_change_nothing(hidden: str, body: str) -> None:
    middle = len(body) // 2
    spoiled = hidden + body[:middle] + hidden + body[middle:] + hidden
    assert score(body, spoiled) == 1.0


@pytest.mark.parametrize(
    "long",
    [
        "ﷺ" * 10_000,
        "(formerly " * 1_000,
        "formerlyformerly",
        "a" * 10_000,
        "Lashkar " * 1_250,
        "(" * 10_000,
        "formerly " * 1_111,
        "@ " * 5_000,
        " - x" * 2_500,
        "ex-" * 3_333,
        "".join(f"w{number} " for number in range(2_000)),
        "آ" * 10_000,
        "\u202e\u200b" * 5_000,
        "()" * 5_000,
        "aul" * 3_333,
    ],
    ids=lambda text: f"{text[:9]!r}",
)
def test_ten_thousand_characters_are_read_and_compared(long: str) -> None:
    read = read_organisation(long)
    comparison = compare_organisations(read, read_organisation("Lashkar-e-Zarvan"))
    assert 0.0 <= comparison.score <= 1.0
    assert compare_organisations(read, read).score in (0.0, 1.0)
    assert isinstance(organisation_keys(read), frozenset)
