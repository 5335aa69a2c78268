"""Events and deaths by class and by actor, each part of events apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from misaq.apps.threat.naming import Named, group_name
from misaq.apps.threat.queries import Kept, find_groups
from misaq.core.access.actors import PUBLIC
from misaq.core.threat.picture.finer import Line
from misaq.core.threat.picture.records import PARTS, Part, ResultKind, Toll
from misaq.kernel.words import Phrase, say
from misaq.reports.charts.records import Chart
from misaq.reports.charts.threat_years import Years, multiples_chart

_MOST = 8
"""Groups that are listed; the others follow as one line."""
_DRAWN = 8
_TITLES = {
    (ResultKind.CLASSES, Part.ATTACKS): say("Attacks by class"),
    (ResultKind.CLASSES, Part.OPERATIONS): say("Operations of the state by class"),
    (ResultKind.CLASSES, Part.OTHERS): say("Clashes and other violence by class"),
    (ResultKind.ACTORS, Part.ATTACKS): say("Attacks by actor"),
    (ResultKind.ACTORS, Part.OPERATIONS): say("Operations of the state, by whom they were against"),
    (ResultKind.ACTORS, Part.OTHERS): say("Clashes and other violence by actor"),
}


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A class or an actor with what is recorded of it; without a name, all the others.

    Attributes:
        named: which it is; None for all others together.
        toll: events and deaths.
        first: first year with an event.
        last: last year with one.
    """

    named: Named | None
    toll: Toll
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class GroupTable:
    """One part of events by class or by actor, those with most events first."""

    title: Phrase
    lines: tuple[GroupLine, ...]


def group_tables(
    kept: Kept, area: str, kinds: tuple[ResultKind, ...] = (ResultKind.CLASSES, ResultKind.ACTORS)
) -> tuple[GroupTable, ...]:
    """Return the tables of an area, or of the whole country; none where nothing is kept."""
    return tuple(table for kind in kinds for table in _tables(kept, kind, area))


def _tables(kept: Kept, kind: ResultKind, area: str) -> Iterator[GroupTable]:
    found = find_groups(actor=PUBLIC, kept=kept, kind=kind, area=area)
    parts = {} if found is None else found.parts
    for part in (one for one in Part if one in parts):
        groups = parts[part]
        # Every operation is of one class: that of operations.
        if groups and (kind, part) != (ResultKind.CLASSES, Part.OPERATIONS):
            lines = sorted((_line(kind, *one) for one in groups.items()), key=_most_first)
            yield GroupTable(_TITLES[kind, part], tuple(_shortened(lines)))


def _line(kind: ResultKind, key: str, line: Line) -> GroupLine:
    return GroupLine(group_name(kind, key), sum(line.values(), Toll()), min(line), max(line))


def _most_first(line: GroupLine) -> tuple[int, str]:
    return -line.toll.events, "" if line.named is None else line.named.key


def _shortened(lines: list[GroupLine]) -> Iterator[GroupLine]:
    kept, others = lines[:_MOST], lines[_MOST:]
    yield from kept
    if others:
        yield GroupLine(
            None,
            sum((one.toll for one in others), Toll()),
            min(one.first for one in others),
            max(one.last for one in others),
        )


def group_charts(kept: Kept, part: Part, area: str) -> tuple[Chart, ...]:
    """Return the pictures of an area by class and by actor, for one part of events."""
    charts = []
    for kind in (ResultKind.CLASSES, ResultKind.ACTORS):
        found = find_groups(actor=PUBLIC, kept=kept, kind=kind, area=area)
        groups = {} if found is None else found.parts.get(part, {})
        rows = [Years(group_name(kind, key).words, line) for key, line in groups.items()]
        drawn = sorted(rows, key=lambda row: -row.whole.best)[:_DRAWN]
        title = say("Deaths by class and year: {part}", part=PARTS[part])
        if kind is ResultKind.ACTORS:
            title = say("Deaths by actor and year: {part}", part=PARTS[part])
        charts.append(
            multiples_chart(
                f"threat/{kind.value.lower()}",
                title,
                drawn,
                kept.basis.years,
                as_of=kept.basis.last_day,
            )
        )
    return tuple(charts)
