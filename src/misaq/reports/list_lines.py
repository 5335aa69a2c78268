"""Lists, their history and what changed, as lines of at most 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from misaq.core.lists.counts import SnapshotCount, Turnover
from misaq.core.lists.differences import ListDifference, rekeyed_sentence, sentences_of
from misaq.core.lists.history import ListHistory
from misaq.core.lists.records import PartyKind, SourceList
from misaq.core.lists.sealing import shown_number
from misaq.core.lists.spells import SAYING_WORDS, EventKind, SeenSpell
from misaq.core.lists.statements import PROPERTY_WORDS, Property, Statement
from misaq.kernel.words import word_of
from misaq.reports.check_table import WIDTH, wrapped

_INDENT = "  "
_ROW = "{:<12}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}"


def list_lines(
    source_list: SourceList, count: SnapshotCount | None, snapshots: int
) -> Iterator[str]:
    """Yield one list with what is kept of it."""
    yield f"{source_list.key:<14}{source_list.title}"[:WIDTH]
    kept = "no snapshot is kept"
    if count is not None:
        kept = f"{_counted(count)} on {count.as_of}; snapshots: {snapshots}"
    yield from wrapped(f"{source_list.issuer}. {kept}.", _INDENT)


def loaded_lines(
    count: SnapshotCount,
    turnover: Turnover,
    warnings: Sequence[str],
    *,
    is_new: bool,
    suppressed: int,
) -> Iterator[str]:
    """Yield what came of loading a snapshot."""
    if not is_new:
        yield f"{count.source_list}, {count.as_of}: already there; nothing changed."
        return
    yield from wrapped(f"{count.source_list}, {count.as_of}: {_counted(count)}.")
    yield from wrapped(f"{_came_and_went(turnover)}.", _INDENT)
    if suppressed:
        yield from wrapped(
            f"{suppressed} left out: they left the list later and were forgotten.", _INDENT
        )
    for warning in warnings:
        yield from wrapped(f"Odd: {warning}", _INDENT)


def history_lines(history: ListHistory, persons: Sequence[Turnover] = ()) -> Iterator[str]:
    """Yield the snapshots of a list with what came and went, then what nothing says.

    Args:
        persons: what came and went of persons, as counts; empty where the history has them.
    """
    turnover = {one.as_of: one for one in history.turnover}
    of_persons = {one.as_of: one for one in persons}
    yield f"{history.source_list}"
    yield _ROW.format("day", "entries", "persons", "new", "back", "gone", "amended", "silent")
    yield "-" * WIDTH
    for count in history.counts:
        came = _together(turnover.get(count.as_of), of_persons.get(count.as_of))
        numbers = ("", "", "", "", "") if came is None else came
        yield _ROW.format(
            count.as_of.isoformat(), count.total, count.of(PartyKind.PERSON), *numbers
        ).rstrip()
    for kind, words in _SILENT.items():
        silent = history.silent(kind)
        if silent:
            yield ""
            yield f"{words} ({len(silent)})"
            for spell, event in silent:
                yield from wrapped(
                    f"{spell.name} ({spell.reference}): after {event.after}, by {event.by}", _INDENT
                )
    if history.rekeyings:
        yield ""
        yield f"Perhaps one entry under two references ({len(history.rekeyings)})"
    for pair in history.rekeyings:
        yield from wrapped(str(rekeyed_sentence(pair)), _INDENT)


def difference_lines(difference: ListDifference, persons: tuple[int, int, int]) -> Iterator[str]:
    """Yield what changed in words.

    Args:
        persons: how many persons came, went and were amended.
    """
    first, *others = sentences_of(difference)
    yield from wrapped(f"{difference.source_list}. {first}")
    added, removed, changed = persons
    yield from wrapped(
        f"Of persons, who are not named here: {added} added, {removed} removed, {changed} amended."
    )
    for sentence in others:
        yield from wrapped(str(sentence), _INDENT)


def entry_lines(
    name: str,
    reference: str,
    spells: Sequence[SeenSpell],
    statements: Sequence[Statement],
) -> Iterator[str]:
    """Yield the spells of an entry, then every value with the snapshots that say it."""
    yield from wrapped(f"{name} ({reference})")
    for spell in spells:
        until = "still there" if spell.gone_by is None else f"gone by {spell.gone_by}"
        printed = "no day" if spell.listed_on is None else str(spell.listed_on)
        yield from wrapped(
            f"Seen from {spell.first_seen} to {spell.last_seen}, {until}; the list prints "
            f"{printed} as the day of listing.",
            _INDENT,
        )
        for event in spell.events:
            yield from wrapped(
                f"{event.by}: {word_of(event.kind)}; {SAYING_WORDS[event.saying]}.", _INDENT * 2
            )
    for statement in statements:
        yield from wrapped(_statement(statement), _INDENT)


_SILENT = {
    EventKind.DELISTED: "Gone, and nothing says so",
    EventKind.RELISTED: "Back, and nothing says so",
}


def _statement(statement: Statement) -> str:
    said = statement.said
    value = shown_number(said.original) if said.prop is Property.IDENTIFIER else said.original
    part = str(PROPERTY_WORDS[said.prop])
    sort = f" ({said.qualifier.lower().replace('_', ' ')})" if said.qualifier else ""
    return f"{part}{sort}: {value} [{statement.first_seen} to {statement.last_seen}]"


def _counted(count: SnapshotCount) -> str:
    by_kind = ", ".join(f"{word_of(kind)} {number:,}" for kind, number in count.by_kind)
    return f"{count.total:,} entries ({by_kind})"


def _came_and_went(turnover: Turnover) -> str:
    return (
        f"New {turnover.listed}, back {turnover.relisted}, gone {turnover.delisted}, "
        f"amended {turnover.amended}; nothing says so of {turnover.silent}"
    )


def _together(*turnovers: Turnover | None) -> tuple[int, int, int, int, int] | None:
    """Return listed, relisted, delisted, amended and silent of both; None for the first day."""
    found = [one for one in turnovers if one is not None]
    if not found:
        return None
    return (
        sum(one.listed for one in found),
        sum(one.relisted for one in found),
        sum(one.delisted for one in found),
        sum(one.amended for one in found),
        sum(one.silent for one in found),
    )
