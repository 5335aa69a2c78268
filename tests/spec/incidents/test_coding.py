"""The table of codings (coding.yml), run over the rules of the built-in pack."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from misaq.core.incidents.coding.actors import ActorRegistry
from misaq.core.incidents.coding.code import code_event
from misaq.core.incidents.coding.records import Coding
from misaq.core.incidents.coding.rules import RuleBook
from misaq.core.incidents.records import SourceEvent
from misaq.core.incidents.words import Nature
from tests.spec.cases import load
from tests.support.pack_of_pakistan import pack_of_pakistan

CASES: list[dict[str, Any]] = load(Path(__file__).parent / "coding.yml")["cases"]
PACK = pack_of_pakistan().registers.incidents
ACTORS = ActorRegistry(PACK.actors, PACK.actor_patterns)
RULES = RuleBook(PACK.rules, PACK.vocabularies)
DAY = date(2010, 1, 1)


def coding_of(case: dict[str, Any]) -> Coding:
    """Return how the event of a case is coded."""
    fields = {
        name: int(value) if name.startswith("killed") else value
        for name, value in case["event"].items()
    }
    event = SourceEvent(release="1", event_id="1", starts=DAY, ends=DAY, **fields)
    return code_event(event, ACTORS, RULES)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_an_event_is_coded_as_the_table_says(case: dict[str, Any]) -> None:
    coding = coding_of(case)
    primary = case.get("primary")
    assert coding.primary == primary
    assert coding.nature is Nature(case["nature"])
    assert coding.primary_rule == case.get("rule", "")
    assert coding.against == tuple(case.get("against", ()))
    assert coding.classes == tuple(case.get("classes", [primary] if primary else []))


def test_every_rule_of_an_act_is_first_in_some_case_or_reached_by_another() -> None:
    spoken = {label.rule for case in CASES for label in coding_of(case).labels}
    spoken |= {coding_of(case).primary_rule for case in CASES}
    assert {
        "AGAINST-NAT", "AGAINST-SEC", "AGAINST-CRM", "AGAINST-MOB", "SEC-FORM", "SEC-UNCLEAR",
        "SEC-FEUD", "NAT-FORM", "NAT-FEUD", "MIL-FORM", "MOB-FORM",
    } >= {rule.key for rule in PACK.rules} - spoken  # fmt: skip
