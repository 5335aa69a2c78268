"""The working of a pair: every fact as a line that speaks for, against, or not at all."""

from __future__ import annotations

import math

from misaq.core.incidents.linking.meetings import MISSING, SCALES, Fact, Grades
from misaq.core.incidents.linking.records import EventLine
from misaq.core.incidents.linking.weights import Weights
from misaq.core.incidents.linking.wording import role_of, tactic_of
from misaq.core.incidents.records import Count, SourceEvent
from misaq.core.lists.evidence import Agreement


def lines_of(
    left: SourceEvent,
    right: SourceEvent,
    grades: Grades,
    place: int,
    km: float,
    weights: Weights | None,
) -> tuple[EventLine, ...]:
    """Return the lines of one pair, the heaviest first and what is missing last.

    Args:
        left: the first source's event.
        right: the second's.
        grades: of all pairs.
        place: of this pair among them.
        km: between the two; nan where not known.
        weights: what the grades weigh; None where they are told and not weighed.
    """
    lines = [
        _line(fact, int(told[place]), left, right, km, weights) for fact, told in grades.items()
    ]
    return tuple(
        sorted(lines, key=lambda line: (line.agreement is Agreement.MISSING, -abs(line.bits)))
    )


def _line(
    fact: Fact,
    grade: int,
    left: SourceEvent,
    right: SourceEvent,
    km: float,
    weights: Weights | None,
) -> EventLine:
    said = _said(fact, left), _said(fact, right)
    if grade == MISSING:
        return EventLine(fact, Agreement.MISSING, 0.0, *said)
    bits = 0.0 if weights is None else float(weights.bits[fact][grade])
    return EventLine(fact, _agreement(fact, grade), bits, *said, _apart(fact, left, right, km))


def _agreement(fact: Fact, grade: int) -> Agreement:
    if grade in SCALES[fact].agreeing:
        return Agreement.SAME
    return Agreement.CLOSE if grade in SCALES[fact].close else Agreement.OTHER


def _said(fact: Fact, event: SourceEvent) -> str:
    match fact:
        case Fact.DATE:
            return _days(event)
        case Fact.DISTANCE:
            return _point(event)
        case Fact.AREA:
            return ", ".join(part for part in (event.district, event.province) if part)
        case Fact.PLACE:
            return event.place
        case Fact.KILLED:
            return _number(event.killed)
        case Fact.INJURED:
            return _number(event.injured)
        case Fact.TACTIC:
            tactic = tactic_of(event)
            return event.tactic or event.kind if tactic is not None else ""
        case Fact.ROLE:
            role = role_of(event)
            return "" if role is None else role.name
        case Fact.ACTOR:
            return ", ".join(p for p in (event.side_a, event.side_b, event.claimed_by) if p)


def _point(event: SourceEvent) -> str:
    if event.latitude is None or event.longitude is None:
        return ""
    return f"{event.latitude:.2f}, {event.longitude:.2f}"


def _days(event: SourceEvent) -> str:
    if event.starts == event.ends:
        return event.starts.isoformat()
    return f"{event.starts.isoformat()}–{event.ends.isoformat()}"


def _number(count: Count) -> str:
    best = "" if count.best is None else str(count.best)
    ends = [str(end) for end in dict.fromkeys((count.low, count.high)) if end is not None]
    if ends in ([], [best]):
        return best
    return f"{best} ({'–'.join(ends)})" if best else "–".join(ends)


def _apart(fact: Fact, left: SourceEvent, right: SourceEvent, km: float) -> float | None:
    match fact:
        case Fact.DATE:
            return float((right.starts - left.starts).days)
        case Fact.DISTANCE:
            return None if math.isnan(km) else km
        case Fact.KILLED:
            return _ratio(left.killed, right.killed)
        case Fact.INJURED:
            return _ratio(left.injured, right.injured)
        case _:
            return None


def _ratio(one: Count, other: Count) -> float | None:
    if one.best is None or other.best is None:
        return None
    low, high = sorted((one.best, other.best))
    return (high + 1) / (low + 1)
