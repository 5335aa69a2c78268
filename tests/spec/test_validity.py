"""The table of the lives of legal texts (tests/spec/validity/states.yml), run."""

from __future__ import annotations

from typing import Any

import pytest

from misaq.core.law.records import Instrument, Provision, ValidityEventKind
from misaq.core.law.validity import Validity, find_contradiction, standing, validity_at
from misaq.core.packs import find_flaws
from misaq.core.packs.registers import Registers
from misaq.kernel.dates import parse_day
from misaq.kernel.ids import Key
from tests.spec.cases import HERE, load, record_of, registers_of

CASES: list[dict[str, Any]] = load(HERE / "validity" / "states.yml")["cases"]
IDS = [case["name"] for case in CASES]


def events_of(lines: list[str]) -> list[dict[str, str]]:
    """Return the plain events that the lines of the table stand for."""
    pairs = [line.split(" ") for line in lines]
    return [{"happened_on": day, "kind": kind} for day, kind in pairs]


def text_of(case: dict[str, Any]) -> tuple[Instrument, Provision | None]:
    """Return the text of a case, and its section where it has one."""
    text = record_of(
        "law.instruments", {"key": "T", "title": "An Act", "events": events_of(case["events"])}
    )
    if "provision" not in case:
        return text, None
    plain = {"key": "T:1", "instrument": "T", "events": events_of(case["provision"])}
    return text, record_of("law.provisions", plain)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_text_is_in_the_state_the_table_says(case: dict[str, Any]) -> None:
    text, section = text_of(case)
    for day, state in case["on"].items():
        assert validity_at(text, section, parse_day(day)).state is Validity(state), day


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_events_that_cannot_have_happened_are_a_flaw(case: dict[str, Any]) -> None:
    text, section = text_of(case)
    found = find_contradiction(text.events)
    assert (None if found is None else found[1]) == case.get("flaw")
    assert section is None or find_contradiction(section.events) is None


def test_a_flaw_names_the_event_as_it_was_written() -> None:
    [case] = [case for case in CASES if case["name"] == "commenced twice"]
    text, _ = text_of({**case, "events": list(reversed(case["events"]))})
    registers = registers_of({})
    whole = Registers(
        sourcebook=registers.sourcebook,
        law=type(registers.law)(instruments=(text,)),
    )
    [flaw] = find_flaws(whole)
    assert (flaw.table, flaw.key, flaw.path) == ("law.instruments", "T", "events[0]")
    assert "overlapping validity" in flaw.what


def test_every_state_and_every_event_has_a_case() -> None:
    states = {state for case in CASES for state in case["on"].values()}
    assert states == {state.value for state in Validity}
    lines = [line for case in CASES for line in (*case["events"], *case.get("provision", []))]
    assert {line.split(" ")[1] for line in lines} == {kind.value for kind in ValidityEventKind}


@pytest.mark.parametrize(
    ("state", "is_law"),
    [
        ("2005-01-01 AMENDED", True),
        ("2005-01-01 STRUCK_DOWN", True),
        ("2005-01-01 SUSPENDED", True),
        ("2005-01-01 LAPSED", False),
        ("2005-01-01 REPEALED", False),
    ],
)
def test_a_contested_section_still_stands_and_one_that_is_gone_does_not(
    state: str, is_law: bool
) -> None:
    sections = [{"key": "ACT:1", "events": events_of([state])}]
    law = registers_of({"records": {"law.provisions": sections}}).law
    held = standing(law, parse_day("2010-01-01"))
    assert held == ({Key("ACT:1"), Key("ACT:2")} if is_law else {Key("ACT:2")})
