"""The page of states: what can become of a text, a policy, a point and a clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from misaq.core.changes.life import TRANSITIONS, ChangeState
from misaq.core.law.deadlines import ClockState
from misaq.core.law.validity import NEXT, Validity
from misaq.core.policies.life import OF_END, Life
from misaq.core.policies.verdicts import RULES, RULES_VERSION, Flag
from misaq.reports.reference.clock_states import clock_situations
from misaq.reports.reference.docstrings import first_paragraph, meanings_of_values
from misaq.reports.reference.markdown import code, fenced, plain, prose, table
from misaq.reports.reference.page import Page, page
from misaq.reports.reference.values import values_table

_Arrow = tuple[str, str, str]
"""From, to, and what happens; "[*]" is the beginning."""


def states_page() -> Page:
    """Return the states of legal texts, policies, verdicts, clocks and change requests."""
    blocks = [
        "Each state but that of a change request is worked out from dated events when asked for.",
        *_validity(),
        *_life(),
        *_verdicts(),
        *_clocks(),
        *_changes(),
    ]
    return page("states.md", "States", blocks)


def _validity() -> Iterator[str]:
    arrows = [(state.name, to.name, event.name) for (state, event), to in NEXT.items()]
    yield "## Whether a legal text can be relied on"
    yield prose(first_paragraph(Validity))
    yield _diagram((("[*]", Validity.UNKNOWN.name, ""), *arrows))
    yield (
        "Before its first event a text is `UNKNOWN`, or `NOT_YET` when that event is its "
        "commencement. A pair of state and event that is not here cannot have happened: a pack "
        "that says so is refused."
    )
    meanings = meanings_of_values(Validity)
    yield table(
        ("state", "nothing speaks against relying on it", "meaning"),
        [
            (code(state.value), "yes" if state.is_sound else "no", prose(meanings[state.name]))
            for state in Validity
        ],
    )
    yield table(("state", "event", "becomes"), [_as_row(arrow) for arrow in arrows])


def _life() -> Iterator[str]:
    arrows: list[_Arrow] = [
        ("[*]", Life.NOT_ADOPTED.name, ""),
        (Life.NOT_ADOPTED.name, Life.IN_FORCE.name, "adopted by the day"),
        (Life.IN_FORCE.name, Life.EXPIRED.name, "its own term ran out"),
        *((Life.IN_FORCE.name, life.name, end.name) for end, life in OF_END.items()),
    ]
    yield "## Whether a policy or a point of it binds"
    yield prose(first_paragraph(Life))
    yield _diagram(arrows)
    yield (
        "What has ended cannot end again: of several ends the first counts, once it has surely "
        "come. A point has its policy's life unless it has an end of its own."
    )
    yield values_table(Life, "state")


def _verdicts() -> Iterator[str]:
    yield "## What can be said of a point"
    yield (
        f"Rules {RULES_VERSION}, asked in this order; the first that applies decides, and the "
        "verdict names it. Claims of those charged with a point and findings of verifiers are two "
        "ledgers and are never merged. Evidence that has run out is asked only where nothing fresh "
        "is on record, and the flag then says so."
    )
    yield table(
        ("rule", "result", "applies when"),
        [(name, code(result.value), plain(words)) for name, result, _, words in RULES],
    )
    yield "Beside the result there may be flags:"
    yield values_table(Flag, "flag")


def _clocks() -> Iterator[str]:
    yield "## Where a clock stands"
    yield prose(first_paragraph(ClockState))
    yield values_table(ClockState, "state")
    yield "Worked out by the code for a sample clock:"
    yield table(
        ("the clock started", "its last day", "done", "asked about", "state"),
        [
            (plain(s.started), plain(s.last_day), plain(s.done), s.asked, code(s.state.value))
            for s in clock_situations()
        ],
    )
    yield "How the last day is counted: [run a clock](../how-to/run-a-clock.md)."


def _changes() -> Iterator[str]:
    rows = [
        (code(state.name), code(step.name), code(way.to.name), code(way.hand.name))
        for (state, step), way in TRANSITIONS.items()
    ]
    arrows = [(state.name, way.to.name, step.name) for (state, step), way in TRANSITIONS.items()]
    yield "## What becomes of a change request"
    yield _diagram((("[*]", ChangeState.DRAFT.name, ""), *arrows))
    yield (
        "A pair of state and step that is not here is refused. The database refuses an author who "
        "decides, in every state."
    )
    yield values_table(ChangeState, "state")
    yield table(("state", "step", "becomes", "whose step"), rows)


def _diagram(arrows: Iterable[_Arrow]) -> str:
    lines = [
        f"    {start} --> {end}: {event}" if event else f"    {start} --> {end}"
        for start, end, event in arrows
    ]
    return fenced("\n".join(["stateDiagram-v2", *lines]), "mermaid")


def _as_row(arrow: _Arrow) -> tuple[str, str, str]:
    start, end, event = arrow
    return code(start), code(event), code(end)
