"""Bodies that come of one another, and the listings of each, over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from misaq.core.bodies.records import Bodies, Body, Relation, Spell, Standing
from misaq.core.lists.lineage import between, ends_of, families_of, lineage_of
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citations, best_confidence
from misaq.kernel.words import Phrase, join, say
from misaq.reports.charts.citing import day_value, sources_of
from misaq.reports.charts.inks import STANDINGS, TIES
from misaq.reports.charts.records import Chart, Ink, KeyEntry, Line, Span, Strips, Tie, Value

_COLUMNS = (
    say("Body"),
    say("How it relates"),
    say("To"),
    say("Since"),
    say("Who says so"),
    say("Support"),
)
_NO_DAY = say("not on record")
_POSSIBLE = say("perhaps: the day is not exact")
_UN = frozenset({Standing.UN_LISTED})
_HERE = frozenset({Standing.PROSCRIBED, Standing.OBSERVED})


@dataclass(frozen=True, slots=True)
class _Row:
    """A body under one sort of listing.

    Attributes:
        body: the body.
        spells: its listings of that sort that may have begun by the day.
        is_abroad: whether they are those of the United Nations.
    """

    body: Body
    spells: tuple[Spell, ...]
    is_abroad: bool


def organisation_charts(bodies: Bodies, *, as_of: date) -> tuple[Chart, ...]:
    """Return a picture for each family of bodies, in register order of their first members."""
    families = families_of(lineage_of(bodies, as_of=as_of))
    return tuple(organisation_chart(bodies, family, as_of=as_of) for family in families)


def organisation_chart(bodies: Bodies, family: Sequence[Key], *, as_of: date) -> Chart:
    """Return the listings of the bodies of a family, with the lines between them.

    Args:
        family: keys of bodies on record; the first names the picture.
    """
    lineage = lineage_of(bodies, as_of=as_of)
    relations = between(lineage, family)
    rows = tuple(_rows(bodies, lineage.bodies, family, as_of))
    strips = _strips(rows, relations, lineage.bodies, as_of)
    first = lineage.bodies[family[0]]
    return Chart(
        key=f"organisations/{first.key}",
        title=say("{body} and what it is said to be related to", body=first.title),
        finding=(
            *_finding(lineage.bodies, family, relations),
            *_undated(bodies, lineage.bodies, family),
        ),
        figure=strips,
        columns=_COLUMNS,
        rows=tuple(_line(relation, lineage.bodies) for relation in relations),
        as_of=as_of,
        legend=() if strips is None else tuple(_legend(rows, relations, strips)),
        sources=sources_of(_cites(rows, relations)),
        note=say(
            "A relation is what somebody asserts. Where its day is not on record, its line stands "
            "where the listing of the body it leads to begins."
        ),
    )


def _rows(
    bodies: Bodies, known: Mapping[Key, Body], family: Sequence[Key], as_of: date
) -> Iterator[_Row]:
    """Yield a row for each body, and one more where the United Nations list it."""
    for key in sorted(family, key=lambda one: (_first_day(bodies, one), family.index(one))):
        for standings, is_abroad in ((_HERE, False), (_UN, True)):
            spells = tuple(
                s
                for s in bodies.spells
                if s.body == key
                and s.standing in standings
                and (s.span.starts is None or s.span.starts.earliest <= as_of)
            )
            if not is_abroad or any(spell.span.starts for spell in spells):
                yield _Row(known[key], spells, is_abroad)


def _first_day(bodies: Bodies, key: Key) -> date:
    days = [s.span.starts.earliest for s in bodies.spells if s.body == key and s.span.starts]
    return min(days, default=date.max)


def _strips(
    rows: Sequence[_Row], relations: Sequence[Relation], known: Mapping[Key, Body], as_of: date
) -> Strips | None:
    spans = [
        span
        for place, row in enumerate(rows)
        for spell in row.spells
        for span in _spans(place, row.body, spell, as_of)
    ]
    if not spans:
        return None
    starts = date(min(span.starts for span in spans).year, 1, 1)
    places = {row.body.key: place for place, row in enumerate(rows) if not row.is_abroad}
    return Strips(
        rows=tuple(_label(row) for row in rows),
        spans=tuple(spans),
        starts=starts,
        ends=as_of + timedelta(days=1),
        ties=tuple(_ties(relations, places, spans, known, (starts, as_of))),
    )


def _label(row: _Row) -> Line:
    if row.is_abroad:
        return Line(say("{body}, UN", body=row.body.key), row.body.title)
    return Line(row.body.key, row.body.title)


def _spans(place: int, body: Body, spell: Spell, as_of: date) -> Iterator[Span]:
    """Yield the sure part of a listing and what may have come before and after it."""
    if spell.span.starts is None:
        return
    words, ink, code = STANDINGS[spell.standing]
    said = say("{body}: {standing}, {span}.", body=body.title, standing=words, span=spell.span)
    close = as_of + timedelta(days=1)
    ends = spell.span.ends
    sure_start = min(spell.span.starts.latest, close)
    sure_end = max(sure_start, close if ends is None else min(ends.earliest, close))
    last = close if ends is None else max(sure_end, min(ends.latest, close))
    for starts, stops, faint in (
        (spell.span.starts.earliest, sure_start, True),
        (sure_start, sure_end, False),
        (sure_end, last, True),
    ):
        if starts < stops:
            yield Span(place, starts, stops, ink, said, "" if faint else code, faint)


def _ties(
    relations: Sequence[Relation],
    places: Mapping[Key, int],
    spans: Sequence[Span],
    known: Mapping[Key, Body],
    axis: tuple[date, date],
) -> Iterator[Tie]:
    for relation in relations:
        earlier, later = ends_of(relation)
        _, ink, dash, shape = TIES[relation.kind]
        day = _day_of(relation, (places[later], places[earlier]), spans)
        if day is not None:
            day = min(max(day, axis[0]), axis[1])
            words = _said(relation, known)
            yield Tie(places[earlier], places[later], day, ink, words, dash, shape)


def _day_of(relation: Relation, places: Sequence[int], spans: Sequence[Span]) -> date | None:
    """Return where the line stands: the day on record, or the first listing at one of its ends."""
    if relation.since is not None:
        return relation.since.earliest
    starts = [[s.starts for s in spans if s.row == place] for place in places]
    return next((min(days) for days in starts if days), None)


def _said(relation: Relation, known: Mapping[Key, Body]) -> Phrase:
    return say(
        "{first}, {kind}, {second}; since: {day}; so says: {who}.",
        first=known[relation.source_body].title,
        kind=TIES[relation.kind][0],
        second=known[relation.target_body].title,
        day=relation.since or _NO_DAY,
        who=relation.asserted_by,
    )


def _line(relation: Relation, known: Mapping[Key, Body]) -> tuple[Value, ...]:
    return (
        known[relation.source_body].title,
        TIES[relation.kind][0],
        known[relation.target_body].title,
        _NO_DAY if relation.since is None else day_value(relation.since),
        relation.asserted_by,
        best_confidence(relation.cite).value,
    )


def _finding(
    known: Mapping[Key, Body], family: Sequence[Key], relations: Sequence[Relation]
) -> Iterator[Phrase]:
    yield say(
        "Bodies: {count} ({names}).",
        count=len(family),
        names=join([known[key].title for key in family], "; "),
    )
    counts = Counter(relation.kind for relation in relations)
    if counts:
        kinds = [
            say("{kind} {count}", kind=TIES[kind][0], count=counts[kind])
            for kind in TIES
            if counts[kind]
        ]
        yield say("Relations on record: {kinds}.", kinds=join(kinds))


def _undated(bodies: Bodies, known: Mapping[Key, Body], family: Sequence[Key]) -> Iterator[Phrase]:
    """Say which listings cannot be drawn."""
    found = tuple(
        say("{body}, {standing}", body=known[s.body].title, standing=STANDINGS[s.standing][0])
        for s in bodies.spells
        if s.body in family and s.span.starts is None
    )
    if found:
        yield say("Not drawn, since their day is not on record: {what}.", what=join(found, "; "))


def _legend(
    rows: Sequence[_Row], relations: Sequence[Relation], strips: Strips
) -> Iterator[KeyEntry]:
    standings = {spell.standing for row in rows for spell in row.spells}
    for standing, (words, ink, code) in STANDINGS.items():
        if standing in standings:
            yield KeyEntry(words, ink, code=code)
    kinds = {relation.kind for relation in relations}
    for kind, (words, ink, dash, shape) in TIES.items():
        if kind in kinds:
            yield KeyEntry(words, ink, shape=shape, dash=dash)
    if any(span.is_faint for span in strips.spans):
        yield KeyEntry(_POSSIBLE, Ink.PLAIN, dash=(2, 2))


def _cites(rows: Sequence[_Row], relations: Sequence[Relation]) -> Iterator[Citations]:
    yield from (spell.cite for row in rows for spell in row.spells)
    yield from (relation.cite for relation in relations)
