"""Coding one event."""

from __future__ import annotations

import pytest

from misaq.core.incidents.coding.code import code_event, death_pattern
from misaq.core.incidents.coding.records import Coding
from misaq.core.incidents.words import DeathPattern, Nature
from misaq.kernel.provenance import Confidence
from tests.support.invented_coding import event, registry, rules


def coded(**fields: object) -> Coding:
    """Return the coding of an invented event."""
    return code_event(event(**fields), registry(), rules())


@pytest.mark.parametrize(
    ("side_a", "side_b", "civilians", "pattern"),
    [
        (None, None, None, DeathPattern.NOT_SAID),
        (0, 0, 0, DeathPattern.NOT_SAID),
        (0, 3, 2, DeathPattern.MOSTLY_SIDE_B),
        (1, 3, 2, DeathPattern.EVEN),
        (2, 3, 2, DeathPattern.MOSTLY_SIDE_A),
        (None, None, 1, DeathPattern.MOSTLY_SIDE_A),
    ],
)
def test_civilians_count_with_the_first_side(
    side_a: int | None, side_b: int | None, civilians: int | None, pattern: DeathPattern
) -> None:
    assert death_pattern(side_a, side_b, civilians) is pattern


def test_an_operation_keeps_apart_whom_it_was_against() -> None:
    coding = coded(kind="Fight", side_a="The Watch", side_b="GotL", killed_side_b=2)
    assert (coding.primary, coding.nature) == ("OPS", Nature.OPERATION)
    assert coding.classes == ("OPS",)
    assert coding.against == ("MIL",)
    assert coding.is_state_operation is True
    assert coding.group == "GUILD"
    assert coding.confidence is Confidence.MEDIUM


def test_every_label_names_its_rule_and_the_first_act_is_primary() -> None:
    coding = coded(kind="Fire", target="Temple", side_a="GotL")
    assert [(one.threat_class, one.rule) for one in coding.labels] == [
        ("MIL", "GUILD"),
        ("SEC", "TEMPLE"),
    ]
    assert (coding.primary, coding.primary_rule) == ("MIL", "GUILD")
    assert coding.is_state_operation is False


def test_what_no_rule_speaks_for_is_unknown_and_says_so() -> None:
    coding = coded(kind="Dance", side_a="Somebody")
    assert coding.is_unknown
    assert (coding.primary, coding.confidence, coding.is_state_operation) == (None, None, None)
    assert coding.labels == ()


def test_what_is_no_violence_is_in_no_class_and_is_not_unknown() -> None:
    coding = coded(kind="Meeting")
    assert not coding.is_unknown
    assert (coding.primary, coding.nature) == (None, Nature.OUTSIDE)


def test_who_claimed_it_is_the_group_where_no_side_is() -> None:
    coding = coded(kind="Fire", claimed_by="Guild of the Lamp")
    assert (coding.primary, coding.group) == ("MIL", "GUILD")
