"""Rules and words: what is found, what speaks, and what does not hold together."""

from __future__ import annotations

import dataclasses

import pytest

from misaq.core.incidents.coding.rules import RuleBook
from misaq.core.incidents.coding.terms import Terms
from misaq.core.incidents.registers import Condition
from misaq.core.incidents.words import Form
from misaq.kernel.errors import InputRefused
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Confidence
from tests.support.invented_coding import RULES, WORDS, rule


@pytest.mark.parametrize(
    ("source", "kind", "form"),
    [
        ("gazette", "fight", Form.STATE_BASED),
        ("gazette-early", "Fight", Form.STATE_BASED),
        ("gazette", "Fire/Air/sea strike", Form.FORCE),
        ("gazette", "Fire/anything else", Form.ATTACK),
        ("gazette", "Old/Fight", Form.STATE_BASED),
        ("lamps", "whatever", Form.ATTACK),
        ("lamps", "", Form.ATTACK),
        ("gazette", "Dance", None),
    ],
)
def test_the_finest_known_part_of_a_kind_gives_its_meaning(
    source: str, kind: str, form: Form | None
) -> None:
    assert Terms(WORDS).meaning(source, kind, "", "").form is form


def test_words_that_nobody_knows_are_named_and_not_guessed() -> None:
    meaning = Terms(WORDS).meaning("gazette", "Dance", "", "Temple")
    assert meaning.unread == ("kind",)
    assert meaning.target is not None


def test_all_that_is_wrong_with_rules_is_told_together() -> None:
    wrong = (
        rule("A", 1, "X", Condition()),
        rule("A", 1, "X", Condition(sources=("s",)), unless=(Key("Z"),)),
        rule("B", 2, "X", Condition(sources=("s",)), confidence=Confidence.UNVERIFIED),
    )
    with pytest.raises(InputRefused) as refused:
        RuleBook(wrong)
    told = [f"{problem.where}: {problem.what}" for problem in refused.value.problems]
    assert told == [
        "A: the rule has no condition: it would speak always.",
        "A: another rule has the rank 1.",
        "A: another rule has this name.",
        "A: Z is no earlier rule.",
        "B: a label is sure, fairly sure or unsure (H, M, L).",
    ]


def test_rules_are_asked_by_rank_in_whatever_order_they_stand() -> None:
    turned = RuleBook(tuple(reversed(RULES)))
    assert [one.key for one in turned.rules] == [one.key for one in RULES]
    later = dataclasses.replace(RULES[0], rank=9)
    with pytest.raises(InputRefused):
        RuleBook((later, *RULES[1:]))
