"""What speaks for and against two entries being one party."""

from __future__ import annotations

import pytest

from misaq.core.lists.evidence import Agreement, Bearing, EvidenceKind
from misaq.core.lists.matching import compare_entries
from misaq.core.lists.pairs import Outcome, PairComparison
from misaq.core.lists.records import ListedName, ListEntry, NameQuality, PartyKind, Sex
from tests.support.list_entries import body, person

CARD, OTHER_CARD = "99123-1234567-1", "99123-7654321-3"


def met(pair: PairComparison, kind: EvidenceKind) -> Agreement:
    return next(line.agreement for line in pair.lines if line.kind is kind)


def test_the_name_alone_never_makes_two_persons_the_same() -> None:
    rare = "Zarvand Hozarbat Mashtalgar"
    pair = compare_entries(person("A", rare), person("B", rare))
    assert pair.is_name_only
    assert pair.probability > 0.9
    assert pair.outcome is Outcome.NEEDS_A_PERSON


def test_name_and_father_and_district_settle_it() -> None:
    facts = {"fathers": ("Ghulam Zarvand",), "districts": ("Alamabad, Northmark",)}
    pair = compare_entries(
        person("A", "Muhammad Aslam", **facts), person("B", "Mohd Aslam", **facts)
    )
    assert pair.outcome is Outcome.SAME
    assert {line.kind for line in pair.lines_for} >= {EvidenceKind.FATHER, EvidenceKind.DISTRICT}


def test_another_father_speaks_against_a_missing_one_does_not() -> None:
    asked = person("A", "Muhammad Aslam", fathers=("Ghulam Zarvand",))
    bare = compare_entries(asked, person("B", "Muhammad Aslam"))
    other = compare_entries(asked, person("B", "Muhammad Aslam", fathers=("Noor Hozarbat",)))
    assert met(bare, EvidenceKind.FATHER) is Agreement.MISSING
    assert met(other, EvidenceKind.FATHER) is Agreement.OTHER
    assert other.bits < bare.bits
    assert other.outcome is Outcome.NOT_SAME


def test_an_agreeing_number_with_another_name_and_father_is_a_conflict() -> None:
    pair = compare_entries(
        person("A", "Zarvand Hozarbat", fathers=("Dilmal",), cnic=(CARD,)),
        person("B", "Rukheel Barkash", fathers=("Gulnosh",), cnic=(CARD,)),
    )
    assert met(pair, EvidenceKind.IDENTITY_NUMBER) is Agreement.SAME
    assert pair.is_conflict
    assert pair.outcome is Outcome.NEEDS_A_PERSON


def test_a_number_that_agrees_with_the_name_settles_it() -> None:
    pair = compare_entries(
        person("A", "Zarvand Hozarbat", cnic=(CARD,)), person("B", "Zarvand Hozarbat", cnic=(CARD,))
    )
    assert pair.outcome is Outcome.SAME
    assert not pair.is_conflict
    assert pair.settles == ()


def test_another_card_is_another_person() -> None:
    pair = compare_entries(
        person("A", "Muhammad Aslam", cnic=(CARD,)),
        person("B", "Muhammad Aslam", cnic=(OTHER_CARD,)),
    )
    assert met(pair, EvidenceKind.IDENTITY_NUMBER) is Agreement.OTHER
    assert pair.outcome is Outcome.NOT_SAME


@pytest.mark.parametrize("number", ["11111-1111111-1", "12345-6789012-3", "nill", "123", "00000"])
def test_a_placeholder_is_no_number(number: str) -> None:
    pair = compare_entries(
        person("A", "Zarvand Hozarbat", cnic=(number,)), person("B", "Noor Dilmal", cnic=(number,))
    )
    assert met(pair, EvidenceKind.IDENTITY_NUMBER) is Agreement.MISSING


@pytest.mark.parametrize(
    ("left", "right", "agreement"),
    [
        ("1970-05-01", "1970", Agreement.SAME),
        ("1970-05-01", "1970-05-01", Agreement.SAME),
        ("1970-05-01", "1970-06-01", Agreement.CLOSE),
        ("1970", "1971", Agreement.CLOSE),
        ("1970", "1980", Agreement.OTHER),
    ],
)
def test_births_meet(left: str, right: str, agreement: Agreement) -> None:
    pair = compare_entries(
        person("A", "Zarvand Hozarbat", births=(left,)),
        person("B", "Zarvand Hozarbat", births=(right,)),
    )
    assert met(pair, EvidenceKind.BIRTH) is agreement


