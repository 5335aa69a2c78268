"""What is known of operations: counted where it is told, and never guessed where it is not."""

from __future__ import annotations

import pytest

from misaq.core.incidents.operations import Outcomes, StateOperation
from misaq.core.incidents.words import Tier
from misaq.core.threat.measures.answers import AnswerKind
from misaq.core.threat.measures.known_operations import (
    KnownOutcome,
    kinds_of,
    known_operations,
    with_entered,
)
from misaq.kernel.ids import Key

CODED = StateOperation(tier=Tier.MILITARY, outcomes=Outcomes(killed=4))
ENTERED = StateOperation(
    lead=Key("MOO"),
    basis=Key("EXA:11(1)"),
    requisition="The home department",
    outcomes=Outcomes(arrested=3, charged=0),
)


def test_what_is_known_is_counted_and_the_rest_is_not_nought() -> None:
    found = known_operations([CODED, ENTERED, StateOperation(lead=Key("MOO"))])
    assert found.operations == 3
    assert found.tiers == {Tier.MILITARY: 1, None: 2}
    assert (found.leads, found.bases) == ({"MOO": 2}, {"EXA:11(1)": 1})
    assert found.requisitions == 1
    assert found.outcomes == (
        KnownOutcome("killed", 1, 4),
        KnownOutcome("arrested", 1, 3),
        KnownOutcome("charged", 1, 0),
    )


def test_of_no_operation_nothing_is_known() -> None:
    found = known_operations([])
    assert (found.operations, found.tiers, found.outcomes) == (0, {}, ())


def test_what_was_entered_stands_and_coding_where_it_is_silent() -> None:
    assert with_entered(CODED, None) == CODED
    both = with_entered(CODED, ENTERED)
    assert (both.tier, both.lead, both.requisition) == (
        Tier.MILITARY, "MOO", "The home department",
    )  # fmt: skip
    assert both.outcomes == Outcomes(killed=4, arrested=3, charged=0)
    other = StateOperation(tier=Tier.POLICE, outcomes=Outcomes(killed=0))
    assert with_entered(CODED, other) == other


@pytest.mark.parametrize(
    ("outcomes", "kinds"),
    [
        pytest.param(Outcomes(), (), id="nothing known"),
        pytest.param(Outcomes(killed=0, arrested=0), (), id="nobody"),
        pytest.param(Outcomes(killed=2), (AnswerKind.FORCE,), id="killed"),
        pytest.param(
            Outcomes(arrested=2, convicted=1), (AnswerKind.ARREST, AnswerKind.TRIAL), id="two kinds"
        ),
        pytest.param(Outcomes(released=1), (AnswerKind.ARREST,), id="released, so held before"),
        pytest.param(Outcomes(rehabilitated=1), (AnswerKind.DIALOGUE,), id="rehabilitated"),
    ],
)
def test_what_came_of_it_says_how_the_state_answered(
    outcomes: Outcomes, kinds: tuple[AnswerKind, ...]
) -> None:
    assert kinds_of(outcomes) == kinds
