"""Totals that say their parts, and operations with what is not known of them."""

from __future__ import annotations

import pytest

from misaq.core.incidents.coding.code import code_event
from misaq.core.incidents.operations import Outcomes, StateOperation, operation_of
from misaq.core.incidents.totals import MixedTotal, Part, total_of
from misaq.core.incidents.words import Nature, Tier
from tests.support.invented_coding import event, registry, rules

ATTACKS = Part(Nature.ATTACK, 3, 5)
RAIDS = Part(Nature.OPERATION, 2, 9)


def test_the_one_number_comes_with_what_it_is_made_of() -> None:
    number, said = total_of([RAIDS, ATTACKS]).summed()
    assert number == 5
    assert str(said) == (
        "3 attacks, 2 state operations. These are different things, and their sum says little."
    )
    deaths, told = total_of([RAIDS, ATTACKS]).deaths_summed()
    assert deaths == 14
    assert str(told) == "Deaths in attacks: 5, state operations: 9."


def test_a_total_is_no_number() -> None:
    with pytest.raises(TypeError):
        int(total_of([ATTACKS]))  # type: ignore[call-overload]


def test_parts_are_added_part_by_part_in_one_order() -> None:
    both = total_of([RAIDS]) + total_of([ATTACKS, RAIDS])
    assert both == total_of([ATTACKS, RAIDS, RAIDS])
    assert both.of(Nature.OPERATION).events == 4
    assert both.of(Nature.CROWD).events == 0


def test_one_nature_or_none_is_said_plainly() -> None:
    assert str(total_of([ATTACKS, Part(Nature.CROWD, 0)]).said()) == "3 attacks."
    assert str(MixedTotal(()).said()) == "No event is on record."
    assert str(MixedTotal(()).said_of_deaths()) == "No event is on record."


def test_an_operation_has_the_tier_of_its_forces_and_says_what_is_missing() -> None:
    raid = event(kind="Fight", side_a="The Watch", side_b="GotL", killed_side_b=2)
    found = operation_of(code_event(raid, registry(), rules()), killed=2)
    assert found is not None
    assert found.tier is Tier.POLICE
    assert found.outcomes.is_only_force
    assert [str(words) for words in found.missing] == [
        "who led it",
        "on what legal basis",
        "who called the forces in",
        "what came of it",
    ]
    attack = event(kind="Fire", side_a="GotL")
    assert operation_of(code_event(attack, registry(), rules())) is None


def test_outcomes_that_are_known_are_named() -> None:
    assert Outcomes(arrested=3, convicted=0).known == ("arrested", "convicted")
    assert str(StateOperation(outcomes=Outcomes(arrested=3)).missing[-1]) == (
        "who called the forces in"
    )