@pytest.mark.parametrize(
    ("left", "right", "agreement"),
    [
        ("Alamabad, Northmark", "Alamabad", Agreement.SAME),
        ("Alamabad District, Northmark", "Alamabad, Northmark", Agreement.SAME),
        ("Alamabad, Northmark", "Banukot, Northmark", Agreement.CLOSE),
        ("Alamabad, Northmark", "Gujrkot, Rivermark", Agreement.OTHER),
        (", Northmark", "Banukot, Northmark", Agreement.CLOSE),
        (", Northmark", ", Rivermark", Agreement.OTHER),
        ("", "Alamabad, Northmark", Agreement.MISSING),
    ],
)
def test_districts_meet(left: str, right: str, agreement: Agreement) -> None:
    pair = compare_entries(
        person("A", "Zarvand Hozarbat", districts=(left,)),
        person("B", "Zarvand Hozarbat", districts=(right,)),
    )
    assert met(pair, EvidenceKind.DISTRICT) is agreement


@pytest.mark.parametrize(
    ("left", "right", "agreement"),
    [
        ("Pakistani", "Pakistan", Agreement.SAME),
        ("Nigeria", "Niger", Agreement.OTHER),
        ("India", "Indonesia", Agreement.OTHER),
    ],
)
def test_nationalities_meet(left: str, right: str, agreement: Agreement) -> None:
    pair = compare_entries(
        person("A", "Zarvand Hozarbat", nationalities=(left,)),
        person("B", "Zarvand Hozarbat", nationalities=(right,)),
    )
    assert met(pair, EvidenceKind.NATIONALITY) is agreement


def test_another_sex_speaks_against() -> None:
    left = person("A", "Noor Dilmal", sex=Sex.FEMALE)
    pair = compare_entries(left, person("B", "Noor Dilmal", sex=Sex.MALE))
    line = next(line for line in pair.lines if line.kind is EvidenceKind.SEX)
    assert line.bearing is Bearing.AGAINST


def test_a_person_is_no_organisation() -> None:
    pair = compare_entries(person("A", "Zarvand Front"), body("B", "Zarvand Front"))
    assert pair.outcome is Outcome.NOT_SAME
    assert pair.name is None
    assert [line.kind for line in pair.lines] == [EvidenceKind.PARTY_KIND]


def test_what_a_list_does_not_say_is_compared_with_either() -> None:
    unstated = ListEntry("A", PartyKind.UNSTATED, (ListedName("Zarvand Hozarbat"),))
    assert compare_entries(unstated, person("B", "Zarvand Hozarbat")).name is not None
    assert compare_entries(unstated, body("C", "Zarvand Hozarbat")).name is not None


def test_a_weak_name_leaves_two_bodies_to_people() -> None:
    names = (
        ListedName("Front of the Outer Harbour"),
        ListedName("Zarvand Movement", NameQuality.WEAK),
    )
    left = ListEntry("A", PartyKind.ORGANISATION, names)
    pair = compare_entries(left, body("B", "Zarvand Movement"), base_rate=0.5)
    assert pair.left_quality is NameQuality.WEAK
    assert pair.outcome is not Outcome.SAME


def test_what_would_settle_it_is_missing_on_one_side() -> None:
    asked = person("A", "Zarvand Hozarbat Mashtal", districts=("Alamabad, Northmark",))
    pair = compare_entries(asked, person("B", "Zarvand Hozarbat Mashtal", districts=("Alamabad",)))
    assert EvidenceKind.FATHER in pair.settles
    assert EvidenceKind.DISTRICT not in pair.settles


def test_the_base_rate_is_said_and_moves_the_probability() -> None:
    left, right = person("A", "Muhammad Aslam"), person("B", "Muhammad Aslam")
    rare, common = (compare_entries(left, right, base_rate=rate) for rate in (0.001, 0.5))
    assert (rare.base_rate, common.base_rate) == (0.001, 0.5)
    assert rare.probability < common.probability
