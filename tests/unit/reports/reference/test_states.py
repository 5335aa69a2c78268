"""The page of states holds what the code does."""

from __future__ import annotations

from misaq.core.law.deadlines import ClockState
from misaq.core.law.validity import NEXT
from misaq.core.policies.life import Life
from misaq.core.policies.verdicts import RULES, Flag
from misaq.reports.reference.clock_states import clock_situations
from misaq.reports.reference.states import states_page


def test_every_change_of_a_legal_text_is_drawn_and_listed() -> None:
    text = states_page().text
    for (state, event), to in NEXT.items():
        assert f"    {state.name} --> {to.name}: {event.name}\n" in text
        assert f"| `{state.name}` | `{event.name}` | `{to.name}` |" in text


def test_rules_of_verdicts_stand_in_their_order() -> None:
    text = states_page().text
    places = [text.index(f"| {name} | `{result.value}` |") for name, result, *_ in RULES]
    assert places == sorted(places)


def test_every_life_and_flag_is_named() -> None:
    text = states_page().text
    assert [each for each in (*Life, *Flag) if f"`{each.value}`" not in text] == []


def test_the_sample_clock_comes_through_every_state_that_is_timed() -> None:
    shown = {situation.state for situation in clock_situations()}
    assert set(ClockState) - shown == {ClockState.NOT_TIMED}
