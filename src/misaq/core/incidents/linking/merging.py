"""An incident: every source's values side by side, and one adopted value for each field by rule.

Nothing a source says is lost or added up across sources. A field's rule is named, so that a page
can say why this value and not another. Where one source tells an incident in parts, its parts are
added up for that source alone; what people judged that it counted twice counts once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from misaq.core.incidents.linking.judgements import ref
from misaq.core.incidents.linking.records import Key
from misaq.core.incidents.records import (
    Count,
    DatePrecision,
    PlacePrecision,
    SourceEvent,
    Standing,
)
from misaq.core.lists.conflicts import NOTHING_JUDGED, Clusters
from misaq.core.lists.judgements import EntryRef


class Rule(Enum):
    """Why a value was adopted."""

    FINEST_DAY = "incidents.merge.finest-day"
    """The source that knows the day most finely; among equals the first in order."""
    FINEST_PLACE = "incidents.merge.finest-place"
    """The source that knows the place most finely; among equals the first in order."""
    WIDENED = "incidents.merge.range-widened"
    """Best of the first source in order that has one; lowest and highest of all sources."""
    FIRST_SOURCE = "incidents.merge.first-source"
    """The first source in order that says it."""
    STRONGEST = "incidents.merge.strongest-standing"
    """Disputed by one is disputed; else confirmed by one is confirmed."""
    NOT_SAID = "incidents.merge.not-said"
    """No source says it."""


@dataclass(frozen=True, slots=True)
class When:
    """Days an event may have happened on, and how finely they are known."""

    starts: date
    ends: date
    precision: DatePrecision


@dataclass(frozen=True, slots=True)
class Where:
    """Where, as one source says it, with the areas found for it."""

    province: str
    district: str
    place: str
    latitude: float | None
    longitude: float | None
    precision: PlacePrecision
    province_code: str
    district_code: str


Value = When | Where | Count | Standing | str | bool | None


@dataclass(frozen=True, slots=True)
class Adopted:
    """The value an incident has for a field.

    Attributes:
        value: what was adopted; None, an empty text or an empty count where nobody says it.
        rule: why.
        source: whose value it is, or whose best figure; empty where nobody says it.
    """

    value: Value
    rule: Rule
    source: str


class Field(Enum):
    """What an incident says."""

    WHEN = "WHEN"
    WHERE = "WHERE"
    KILLED = "KILLED"
    INJURED = "INJURED"
    KIND = "KIND"
    TACTIC = "TACTIC"
    TARGET = "TARGET"
    SIDE_A = "SIDE_A"
    SIDE_B = "SIDE_B"
    CLAIMED_BY = "CLAIMED_BY"
    IS_SUICIDE = "IS_SUICIDE"
    STANDING = "STANDING"


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened once.

    Attributes:
        key: its first event, which names it.
        events: what the sources tell, in order of source and identifier.
        said: of each field what each source says; a source that says nothing is left out.
        adopted: of each field the value adopted.
    """

    key: Key
    events: tuple[SourceEvent, ...]
    said: Mapping[Field, Mapping[str, Value]]
    adopted: Mapping[Field, Adopted]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that tell it, in order."""
        return tuple(sorted({event.source for event in self.events}))


@dataclass(frozen=True, slots=True)
class SourceOrder:
    """Which source's word comes first.

    Attributes:
        sources: from the first to the last; sources not named follow by name.
        of_field: another order for a field.
    """

    sources: tuple[str, ...] = ()
    of_field: Mapping[Field, tuple[str, ...]] | None = None

    def rank(self, field: Field) -> Callable[[str], tuple[int, str]]:
        """Return what sources are put in order by, for a field."""
        order = (self.of_field or {}).get(field, self.sources)
        places = {source: place for place, source in enumerate(order)}
        return lambda source: (places.get(source, len(places)), source)


def merge(
    groups: Iterable[Sequence[Key]],
    events: Iterable[SourceEvent],
    order: SourceOrder | None = None,
    twice: Clusters = NOTHING_JUDGED,
) -> tuple[Incident, ...]:
    """Return the incidents, in order of their keys.

    Args:
        groups: events of each incident.
        events: every event of the groups, in any order.
        order: which source's word comes first.
        twice: events of one source that people judged to be one counted twice.
    """
    by_key = {event.key: event for event in events}
    ordered = sorted(tuple(sorted(group)) for group in groups)
    return tuple(
        _incident(tuple(by_key[key] for key in group), order or SourceOrder(), twice)
        for group in ordered
    )


def _incident(events: tuple[SourceEvent, ...], order: SourceOrder, twice: Clusters) -> Incident:
    by_source: dict[str, list[SourceEvent]] = {}
    for event in _once(events, twice):
        by_source.setdefault(event.source, []).append(event)
    said = {
        field: {
            source: value for source, parts in by_source.items() if _is_said(value := read(parts))
        }
        for field, read in _READ.items()
    }
    adopted = {field: _adopt(field, values, order) for field, values in said.items()}
    return Incident(events[0].key, events, said, adopted)


def _once(events: Sequence[SourceEvent], twice: Clusters) -> list[SourceEvent]:
    """Return each event once: of what is counted twice the first, its numbers as wide as both."""
    told: dict[EntryRef, SourceEvent] = {}
    for event in events:
        name = twice.cluster(ref(event.key))
        first = told.setdefault(name, event)
        if first is not event:
            told[name] = replace(
                first,
                killed=_as_wide(first.killed, event.killed),
                injured=_as_wide(first.injured, event.injured),
            )
    return list(told.values())


def _as_wide(one: Count, other: Count) -> Count:
    """Return the first's best, the other's where it has none, and the range of both."""
    ends = [n for c in (one, other) for n in (c.low, c.best, c.high) if n is not None]
    if not ends:
        return one
    return Count(other.best if one.best is None else one.best, min(ends), max(ends))


def _is_said(value: Value) -> bool:
    if isinstance(value, Count):
        return value.is_known
    return value is not None and value != ""


def _adopt(field: Field, said: Mapping[str, Value], order: SourceOrder) -> Adopted:
    ranked = sorted(said, key=order.rank(field))
    if not ranked:
        return Adopted(None, Rule.NOT_SAID, "")
    if field in (Field.KILLED, Field.INJURED):
        return _widened({source: said[source] for source in ranked})
    if field is Field.STANDING:
        return _strongest({source: said[source] for source in ranked})
    finest, rule = ranked[0], Rule.FIRST_SOURCE
    if field in (Field.WHEN, Field.WHERE):
        finest = min(ranked, key=lambda source: _fineness(said[source]))
        rule = Rule.FINEST_DAY if field is Field.WHEN else Rule.FINEST_PLACE
    return Adopted(said[finest], rule, finest)


def _fineness(value: Value) -> int:
    return int(value.precision) if isinstance(value, When | Where) else 0


def _widened(said: Mapping[str, Value]) -> Adopted:
    counts = {source: count for source, count in said.items() if isinstance(count, Count)}
    source = next((s for s, c in counts.items() if c.best is not None), next(iter(counts)))
    widened = counts[source]
    for count in counts.values():
        widened = _as_wide(widened, count)
    return Adopted(widened, Rule.WIDENED, source)


_STRONGER = (Standing.DISPUTED, Standing.CONFIRMED, Standing.REPORTED)


def _strongest(said: Mapping[str, Value]) -> Adopted:
    strongest = next(standing for standing in _STRONGER if standing in said.values())
    source = next(source for source, value in said.items() if value is strongest)
    return Adopted(strongest, Rule.STRONGEST, source)


def _when(parts: Sequence[SourceEvent]) -> When:
    return When(
        min(part.starts for part in parts),
        max(part.ends for part in parts),
        max(part.date_precision for part in parts),
    )


def _where(parts: Sequence[SourceEvent]) -> Where:
    """Return where the part known most finely was."""
    part = min(parts, key=lambda one: (one.place_precision, one.key))
    return Where(
        part.province,
        part.district,
        part.place,
        part.latitude,
        part.longitude,
        part.place_precision,
        part.province_code,
        part.district_code,
    )


def _total(counts: Sequence[Count]) -> Count:
    """Return the counts of parts added up; an end that a part does not say is not said."""
    return Count(
        *(
            sum(n for n in numbers if n is not None) if None not in numbers else None
            for numbers in (
                [count.best for count in counts],
                [count.low for count in counts],
                [count.high for count in counts],
            )
        )
    )


def _text(name: str) -> Callable[[Sequence[SourceEvent]], Value]:
    def read(parts: Sequence[SourceEvent]) -> Value:
        return next((text for part in parts if (text := str(getattr(part, name)))), "")

    return read


def _is_suicide(parts: Sequence[SourceEvent]) -> Value:
    told = [part.is_suicide for part in parts if part.is_suicide is not None]
    return any(told) if told else None


def _standing(parts: Sequence[SourceEvent]) -> Value:
    told = {part.standing for part in parts}
    return next(standing for standing in _STRONGER if standing in told)


_READ: Mapping[Field, Callable[[Sequence[SourceEvent]], Value]] = {
    Field.WHEN: _when,
    Field.WHERE: _where,
    Field.KILLED: lambda parts: _total([part.killed for part in parts]),
    Field.INJURED: lambda parts: _total([part.injured for part in parts]),
    Field.KIND: _text("kind"),
    Field.TACTIC: _text("tactic"),
    Field.TARGET: _text("target"),
    Field.SIDE_A: _text("side_a"),
    Field.SIDE_B: _text("side_b"),
    Field.CLAIMED_BY: _text("claimed_by"),
    Field.IS_SUICIDE: _is_suicide,
    Field.STANDING: _standing,
}
