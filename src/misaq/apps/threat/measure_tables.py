"""Kept results of a measure as tables of words, for a page and for the command alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from misaq.apps.threat.measure_rows import (
    Cell,
    Row,
    about,
    answers_rows,
    assured_rows,
    classes_rows,
    concentration_rows,
    displaced_rows,
    levels_rows,
    rates_rows,
    reactions_rows,
    repeats_rows,
    returns_rows,
    spots_rows,
    studies_rows,
    trials_rows,
)
from misaq.core.threat.picture.records import ResultKind, Stored
from misaq.kernel.words import Phrase, say


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """Results of one kind.

    Attributes:
        title: what it shows.
        heads: names of the columns; the first is that of what a row is about.
        rows: one cell for each column.
        notes: what must be read with them, each with what it is about; no note twice.
        made: how the intervals were made, each once.
    """

    title: Phrase
    heads: tuple[Phrase, ...]
    rows: tuple[Row, ...]
    notes: tuple[tuple[Cell, Phrase], ...]
    made: tuple[Phrase, ...]


def table_of(kind: ResultKind, results: Sequence[Stored]) -> MeasureTable | None:
    """Return the results of a kind as a table; None where there are none."""
    if not results:
        return None
    title, heads, rows = _TABLES[kind]
    found = tuple(row for one in results for row in rows(one))
    notes = {note: about(one) for one in reversed(results) for note in one.notes}
    made = dict.fromkeys(one.uncertainty[2] for one in results if one.uncertainty is not None)
    ordered = ((about, note) for note, about in reversed(list(notes.items())))
    return MeasureTable(title, heads, found, tuple(ordered), tuple(made))


_OPERATION, _AREA = say("Operation"), say("Area")
_TABLES: Mapping[
    ResultKind, tuple[Phrase, tuple[Phrase, ...], Callable[[Stored], Iterator[Row]]]
] = {
    ResultKind.CLASS_MONTHS: (
        say("Events and deaths by class, over all years"),
        (say("Class"), say("What is counted"), say("Events"), say("Deaths (lowest – highest)")),
        classes_rows,
    ),
    ResultKind.RATES: (
        say("For each 100,000 people and year, over the last five years of the data"),
        (_AREA, say("What is counted"), say("Events"), say("Deaths"), say("People (counted in)")),
        rates_rows,
    ),
    ResultKind.LEVELS: (
        say("Attacks a month, by level"),
        (_AREA, say("Months"), say("Attacks a month"), say("How sure its first month is")),
        levels_rows,
    ),
    ResultKind.CONCENTRATION: (
        say("How attacks lie over districts"),
        (
            _AREA, say("Attacks"), say("Districts with an attack, of all"),
            say("Districts that hold half"), say("Gini coefficient"), say("By chance"),
        ),
        concentration_rows,
    ),
    ResultKind.HOT_SPOTS: (
        say("Districts where attacks pile up, by year"),
        (
            say("Year"), say("Hot districts"), say("Maps of noise with a hot district"),
            say("At most (upper end)"),
        ),
        spots_rows,
    ),
    ResultKind.NEAR_REPEAT: (
        say("Pairs of attacks near in place and time"),
        (
            _AREA, say("Kilometres"), say("Days"), say("Pairs"),
            say("Over dates dealt out anew (p)"), say("Over dates dealt out within districts (p)"),
        ),
        repeats_rows,
    ),
    ResultKind.OPERATION: (
        say("The year after named operations"),
        (
            _OPERATION, say("Attacks before"), say("Attacks after"), say("Expected without it"),
            say("p"), say("What can be said"),
        ),
        studies_rows,
    ),
    ResultKind.PLACEBOS: (
        say("How often the test finds something where no operation was"),
        (
            say("Figure"), say("Windows"), say("Districts"), say("Found something"),
            say("Middle change"),
        ),
        trials_rows,
    ),
    ResultKind.DISPLACEMENT: (
        say("Attacks where an operation was, next door, and in control areas"),
        (
            _OPERATION, say("Year before"), say("Year after"), say("Change against the controls"),
            say("Displacement quotient"),
        ),
        displaced_rows,
    ),
    ResultKind.RE_EMERGENCE: (
        say("Whether attacks came back after operations, and under which new names"),
        (
            _OPERATION, say("What became of them"), say("Months until they fell"),
            say("Months until they were back"), say("Names not seen there for 24 months"),
        ),
        returns_rows,
    ),
    ResultKind.REACTIVITY: (
        say("Force after attack, and attack after force, in the same district"),
        (
            _AREA, say("What follows what"), say("Days"), say("Over what waves alone bring (p)"),
            say("After over before (dates moved)"), say("Share with one before (dates moved)"),
        ),
        reactions_rows,
    ),
    ResultKind.ANSWERS: (
        say("With what the state answered, and what is known of its operations"),
        (say("What"), say("How many"), say("Share of those known, or of operations")),
        answers_rows,
    ),
    ResultKind.ASSURANCE: (
        say("The same months before and after assurances on record"),
        (say("Assurance"), say("Months"), say("Events before"), say("Events after")),
        assured_rows,
    ),
}  # fmt: skip
