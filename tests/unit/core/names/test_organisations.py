"""Names of organisations, read and compared, with the working."""

from __future__ import annotations

import pytest

from misaq.core.names.comparison import Meeting, TokenRole
from misaq.core.names.organisations import (
    compare_organisations,
    organisation_keys,
    read_organisation,
    score_organisations,
)
from misaq.core.names.organisations_acronyms import read_acronym, read_spelled
from misaq.core.names.organisations_collisions import find_collisions
from misaq.core.names.organisations_letters import show
from misaq.core.names.organisations_words import NAMES, SPELLINGS, TRANSLATED, WordSort


def keys_of(name: str) -> list[str]:
    """Return the keys of the words of a printed name."""
    return [word.key for word in read_organisation(name).words]


def lines(left: str, right: str) -> list[tuple[str, str, TokenRole, Meeting]]:
    """Return the working of two printed names without its weights."""
    comparison = compare_organisations(read_organisation(left), read_organisation(right))
    return [(line.left, line.right, line.role, line.how) for line in comparison.meetings]


@pytest.mark.parametrize(
    ("printed", "keys"),
    [
        ("Lashkar-e-Zarvan", ["lashkar", "zarvan"]),
        ("Hizbut Zarvan", ["hizb", "zarvan"]),
        ("Tanzeem-e-Ahle Sunnat", ["tanzeem", "ahl", "sunnat"]),
        ("ShiaTulaba Committee", ["shia", "students", "committee"]),
        ("الدعوۃ ٹرسٹ", ["dawa", "trust"]),
        ("جماعة والمسلمين", ["jamaat", "muslim"]),
        ("Zarvan Trust Trust", ["zarvan", "trust", "trust"]),
        ("Daesh/ISIL, ISIS", ["daesh"]),
        ("- ( ) ,", []),
    ],
)
def test_words_are_known_by_one_spelling(printed: str, keys: list[str]) -> None:
    assert keys_of(printed) == keys


@pytest.mark.parametrize(
    ("printed", "faction"),
    [
        ("Zarvan Front (Toral Group)", ("toral",)),
        ("Zarvan Front – Toral Gul faction", ("toral", "gul")),
        ("Zarvan Front (S)", ("s",)),
        ("ZF-S", ("s",)),
        ("Toral Group", ()),
    ],
)
def test_a_faction_is_read_apart_from_the_body(printed: str, faction: tuple[str, ...]) -> None:
    assert read_organisation(printed).faction == faction


@pytest.mark.parametrize(
    ("printed", "formers"),
    [
        ("Zarvan Trust (formerly Mezran Trust)", ["Mezran Trust"]),
        ("Zarvan Trust, formerly known as Mezran Trust", ["Mezran Trust"]),
        ("Zarvan Trust f.k.a. Mezran f.k.a. Toral", ["Mezran", "Toral"]),
        ("Zarvan Trust-ex-MTK Lahore", ["MTK"]),
        ("Zarvan Trust", []),
        ("زروان ٹرسٹ (سابقہ مزران)", ["مزران"]),
    ],
)
def test_what_a_body_was_called_is_read_apart(printed: str, formers: list[str]) -> None:
    read = read_organisation(printed)
    assert [former.text for former in read.formers] == formers
    assert {word.sort for word in read.words} <= {WordSort.NAME, WordSort.FORM, WordSort.TOWN}


@pytest.mark.parametrize(
    ("printed", "given"),
    [
        ("Zarvan Liberation Army (ZLA)", {"zla"}),
        ("Jeay Zarvan Mahaz - Toral Group (JZM-T)", {"jzm", "jzmt"}),
        ("Zarvan Foundation (Kenya)", set()),
        ("ZARVAN FOUNDATION (KENYA)", set()),
        ("Zarvan Army (ز)", set()),
    ],
)
def test_an_acronym_in_brackets_is_taken_as_given(printed: str, given: set[str]) -> None:
    assert read_organisation(printed).given == given


