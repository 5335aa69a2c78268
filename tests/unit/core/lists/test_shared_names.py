"""Names that several entries of one list share, and parties who meet by other names alone."""

from __future__ import annotations

from itertools import pairwise

import pytest

from misaq.core.lists.evidence import EvidenceKind
from misaq.core.lists.gap_words import line_words
from misaq.core.lists.matching import compare_entries, compare_prepared, weigh
from misaq.core.lists.pairs import Outcome, PairComparison
from misaq.core.lists.prepared import prepare
from misaq.core.lists.reconcile import reconcile
from misaq.core.lists.records import ListEntry
from misaq.core.lists.shared_names import count_bearers
from misaq.kernel.words import say
from tests.support.list_entries import body, person, side

ALONE = (body("R.1", "Zarvan Front", "Hozarbat Kubra"), body("R.2", "Dilmal Trust"))
THREE = (
    body("R.1", "Zarvan Front", "Hozarbat Kubra"),
    body("R.2", "Mezran Lashkar", "Hozarbat Kubra"),
    body("R.3", "Tovar Army", "Kubra Hozarbat"),
)


def against(one: ListEntry, others: tuple[ListEntry, ...]) -> PairComparison:
    return compare_prepared(prepare(one), count_bearers([prepare(e) for e in others])[0])


def shared_of(pair: PairComparison) -> list[int]:
    return [line.count for line in pair.lines if line.kind is EvidenceKind.SHARED_NAME]


def test_a_name_that_three_entries_share_says_so_and_weighs_less() -> None:
    one = body("L.1", "Hozarbat Kubra")
    alone, of_three = against(one, ALONE), against(one, THREE)
    assert (shared_of(alone), shared_of(of_three)) == ([], [3])
    assert of_three.bits == pytest.approx(alone.bits - 1.585, abs=0.01)
    (line,) = [line for line in of_three.lines_against if line.count]
    told = say("The name or acronym is shared by {count} listed parties", count=3)
    assert str(line_words(line)) == str(told)


def test_an_acronym_that_two_bodies_make_names_neither() -> None:
    listed = (body("R.1", "Zarvan Hozarbat Dilmal"), body("R.2", "Zargul Humayun Dastan"))
    assert shared_of(against(body("L.1", "ZHD"), listed)) == [2]
    assert shared_of(against(body("L.1", "ZHD"), listed[:1])) == []
    assert shared_of(against(body("L.1", "Zarvan Hozarbat Dilmal"), listed)) == []


def test_an_acronym_that_two_bodies_print_is_the_left_one_as_well() -> None:
    listed = count_bearers([prepare(body("R.1", "ZHD")), prepare(body("R.2", "ZHD"))])
    pair = compare_prepared(listed[0], prepare(body("L.1", "Zarvan Hozarbat Dilmal")))
    assert shared_of(pair) == [2]


def test_namesakes_of_one_list_share_a_name_in_whatever_order() -> None:
    listed = (person("R.1", "Zarvan Hozarbat"), person("R.2", "Hozarbat Zarvan"), person("R.3", ""))
    assert shared_of(against(person("L.1", "Zarvan Hozarbat"), listed)) == [2]


def test_more_who_share_a_name_never_make_it_weigh_more() -> None:
    crowds = [[body(f"R.{n}", "Hozarbat Kubra") for n in range(most)] for most in range(1, 6)]
    one = body("L.1", "Hozarbat Kubra")
    bits = [against(one, tuple(crowd)).bits for crowd in crowds]
    assert all(more < fewer for fewer, more in pairwise(bits))


def test_bodies_that_meet_by_other_names_while_their_own_differ_need_a_person() -> None:
    one = body("L.1", "Zarvan Front", "Hozarbat Kubra")
    other = body("R.1", "Mezran Lashkar", "Hozarbat Kubra")
    pair = compare_entries(one, other)
    (line,) = [line for line in pair.lines if line.kind is EvidenceKind.OWN_NAMES]
    assert (line.left, line.right) == ("Zarvan Front", "Mezran Lashkar")
    assert line.bits < 0
    assert pair.outcome is not Outcome.SAME
    assert weigh(prepare(one), prepare(other)) == pytest.approx(
        sum(line.bits for line in pair.lines)
    )


def test_another_name_of_the_one_that_is_the_others_own_says_as_much_as_its_own() -> None:
    renamed = body("L.1", "Zarvan Front", "Hozarbat Kubra")
    pair = compare_entries(renamed, body("R.1", "Hozarbat Kubra"))
    assert EvidenceKind.OWN_NAMES not in {line.kind for line in pair.lines}
    assert pair.outcome is Outcome.SAME


def test_a_reconciliation_counts_who_shares_a_name() -> None:
    both = reconcile(side("A", body("L.1", "Hozarbat Kubra")), side("B", *THREE))
    (link,) = (*both.links, *both.possible)
    assert shared_of(link.comparison) == [3]
    assert not link.is_settled
