from __future__ import annotations

import pytest

from misaq.core.names.commonness import SHIPPED, Commonness, count_commonness
from misaq.core.names.persons import bearers_per_100k, read_person

FLAT = Commonness("flat", {"zaman": 50_000.0})


def test_bits_are_the_logarithm_of_rarity() -> None:
    assert FLAT.bits_of("zaman") == pytest.approx(1.0)
    assert FLAT.bits_of("unheard") > 10


def test_a_word_no_table_has_is_the_more_common_the_shorter_it_is() -> None:
    bearers = [FLAT.bearers_of("zamanzai"[:length]) for length in (1, 2, 3, 4, 8)]
    assert bearers == sorted(bearers, reverse=True)


def test_common_names_weigh_less_than_rare_ones() -> None:
    assert SHIPPED.bits_of("muhammad") < SHIPPED.bits_of("aslam") < SHIPPED.bits_of("afsar")


def test_counting_names_moves_the_table_as_far_as_there_are_names() -> None:
    keys = [("gul", "zaman"), ("gul", "gul")]
    few = count_commonness(keys, name="few", prior=FLAT)
    many = count_commonness(keys * 50_000, name="many", prior=FLAT)
    assert few.bearers_of("zaman") == pytest.approx(50_000)
    assert few.bearers_of("gul") < many.bearers_of("gul")
    assert many.bearers_of("gul") == pytest.approx(98_000, rel=0.02)


def test_bearers_of_a_name_are_fewer_with_every_word() -> None:
    names = ["Muhammad", "Muhammad Aslam", "Muhammad Aslam Khan", "Muhammad Aslam Khan Zamanzai"]
    bearers = [bearers_per_100k(read_person(name)) for name in names]
    assert bearers == sorted(bearers, reverse=True)
    assert bearers[0] > 1_000
    assert bearers[-1] < 1


def test_titles_make_no_name_rarer_and_nothing_is_everybodys() -> None:
    plain, titled = (bearers_per_100k(read_person(n)) for n in ("Gul Zaman", "Haji Gul Zaman"))
    assert plain == titled
    assert bearers_per_100k(read_person("")) == 100_000


def test_a_table_of_ones_own_weighs_the_same_name_differently() -> None:
    shipped, own = read_person("Gul Zaman"), read_person("Gul Zaman", FLAT)
    assert shipped != own
    assert bearers_per_100k(shipped) != bearers_per_100k(own)
