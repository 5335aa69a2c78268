"""Narrowing a committee's table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from misaq.apps.oversight.queries import Line
from misaq.apps.pages.filters import Facet, Narrowed, narrow
from misaq.apps.pages.tones import look_of
from misaq.core.oversight.tracking import State
from misaq.kernel.words import Phrase, say

_TIME: Mapping[str, Phrase] = {
    "overdue": say("Overdue"),
    "asked": say("More time asked for"),
    "next": say("Put down for a sitting"),
    "closed": say("Closed"),
    "open": say("Open"),
}


def narrow_table(lines: Sequence[Line], asked: Mapping[str, str]) -> Narrowed[Line]:
    """Return the lines that fit what the address asks for."""
    return narrow(lines, _FACETS, asked, text_of=_text)


def _text(line: Line) -> str:
    r = line.recommendation
    said = (event.text for event in r.events)
    return " ".join((str(r.number), r.to, r.text, r.finding, r.point or "", r.sitting, *said))


def _times(line: Line) -> tuple[str, ...]:
    standing = line.standing
    found = {
        "overdue": standing.is_overdue,
        "asked": standing.asked_until is not None,
        "next": standing.next_on is not None,
        "closed": standing.is_closed,
        "open": not standing.is_closed,
    }
    return tuple(name for name, is_so in found.items() if is_so)


def _state_words(value: str) -> Phrase | str:
    """Return the words of a state; what the address gives may be none."""
    return look_of(State[value]).words if value in State.__members__ else value


_FACETS: tuple[Facet[Line], ...] = (
    Facet(
        name="state",
        label=say("State"),
        values_of=lambda line: (line.standing.state.name,),
        words_of=_state_words,
        order=tuple(state.name for state in State),
    ),
    Facet(
        name="time",
        label=say("Time"),
        values_of=_times,
        words_of=lambda value: _TIME.get(value, value),
        order=tuple(_TIME),
    ),
    Facet(
        name="to",
        label=say("Institution"),
        values_of=lambda line: (line.recommendation.to,),
        words_of=lambda value: value,
    ),
)
