"""Redress numbers: how they are made, typed, bound, and whom they clear."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from misaq.core.screening.redress import (
    ALPHABET,
    DIGITS,
    BindingKind,
    ClearedEntry,
    Identifiers,
    RedressNumber,
    bound_texts,
    check_can_confirm,
    check_can_revoke,
    check_proposal,
    clears,
    is_well_typed,
    normal_number,
    number_from,
)
from misaq.kernel.errors import InputRefused, NotAllowed, StateConflict
from misaq.kernel.ids import Key

AT = datetime(2024, 3, 1, tzinfo=UTC)
PROPOSED = RedressNumber(1, "R-1", (BindingKind.PASSPORT,), (), "user:1", AT)
SHOWN = Identifiers(
    name="Zorawar  MISALKHEL",
    father="Tamseel",
    birth_year="١٩٧٠",
    district="Northmarch",
    identity_number="00001-0000017-3",
    passport="zz 1234567",
)

entropy = st.integers(min_value=0, max_value=32**DIGITS - 1)


@given(entropy)
def test_a_number_is_well_typed_however_it_is_written(bits: int) -> None:
    number = number_from(bits)
    assert is_well_typed(number)
    assert is_well_typed(f" {number.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')}")
    assert normal_number(number) == number.replace("-", "")


@given(entropy, st.integers(min_value=0, max_value=DIGITS), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_nearly_always_found(bits: int, place: int, letter: str) -> None:
    letters = normal_number(number_from(bits))
    wrong = letters[:place] + letter + letters[place + 1 :]
    weight = (place + 1) * (ALPHABET.index(letters[place]) - ALPHABET.index(letter))
    assert is_well_typed(wrong) is (letters == wrong or (place < DIGITS and weight % 31 == 0))


@given(st.text(max_size=300))
def test_any_text_gives_some_number_and_no_failure(text: str) -> None:
    assert set(normal_number(text)) <= set(ALPHABET)
    assert is_well_typed(text) in {True, False}


@pytest.mark.parametrize("bits", [-1, 32**DIGITS])
def test_a_number_has_75_bits(bits: int) -> None:
    with pytest.raises(ValueError, match="75 bits"):
        number_from(bits)


def test_what_is_bound_is_compared_without_differences_of_typing() -> None:
    other = Identifiers(
        name="misalkhel zorawar",
        father=" TAMSEEL ",
        birth_year="1970",
        district="northmarch",
        identity_number="0000100000173",
        passport="ZZ-1234567",
    )
    assert bound_texts(SHOWN) == bound_texts(other)
    assert set(bound_texts(SHOWN)) == set(BindingKind)


@pytest.mark.parametrize(
    ("shown", "kinds"),
    [
        (Identifiers(), set()),
        (Identifiers(name="A", father="B"), set()),
        (Identifiers(identity_number="00000-0000000-0"), set()),
        (Identifiers(identity_number="123"), set()),
        (Identifiers(passport="000000"), set()),
        (Identifiers(passport="AB12"), set()),
        (Identifiers(name="A", father="B", district="C"), {BindingKind.NAME_FATHER_DISTRICT}),
    ],
    ids=["nothing", "a name", "a placeholder", "a stump", "noughts", "short", "three"],
)
def test_only_what_is_whole_can_be_bound(shown: Identifiers, kinds: set[BindingKind]) -> None:
    assert set(bound_texts(shown)) == kinds


@pytest.mark.parametrize(
    ("bound", "cleared"),
    [
        ({}, False),
        ({BindingKind.PASSPORT: True}, True),
        ({BindingKind.PASSPORT: None}, False),
        ({BindingKind.PASSPORT: False}, False),
        ({BindingKind.PASSPORT: True, BindingKind.IDENTITY_NUMBER: None}, True),
        ({BindingKind.PASSPORT: True, BindingKind.IDENTITY_NUMBER: False}, False),
    ],
)
def test_one_must_agree_and_none_differ(
    bound: dict[BindingKind, bool | None], cleared: bool
) -> None:
    assert clears(bound) is cleared


def test_a_proposal_names_what_binds_and_whom_it_clears_of() -> None:
    check_proposal(SHOWN, (BindingKind.PASSPORT,), 1)
    for kinds, entries in (((), 1), ((BindingKind.PASSPORT,), 0), ((BindingKind.PASSPORT,), 21)):
        with pytest.raises(InputRefused):
            check_proposal(SHOWN, kinds, entries)
    with pytest.raises(InputRefused):
        check_proposal(Identifiers(), (BindingKind.PASSPORT,), 1)


def test_a_number_is_issued_by_another_once_and_revoked_once() -> None:
    check_can_confirm(PROPOSED, by="user:2")
    with pytest.raises(NotAllowed):
        check_can_confirm(PROPOSED, by="user:1")
    issued = RedressNumber(
        1, "R-1", PROPOSED.kinds, (ClearedEntry(Key("L"), "1"),), "user:1", AT, "user:2", AT
    )
    with pytest.raises(StateConflict):
        check_can_confirm(issued, by="user:2")
    check_can_revoke(issued)
    revoked = RedressNumber(1, "R-1", (), (), "user:1", AT, "user:2", AT, AT, "user:3")
    with pytest.raises(StateConflict):
        check_can_revoke(revoked)
    assert [number.holds for number in (PROPOSED, issued, revoked)] == [False, True, False]
