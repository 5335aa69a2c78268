"""What holds of matching whatever the entries: symmetry, evidence, order, replay."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from misaq.core.lists.assignment import Weighed, assign
from misaq.core.lists.blocking import candidate_pairs
from misaq.core.lists.calibration import bits_of, calibration_error, measure, probability_of
from misaq.core.lists.conflicts import replay
from misaq.core.lists.judgements import Judgement, Verdict
from misaq.core.lists.matching import compare_entries, compare_prepared, weigh
from misaq.core.lists.pairs import Outcome
from misaq.core.lists.prepared import prepare
from misaq.core.lists.reconcile import reconcile
from misaq.core.lists.records import ListEntry
from tests.support.list_entries import body, judged, person, side

WORDS = ("Muhammad", "Mohd", "Aslam", "Akram", "Zarvand", "Hozarbat", "Dilmal", "Khan", "Yusuf")
GROUPS = ("Zarvand", "Hozarbat", "Front", "Jamaat", "Lashkar", "Movement", "Dilmal", "Trust")


def _names(words: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(words), min_size=1, max_size=4, unique=True).map(" ".join)


PERSONS = st.builds(
    lambda names, births, fathers, districts, cnic: person(
        "A", *names, births=births, fathers=fathers, districts=districts, cnic=cnic
    ),
    st.lists(_names(WORDS), min_size=1, max_size=3, unique=True),
    st.lists(st.sampled_from(("1970", "1971", "1970-05-01", "1990")), max_size=2),
    st.lists(_names(WORDS), max_size=1).map(tuple),
    st.lists(st.sampled_from(("Alamabad, Northmark", "Gujrkot, Rivermark")), max_size=1).map(tuple),
    st.lists(st.sampled_from(("99123-1234567-1", "99123-7654321-3")), max_size=1),
)
BODIES = st.lists(_names(GROUPS), min_size=1, max_size=2, unique=True).map(
    lambda names: body("A", *names)
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.tuples(PERSONS, PERSONS), st.tuples(BODIES, BODIES)))
def test_the_order_of_two_entries_says_nothing(pair: tuple[ListEntry, ListEntry]) -> None:
    left, right = pair[0], replace(pair[1], reference="B")
    one, other = compare_entries(left, right), compare_entries(right, left)
    assert (one.outcome, one.is_conflict) == (other.outcome, other.is_conflict)
    assert abs(one.bits - other.bits) < 1e-9
    assert [line.kind for line in one.lines] == [line.kind for line in other.lines]


@settings(max_examples=40, deadline=None)
@given(PERSONS, PERSONS)
def test_what_agrees_never_lowers_and_what_differs_never_raises(
    left: ListEntry, right: ListEntry
) -> None:
    bare = compare_entries(replace(left, births=()), replace(right, births=()))
    born = person("X", "Y", births=("1955-01-01",)).births
    agreed = compare_entries(replace(left, births=born), replace(right, births=born))
    later = person("X", "Y", births=("1995-01-01",)).births
    differing = compare_entries(replace(left, births=born), replace(right, births=later))
    assert differing.bits <= bare.bits <= agreed.bits


@settings(max_examples=40, deadline=None)
@given(PERSONS, PERSONS)
def test_another_name_never_lowers_the_evidence(left: ListEntry, right: ListEntry) -> None:
    more = replace(left, names=(*left.names, *person("X", "Yaqub Mashtal").names))
    assert compare_entries(more, right).bits >= compare_entries(left, right).bits - 1e-9


@settings(max_examples=40, deadline=None)
@given(PERSONS, PERSONS)
def test_the_fast_way_weighs_as_the_explained_one(left: ListEntry, right: ListEntry) -> None:
    one, other = prepare(left), prepare(right)
    told = compare_prepared(one, other, base_rate=0.5)
    assert abs(weigh(one, other) - told.bits) < 1e-9
    assert abs(told.probability - probability_of(told.bits)) < 1e-12


@settings(max_examples=40, deadline=None)
@given(_names(WORDS), _names(WORDS))
def test_no_two_names_alone_make_one_person(left: str, right: str) -> None:
    pair = compare_entries(person("A", left), person("B", right), base_rate=0.9)
    assert pair.outcome is not Outcome.SAME


LISTS = st.lists(_names(GROUPS), min_size=1, max_size=8, unique=True)


@settings(max_examples=25, deadline=None)
@given(LISTS, LISTS, st.randoms(use_true_random=False))
def test_the_order_of_entries_and_lists_changes_nothing(
    left: list[str], right: list[str], dice: random.Random
) -> None:
    ones = [body(f"L{n}", name) for n, name in enumerate(left)]
    others = [body(f"R{n}", name) for n, name in enumerate(right)]
    told = reconcile(side("L", *ones), side("R", *others))
    dice.shuffle(ones)
    dice.shuffle(others)
    shuffled = reconcile(side("L", *ones), side("R", *others))
    turned = reconcile(side("R", *others), side("L", *ones))
    pairs = {(link.left, link.right) for link in (*told.links, *told.possible)}
    assert pairs == {(link.left, link.right) for link in (*shuffled.links, *shuffled.possible)}
    assert pairs == {(link.right, link.left) for link in (*turned.links, *turned.possible)}


@settings(max_examples=25, deadline=None)
@given(LISTS)
def test_every_entry_is_brought_up_with_itself(names: list[str]) -> None:
    entries = [prepare(body(f"L{n}", name)) for n, name in enumerate(names)]
    pairs = set(candidate_pairs(entries, entries))
    assert {(n, n) for n in range(len(entries))} <= pairs


EDGES = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(1, 60)),
    max_size=9,
    unique_by=(lambda edge: edge[:2], lambda edge: edge[2]),
)


@settings(max_examples=120, deadline=None)
@given(EDGES)
def test_an_assignment_is_the_best_in_order_and_stable(edges: list[tuple[int, int, int]]) -> None:
    pairs = [Weighed(left, right, float(bits)) for left, right, bits in edges]
    chosen = assign(pairs)
    told = [pair.bits for pair in chosen.pairs]
    assert told == max(_every_assignment(pairs))
    of_left = {pair.left: pair.bits for pair in chosen.pairs}
    of_right = {pair.right: pair.bits for pair in chosen.pairs}
    for pair in chosen.passed_over:
        assert of_left.get(pair.left, 0) > pair.bits or of_right.get(pair.right, 0) > pair.bits


def _every_assignment(pairs: list[Weighed[int, int]]) -> list[list[float]]:
    found: list[list[float]] = [[]]
    for size in range(1, 5):
        for some in itertools.combinations(pairs, size):
            lefts, rights = {p.left for p in some}, {p.right for p in some}
            if len(lefts) == len(rights) == size:
                found.append(sorted((p.bits for p in some), reverse=True))
    return found


JUDGED = st.lists(
    st.tuples(
        st.sampled_from(list(itertools.combinations(["A/1", "B/1", "C/1", "D/1"], 2))),
        st.sampled_from(list(Verdict)),
        st.booleans(),
    ),
    max_size=8,
)


@settings(max_examples=100, deadline=None)
@given(JUDGED, st.randoms(use_true_random=False))
def test_replaying_judgements_changes_nothing(
    said: list[tuple[tuple[str, str], Verdict, bool]], dice: random.Random
) -> None:
    judgements: list[Judgement] = [
        judged(number, *pair, verdict, confirmed=confirmed)
        for number, (pair, verdict, confirmed) in enumerate(said)
    ]
    once = replay(judgements)
    dice.shuffle(judgements)
    assert replay(judgements) == once
    assert replay([*judgements, *judgements]) == once
    for one, other in itertools.combinations(sorted(once.name_of), 2):
        assert not (once.are_same(one, other) and once.are_apart(one, other))


@given(st.floats(0.001, 0.999))
def test_bits_and_probabilities_turn_into_each_other(probability: float) -> None:
    assert abs(probability_of(bits_of(probability)) - probability) < 1e-9


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=50))
def test_every_pair_stands_in_one_bin(pairs: list[tuple[float, bool]]) -> None:
    bins = measure(pairs)
    assert sum(one.pairs for one in bins) == len(pairs)
    assert 0 <= calibration_error(bins) <= 1