def test_words_make_acronyms_with_and_without_particles_and_places() -> None:
    derived = read_organisation("Lashkar-e-Zarvan Pakistan").derived
    assert {"lz", "lez", "lzp", "lezp"} <= derived
    assert "aswj" in read_organisation("Ahle Sunnat wal Jamaat").derived
    assert "ttp" in read_organisation("تحریک طالبان پاکستان").derived
    assert read_organisation("a " * 40).derived == frozenset()


@pytest.mark.parametrize(
    ("printed", "acronym"),
    [
        ("TTP", "ttp"),
        ("LeT", "let"),
        ("T.T.P.", "ttp"),
        ("JSQM-A", "jsqma"),
        ("Trust", ""),
        ("X", ""),
        ("Zarvan Trust", ""),
    ],
)
def test_an_acronym_is_known_by_its_capitals(printed: str, acronym: str) -> None:
    assert read_acronym(printed) == acronym


def test_letters_spelled_in_urdu_make_an_acronym() -> None:
    assert read_spelled(["ٹی", "ٹی", "پی"]) == "ttp"
    assert read_spelled(["ٹی"]) == ""
    assert read_spelled(["ٹی", "زروان"]) == ""


def test_the_working_says_how_each_word_met() -> None:
    assert lines("Lashkar-e-Taiba", "Laskhar-i-Tayyaba, Lahore")[:3] == [
        ("Taiba", "Tayyaba", TokenRole.NAME, Meeting.VARIANT),
        ("Lashkar", "Laskhar", TokenRole.GENERIC, Meeting.VARIANT),
        ("", "Lahore", TokenRole.PLACE, Meeting.MISSING),
    ]


def test_the_working_says_what_contradicts() -> None:
    found = lines("Zarvan Liberation Army (ZLA)", "Zarvan Liberation Front (ZLF)")
    assert ("Army", "Front", TokenRole.GENERIC, Meeting.CONTRADICTS) in found
    assert ("ZLA", "ZLF", TokenRole.ACRONYM, Meeting.CONTRADICTS) in found


def test_the_working_shows_an_acronym_against_its_words() -> None:
    assert lines("ZLA", "Zarvan Liberation Army")[0] == (
        "ZLA",
        "Zarvan Liberation Army",
        TokenRole.ACRONYM,
        Meeting.ACRONYM,
    )
    assert lines("Zarvan Liberation Army", "ZLA")[0][:2] == ("Zarvan Liberation Army", "ZLA")


def test_the_working_shows_factions_and_words_in_two() -> None:
    found = lines("Zarvanabad Front (Toral Group)", "Zarvan Abad Front (Mezran Group)")
    assert ("toral", "mezran", TokenRole.FACTION, Meeting.CONTRADICTS) in found
    assert ("Zarvanabad", "Zarvan Abad", TokenRole.NAME, Meeting.VARIANT) in found


def test_another_order_of_words_shows_in_the_working() -> None:
    left, right = read_organisation("Tehreek-e-Islami"), read_organisation("Islami Tehreek")
    [line] = [
        one for one in compare_organisations(left, right).meetings if one.role is TokenRole.PARTICLE
    ]
    assert (line.left, line.right, line.weight) == ("tehreek e islami", "islami tehreek", -1.5)


def test_scripts_meet_by_consonants_where_no_table_knows_the_word() -> None:
    assert ("Barkashan", "برکاشان", TokenRole.NAME, Meeting.CROSS_SCRIPT) in lines(
        "Barkashan Trust", "برکاشان ٹرسٹ"
    )
    assert (
        score_organisations(read_organisation("Barkashan Trust"), read_organisation("گلمرگ ٹرسٹ"))
        < 0.2
    )


def test_digits_are_never_a_slip() -> None:
    assert (
        score_organisations(
            read_organisation("Zarvan13 Brigade"), read_organisation("Zarvan31 Brigade")
        )
        < 0.2
    )


