"""How many stood on a list at each snapshot, beside what was published of its size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from misaq.core.lists.counts import SnapshotCount
from misaq.core.lists.records import PartyKind, SourceList
from misaq.core.lists.registers import Printing
from misaq.kernel.dates import Certainty
from misaq.kernel.words import Phrase, say
from misaq.reports.charts.citing import day_value, sources_of
from misaq.reports.charts.records import Chart, Dot, Ink, KeyEntry, Points, Shape, Value
from misaq.reports.inline import Ref

_ALL = say("all entries, counted in a snapshot")
_PERSONS = say("persons, counted in a snapshot")
_SAID = say("said of it when it was printed")
_COLUMNS = (say("Day"), say("What was counted"), say("Number"))


def count_chart(
    source_list: SourceList,
    counts: Sequence[SnapshotCount],
    printings: Sequence[Printing],
    *,
    as_of: date,
) -> Chart:
    """Return the sizes of a list over time: what snapshots hold, and what was said of it.

    Args:
        counts: of the snapshots up to the day, in order.
        printings: of this list; those surely after the day are left out.
    """
    said = [p for p in printings if p.as_of.on_or_before(as_of) is not Certainty.NO and _sizes(p)]
    dots = (*_counted(counts), *(dot for p in said for dot in _printed(p)))
    return Chart(
        key=f"lists/{source_list.key}",
        title=say("How many stood on it: {title}", title=source_list.title),
        finding=tuple(_finding(counts, said)),
        figure=Points(tuple(dots), say("entries")) if dots else None,
        columns=_COLUMNS,
        rows=tuple(_rows(counts, said)),
        as_of=as_of,
        legend=tuple(_legend(counts, said)),
        sources=sources_of((source_list.cite, *(p.cite for p in said))),
        note=say("Counts of snapshots are ours; what was said of a list stands as it was said."),
    )


def _counted(counts: Sequence[SnapshotCount]) -> Iterator[Dot]:
    for count in counts:
        yield _dot(count.as_of, count.total, Shape.CIRCLE, Ink.MINOR, _ALL)
        if persons := count.of(PartyKind.PERSON):
            yield _dot(count.as_of, persons, Shape.SQUARE, Ink.SERIOUS, _PERSONS)


def _dot(day: date, number: int, shape: Shape, ink: Ink, what: Phrase) -> Dot:
    words = say("{day}: {number}, {what}.", day=day, number=number, what=what)
    return Dot(day, day, Decimal(number), Decimal(number), shape, ink, words)


def _sizes(printing: Printing) -> tuple[int, ...]:
    """Return the sizes that its heading, its words and its rows give, each once."""
    found = (printing.heading, printing.words, printing.rows)
    return tuple(dict.fromkeys(size for size in found if size is not None))


def _printed(printing: Printing) -> Iterator[Dot]:
    for size in _sizes(printing):
        words = say("{day}: {number}, {what}.", day=printing.as_of, number=size, what=_SAID)
        yield Dot(
            printing.as_of.earliest,
            printing.as_of.latest,
            Decimal(size),
            Decimal(size),
            Shape.DIAMOND,
            Ink.GOOD,
            words,
        )


def _finding(counts: Sequence[SnapshotCount], said: Sequence[Printing]) -> Iterator[Phrase]:
    if counts:
        yield say(
            "Snapshots: {count}, from {first} with {old} entries to {last} with {new}.",
            count=len(counts),
            first=counts[0].as_of,
            old=counts[0].total,
            last=counts[-1].as_of,
            new=counts[-1].total,
        )
    else:
        yield say("No snapshot of it is kept.")
    if said:
        sizes = [size for printing in said for size in _sizes(printing)]
        yield say(
            "Sizes that others gave of it: {count}, from {low} to {high}.",
            count=len(sizes),
            low=min(sizes),
            high=max(sizes),
        )


def _rows(counts: Sequence[SnapshotCount], said: Sequence[Printing]) -> Iterator[tuple[Value, ...]]:
    for count in counts:
        yield Ref(count.as_of.isoformat()), _ALL, Ref(str(count.total))
        if persons := count.of(PartyKind.PERSON):
            yield Ref(count.as_of.isoformat()), _PERSONS, Ref(str(persons))
    for printing in said:
        for size in _sizes(printing):
            yield day_value(printing.as_of), _SAID, Ref(str(size))


def _legend(counts: Sequence[SnapshotCount], said: Sequence[Printing]) -> Iterator[KeyEntry]:
    if counts:
        yield KeyEntry(_ALL, Ink.MINOR, shape=Shape.CIRCLE)
    if any(count.of(PartyKind.PERSON) for count in counts):
        yield KeyEntry(_PERSONS, Ink.SERIOUS, shape=Shape.SQUARE)
    if said:
        yield KeyEntry(_SAID, Ink.GOOD, shape=Shape.DIAMOND)
