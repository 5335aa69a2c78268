"""Counts of a list over time, by area, and against what it can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from misaq.core.bodies.records import Bodies, Spell
from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity, Subject
from misaq.core.lists.checks.binding import (
    Binding,
    binding_lists,
    printings_of,
    snapshot_line,
    summarised,
)
from misaq.core.lists.checks.printed import printing_line
from misaq.core.lists.registers import Lists, Printing
from misaq.core.lists.summaries import ListSummaries, ListSummary
from misaq.core.sourcebook.absence import absence_lines, not_read
from misaq.core.sourcebook.checks.figures import bounds, has_come, observation_line
from misaq.core.sourcebook.records import Observation, Series, Sourcebook
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import Phrase, say

_LEAST_SHARE = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class _Sized:
    """A printing whose counts agree on its size."""

    printing: Printing
    size: int


def _sized(printings: Iterable[Printing]) -> list[_Sized]:
    found = []
    for printing in printings:
        sizes = {printing.heading, printing.words, printing.rows} - {None}
        if len(sizes) == 1 and not printing.other_bases:
            found.append(_Sized(printing, int(sizes.pop() or 0)))
    return found


@check(
    "LST003",
    title=say("A count that changed otherwise than the listings on record"),
    why=say(
        "Each body comes on a list, and off it, by an order. A count that moves by more or less"
        " than the orders known means orders that nobody saw, or a count without a method."
    ),
    working=say(
        "Between two printings that give one count each, compare the change with the listings and"
        " removals on record that fell between, as far as their days allow; argue that there was no"
        " other order only from a dated search."
    ),
    basis=("S48", "S64", "ATA:11B(1)", "domain 5.1"),
    severity=Severity.SERIOUS,
    on_absence=True,
)
def changed_without_order(
    lists: Lists, bodies: Bodies, sourcebook: Sourcebook, as_of: date
) -> Iterator[Outcome]:
    """Find changes of a count that the listings on record cannot make."""
    for binding in binding_lists(lists):
        if binding.source_list.holds_persons:
            continue
        spells = [s for s in bodies.spells if s.basis in binding.source_list.bases]
        sized = _sized(printings_of(lists, binding.key, as_of))
        for first, second in pairwise(sized):
            least, most = _moves(spells, first.printing.as_of, second.printing.as_of)
            change = second.size - first.size
            if not least <= change <= most:
                yield _changed(sourcebook, binding, first, second, (least, most), as_of)


def _moves(spells: Iterable[Spell], first: ImpreciseDate, second: ImpreciseDate) -> tuple[int, int]:
    """Return the least and the most by which the listings on record move a count."""
    least = most = 0
    for spell in spells:
        came, went = spell.span.starts, spell.span.ends
        if came is not None:
            least += _surely(came, first, second)
            most += _perhaps(came, first, second)
        if went is not None:
            least -= _perhaps(went, first, second)
            most -= _surely(went, first, second)
    return least, most


def _surely(day: ImpreciseDate, first: ImpreciseDate, second: ImpreciseDate) -> bool:
    return day.earliest > first.latest and day.latest <= second.earliest


def _perhaps(day: ImpreciseDate, first: ImpreciseDate, second: ImpreciseDate) -> bool:
    return day.latest >= first.earliest and day.earliest <= second.latest


def _changed(
    sourcebook: Sourcebook,
    binding: Binding,
    first: _Sized,
    second: _Sized,
    moves: tuple[int, int],
    as_of: date,
) -> Outcome:
    subject = Subject("lists.printings", second.printing.key, binding.title)
    sentence = say(
        "{title} went from {before} to {after} entries between {first} and {second}; the listings"
        " and removals on record make {moves}.",
        title=binding.title,
        before=first.size,
        after=second.size,
        first=first.printing.as_of,
        second=second.printing.as_of,
        moves=_moved(*moves),
    )
    absence = absence_lines(
        sourcebook, subject=subject, sought="orders", as_of=as_of, since=second.printing.as_of
    )
    if not absence:
        return not_read("LST003", subject, sentence, missing="orders")
    return Finding(
        code="LST003",
        subject=subject,
        sentence=sentence,
        since=second.printing.as_of,
        working=(
            printing_line(binding, first.printing),
            printing_line(binding, second.printing),
            Line(
                say(
                    "Change that the listings and removals on record make: {moves}.",
                    moves=_moved(*moves),
                )
            ),
            *absence,
        ),
        severity=Severity.SERIOUS,
        question=Question(
            binding.authority,
            say(
                "By which orders did the list change between the two, and what did each of them do?"
            ),
        ),
    )


def _moved(least: int, most: int) -> Phrase:
    if least == most:
        return say("a change of {count}", count=_signed(least))
    return say("a change of {least} to {most}", least=_signed(least), most=_signed(most))


def _signed(count: int) -> str:
    return f"+{count}" if count > 0 else str(count).replace("-", "−")


@check(
    "LST023",
    title=say("An area with listed people and none acted on"),
    why=say(
        "Names that never reach the banks from one province, while it counts a good part of all"
        " that are listed, mean that the measure does not run there, or that the list does not."
    ),
    working=say(
        "For each list with numbers of what others acted on, by area: report an area with none,"
        " where the area holds a tenth or more of the listed in a count of the two years before."
    ),
    basis=("S48", "S63", "ATA:11O", "domain 5.2"),
    severity=Severity.SERIOUS,
)
def area_without_action(lists: Lists, sourcebook: Sourcebook, as_of: date) -> Iterator[Outcome]:
    """Find areas that hold many of the listed and none of those acted on."""
    series = by_key(sourcebook.series)
    for binding in binding_lists(lists):
        listed, acted = binding.source_list.counted_in, binding.source_list.acted_on_in
        if listed is None or acted is None:
            continue
        for none in _observed(sourcebook, acted, as_of):
            if none.scope and none.value == 0:
                pair = _listed_there(sourcebook, listed, none)
                if pair is not None:
                    yield _no_action(binding, none, pair, series[acted], series[listed])


def _observed(sourcebook: Sourcebook, series: Key, as_of: date) -> list[Observation]:
    return [o for o in sourcebook.observations if o.series == series and has_come(o, as_of)]


def _listed_there(
    sourcebook: Sourcebook, series: Key, none: Observation
) -> tuple[Observation, Observation] | None:
    """Return a count of the area and one of the whole for the same days, where it has a tenth."""
    counts = _observed(sourcebook, series, none.as_of.latest)
    recent = [o for o in counts if (none.as_of.earliest - o.as_of.latest).days <= 2 * 366]
    for part in recent:
        for whole in recent:
            if part.scope == none.scope and not whole.scope and part.as_of == whole.as_of:
                low, all_low = bounds(part)[0], bounds(whole)[0]
                if low is not None and all_low and low >= _LEAST_SHARE * all_low:
                    return part, whole
    return None


def _no_action(
    binding: Binding,
    none: Observation,
    pair: tuple[Observation, Observation],
    acted: Series,
    listed: Series,
) -> Finding:
    part, whole = pair
    return Finding(
        code="LST023",
        subject=Subject("sourcebook.observations", none.key, acted.title),
        sentence=say(
            "{area}: nobody, by the count {day}: {acted}; it held a tenth or more of the listed.",
            area=none.scope,
            day=none.as_of,
            acted=acted.title,
        ),
        since=none.as_of,
        working=(
            observation_line(none, acted),
            observation_line(part, listed),
            observation_line(whole, listed),
        ),
        severity=Severity.SERIOUS,
        question=Question(
            none.asserted_by or binding.authority,
            say(
                "Why was nobody of {area} among them, and has that been put right?", area=none.scope
            ),
        ),
    )


@check(
    "LST025",
    title=say("A list outside the size that it can have"),
    why=say(
        "A list that shrinks to a few rows or doubles overnight is more often a broken file than a"
        " decision. Whoever acts on it should be warned before, not after."
    ),
    working=say(
        "Compare the counts of each printing and the entries of the latest snapshot with the fewest"
        " and the most that the pack expects of the list."
    ),
    basis=("S64", "domain 5.1"),
    severity=Severity.MINOR,
)
def outside_bounds(lists: Lists, summaries: ListSummaries, as_of: date) -> Iterator[Outcome]:
    """Find printings and snapshots below the floor or above the ceiling of their list."""
    for binding in binding_lists(lists):
        for printing in printings_of(lists, binding.key, as_of):
            sizes = [n for n in (printing.heading, printing.words, printing.rows) if n is not None]
            odd = [size for size in sizes if _is_outside(binding, size)]
            if odd:
                subject = Subject("lists.printings", printing.key, binding.title)
                line = printing_line(binding, printing)
                yield _outside(binding, subject, odd[0], printing.as_of, line)
    for binding, summary in summarised(lists, summaries, as_of):
        if _is_outside(binding, summary.entries):
            yield _outside_snapshot(binding, summary)


def _is_outside(binding: Binding, size: int) -> bool:
    ceiling = binding.source_list.ceiling
    return size < binding.source_list.floor or (ceiling is not None and size > ceiling)


def _outside_snapshot(binding: Binding, summary: ListSummary) -> Finding:
    return _outside(
        binding, binding.subject, summary.entries, None, snapshot_line(binding, summary)
    )


def _outside(
    binding: Binding, subject: Subject, size: int, since: ImpreciseDate | None, line: Line
) -> Finding:
    floor, ceiling = binding.source_list.floor, binding.source_list.ceiling
    expected = (
        say("{floor} or more", floor=floor)
        if ceiling is None
        else say("{floor} to {ceiling}", floor=floor, ceiling=ceiling)
    )
    return Finding(
        code="LST025",
        subject=subject,
        sentence=say(
            "{title} has {size} entries where {expected} are expected.",
            title=binding.title,
            size=size,
            expected=expected,
        ),
        since=since,
        working=(line, Line(say("Entries expected: {expected}.", expected=expected))),
        severity=Severity.MINOR,
        question=Question(
            binding.authority, say("Is the list whole, and what made its size change so?")
        ),
    )
