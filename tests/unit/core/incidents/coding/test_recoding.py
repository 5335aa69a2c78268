"""What two people decide over the rules."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest

from misaq.core.incidents.coding.code import code_event
from misaq.core.incidents.coding.recoding import (
    Recoding,
    check_can_recode,
    recoded,
    told_by,
)
from misaq.core.incidents.coding.records import Coder
from misaq.core.incidents.words import Nature
from misaq.kernel.errors import InputRefused, NotAllowed
from misaq.kernel.ids import Key
from tests.support.invented_coding import event, registry, rules

KNOWN = frozenset({Key("MIL"), Key("CRM")})
FIRST = event(kind="Fire", side_a="GotL")
DECIDED = Recoding(
    source="gazette",
    event_id="7",
    classes=(Key("CRM"),),
    nature=Nature.ATTACK,
    reason="A robbery, as the court found.",
    saw=told_by(FIRST),
    proposed_by="one",
    confirmed_by="two",
    confirmed_at=datetime(2021, 1, 1, tzinfo=UTC),
)


def test_a_decision_stands_over_the_rules_and_names_people() -> None:
    coding = recoded(code_event(FIRST, registry(), rules()), FIRST, DECIDED)
    assert (coding.primary, coding.classes) == ("CRM", ("CRM",))
    assert {label.coder for label in coding.labels} == {Coder.PEOPLE}
    assert coding.is_recoded
    assert not coding.has_changed_since


def test_it_survives_a_release_that_recodes_the_event_and_is_marked() -> None:
    again = dataclasses.replace(FIRST, release="2", side_a="The Watch")
    coding = recoded(code_event(again, registry(), rules()), again, DECIDED)
    assert coding.primary == "CRM"
    assert coding.has_changed_since


def test_another_place_or_count_of_dead_is_no_recoding() -> None:
    again = dataclasses.replace(FIRST, release="2", place="Elsewhere")
    assert not recoded(code_event(again, registry(), rules()), again, DECIDED).has_changed_since


def test_a_decision_about_another_event_is_refused() -> None:
    other = event(event_id="8")
    with pytest.raises(InputRefused, match="another event"):
        recoded(code_event(other, registry(), rules()), other, DECIDED)


def test_two_persons_decide() -> None:
    check_can_recode(DECIDED, KNOWN)
    with pytest.raises(NotAllowed, match="of their own"):
        check_can_recode(dataclasses.replace(DECIDED, confirmed_by="one"), KNOWN)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"reason": " "}, "a reason is needed."),
        ({"classes": (Key("ODD"),)}, "there is no threat class 'ODD'."),
        ({"classes": (Key("CRM"), Key("CRM"))}, "a class stands twice."),
        ({"nature": Nature.UNKNOWN}, "an event of a class counts as something."),
        ({"classes": ()}, "an event that counts in a total has a class."),
    ],
)
def test_a_decision_that_cannot_be_is_refused(change: dict[str, object], told: str) -> None:
    wrong = dataclasses.replace(DECIDED, **change)  # type: ignore[arg-type]
    with pytest.raises(InputRefused) as refused:
        check_can_recode(wrong, KNOWN)
    assert [problem.what for problem in refused.value.problems] == [told]


def test_it_can_be_decided_that_an_event_is_in_no_class() -> None:
    check_can_recode(dataclasses.replace(DECIDED, classes=(), nature=Nature.OUTSIDE), KNOWN)
