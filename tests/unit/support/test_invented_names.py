"""The generator of invented people makes as many namesakes as real lists have."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from tests.support import skips
from tests.support.invented_names import (
    DISTRICTS,
    SMALL_TABLE,
    Frequencies,
    invent_people,
    invent_population,
    read_frequencies,
    share_repeated,
)
from tests.support.invented_spellings import CHANGES

COUNTED = (
    Path(__file__).resolve().parents[4]
    / "shared"
    / "data"
    / "matching"
    / "pk-name-token-frequencies.csv"
)
AS_MANY_AS_LISTED = 4665


def _counted() -> Frequencies:
    if not COUNTED.exists():
        pytest.skip(skips.NO_SHARED_DATA)
    return read_frequencies(COUNTED)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("table", ["small", "counted"])
def test_names_collide_as_often_as_on_a_real_list(table: str, seed: int) -> None:
    frequencies = SMALL_TABLE if table == "small" else _counted()
    people = invent_population(
        frequencies, seed=seed, listed=AS_MANY_AS_LISTED, queries=0, strangers=0
    ).listed
    assert 0.36 < share_repeated([one.name for one in people]) < 0.44
    assert 0.009 < share_repeated([(one.name, one.father) for one in people]) < 0.021
    assert 0.005 < share_repeated([(one.name, one.father, one.district) for one in people]) < 0.011


def test_names_have_the_usual_number_of_words() -> None:
    people = list(islice(invent_people(SMALL_TABLE, seed=7), 4000))
    lengths = Counter(len(one.name.split()) for one in people)
    for count, share in {1: 0.09, 2: 0.68, 3: 0.19, 4: 0.04}.items():
        assert lengths[count] / len(people) == pytest.approx(share, abs=0.03)


def test_five_fields_have_their_shape() -> None:
    for person in islice(invent_people(SMALL_TABLE, seed=3), 300):
        start, middle, end = person.cnic.split("-")
        assert (len(start), len(middle), len(end)) == (5, 7, 1)
        assert start.startswith("99")
        assert person.district in DISTRICTS[person.province]
        assert person.name == " ".join(person.name.split())


def test_a_seed_gives_the_same_people_and_another_others() -> None:
    once = invent_population(SMALL_TABLE, seed=5, listed=50, queries=20, strangers=10)
    again = invent_population(SMALL_TABLE, seed=5, listed=50, queries=20, strangers=10)
    other = invent_population(SMALL_TABLE, seed=6, listed=50, queries=20, strangers=10)
    assert once == again
    assert once != other


def test_every_question_has_one_answer_and_another_spelling() -> None:
    population = invent_population(SMALL_TABLE, seed=11, listed=800, queries=400, strangers=50)
    listed = {one.reference: one for one in population.listed}
    for query in population.queries:
        truth = listed[query.truth]
        assert query.changes
        assert query.person.name != truth.name
        assert query.person.cnic == truth.cnic
        same = [
            one for one in population.listed if (one.name, one.father) == (truth.name, truth.father)
        ]
        assert same == [truth]


def test_every_change_of_spelling_occurs() -> None:
    queries = invent_population(SMALL_TABLE, seed=13, listed=500, queries=1500, strangers=0).queries
    assert {change for query in queries for change in query.changes} == set(CHANGES)


def test_namesakes_share_a_name_and_are_not_listed() -> None:
    population = invent_population(SMALL_TABLE, seed=17, listed=300, queries=0, strangers=100)
    names = {one.name for one in population.listed}
    numbers = {one.cnic for one in population.listed}
    assert all(one.name in names for one in population.namesakes)
    assert not any(one.cnic in numbers for one in population.namesakes)
    assert len(population.strangers) == len(population.namesakes) == 100
