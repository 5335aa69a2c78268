"""Bodies meet by their own names first, and other names make nothing count twice."""

from __future__ import annotations

from misaq.core.lists.reconcile import reconcile
from misaq.core.lists.records import Identifier, IdentifierKind
from tests.support.list_entries import body, person, side

WHOLE, FRONT = "Zarvand Dilmal Movement", "Rukheel Barkash Hozarbat Mashtalgar Army"


def test_the_body_of_that_name_comes_before_one_that_also_goes_by_it() -> None:
    run = reconcile(
        side("L", body("1", WHOLE, FRONT)), side("R", body("8", FRONT), body("9", WHOLE))
    )
    assert [(link.left, link.right) for link in run.links] == [("1", "9")]


def test_another_name_ties_two_entries_where_no_better_partner_is() -> None:
    run = reconcile(side("L", body("1", WHOLE, FRONT)), side("R", body("8", FRONT)))
    assert [(link.left, link.right) for link in run.links] == [("1", "8")]


def test_another_name_that_two_entries_share_counts_neither_twice() -> None:
    run = reconcile(side("L", body("1", WHOLE, FRONT), body("2", FRONT)), side("R"))
    assert run.left_doubles == ()


def test_a_number_that_agrees_too_counts_an_entry_twice() -> None:
    number = (Identifier(IdentifierKind.REGISTRATION, "RG-774411"),)
    entries = (
        body("1", WHOLE, FRONT, identifiers=number),
        body("2", FRONT, identifiers=number),
    )
    run = reconcile(side("L", *entries), side("R"))
    assert [double.reference for double in run.left_doubles] == ["2"]


def test_persons_that_agree_in_name_father_and_birth_count_twice() -> None:
    facts = {"fathers": ("Ghulam Zarvand",), "births": ("1970-05-17",)}
    entries = [person(number, "Zarvand Hozarbat", **facts) for number in ("1", "2")]
    run = reconcile(side("L", *entries), side("R"))
    assert [double.reference for double in run.left_doubles] == ["2"]


def test_persons_who_share_another_name_and_a_year_are_left_to_people() -> None:
    facts = {"births": ("1970",), "nationalities": ("Examplia",)}
    entries = (
        person("1", "Zarvand Hozarbat", "Rukheel Mashtalgar", **facts),
        person("2", "Gulnosh Dilmal", "Rukheel Mashtalgar", **facts),
    )
    assert reconcile(side("L", *entries), side("R")).left_doubles == ()