def test_an_alias_is_tried_and_a_name_in_brackets_counts_for_less() -> None:
    alone = read_organisation("Mezran Foundation")
    assert score_organisations(read_organisation("Zarvan Trust @ Mezran Foundation"), alone) == 1.0
    aside = score_organisations(read_organisation("Zarvan Trust (Mezran Foundation)"), alone)
    assert aside == pytest.approx(0.6)


def test_keys_find_a_slip_of_a_consonant() -> None:
    one, other = read_organisation("Barkashan Trust"), read_organisation("Barkasan Front")
    assert organisation_keys(one) & organisation_keys(other)
    assert organisation_keys(read_organisation("Co. Ltd")) == {"=co", "=ltd", "=cl"}


def test_an_acronym_of_two_bodies_collides() -> None:
    bodies = {
        "A": [read_organisation("Jamaat-ul-Zarvan"), read_organisation("Jamaat-e-Zarvan")],
        "B": [read_organisation("Jamiat-ul-Zabul (JuZ)")],
        "C": [read_organisation("Mezran Trust")],
    }
    assert find_collisions(bodies) == {"juz": ("A", "B"), "jz": ("A", "B")}


def test_no_spelling_is_of_two_words() -> None:
    assert not set(NAMES) & set(SPELLINGS)
    known = {key for _, key in SPELLINGS.values()}
    assert {word for pair in TRANSLATED for word in pair} <= known


def test_text_is_shown_without_hidden_signs_and_with_one_space() -> None:
    assert show("  Zar\u200bvan\u202e \n Trust\u00ad ") == "Zarvan Trust"
    assert show("زروان\u200cٹرسٹ") == "زروان-ٹرسٹ"


def test_a_wing_after_a_former_name_is_of_both() -> None:
    read = read_organisation("Zarvan Trust formerly Mezran Front – Toral Group")
    assert read.faction == ("toral",)
    assert [former.faction for former in read.formers] == [("toral",)]
    assert "wing" in keys_of("Zarvan Trust formerly Mezran Front, student wing")
    assert keys_of("Zarvan Trust formerly Mezran Front, Lahore") == ["zarvan", "trust"]


def how(left: str, right: str) -> set[Meeting]:
    """Return how the words of two printed names meet."""
    return {line[3] for line in lines(left, right)}


@pytest.mark.parametrize(
    ("left", "right", "meets"),
    [
        ("Zarvan Tehreek", "Zarvan Movement", Meeting.VARIANT),
        ("Zarvan Group", "جماعة زروان", Meeting.CROSS_SCRIPT),
        ("Zarvan MKT", "Zarvan MKS", Meeting.CONTRADICTS),
        ("Gulmargat Trust", "گلمرگہ ٹرسٹ", Meeting.CROSS_SCRIPT),
        ("Barkashanr Trust", "برکاشان ٹرسٹ", Meeting.CROSS_SCRIPT),
        ("Ali Trust", "ہو ٹرسٹ", Meeting.CONTRADICTS),
        ("Zarvo Trust", "Zarvq Trust", Meeting.NEAR),
        ("Dilnawazan Trust", "Dilnavozan Trust", Meeting.VARIANT),
        ("Mezraqan Trust", "Mezralam Trust", Meeting.NEAR),
        ("Nad Trust", "Nod Trust", Meeting.NEAR),
        ("Zarvan Trust", "Mezran Trust", Meeting.CONTRADICTS),
        ("Alzarvan Trust", "Al-Zarvan Trust", Meeting.VARIANT),
        ("Akhtarzar Trust", "Kawtharzar Trust", Meeting.CONTRADICTS),
        ("Zarvo Trust", "Barvo Trust", Meeting.NEAR),
    ],
)
def test_words_meet_by_meaning_by_sound_and_by_a_slip(
    left: str, right: str, meets: Meeting
) -> None:
    assert meets in how(left, right)
