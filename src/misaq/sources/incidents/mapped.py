"""Any other table of incidents: a small YAML file says what each of its columns means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from cattrs.errors import BaseValidationError

from misaq.core.incidents.records import DatePrecision, PlacePrecision, Standing
from misaq.core.incidents.table import COLUMNS, FOUND_LATER, ColumnKind
from misaq.core.incidents.terms import Terms
from misaq.kernel.errors import InputRefused, Problem
from misaq.kernel.ids import Key
from misaq.kernel.words import say, tell
from misaq.sources.incidents.expressions import code, day, literal, quoted, tidy
from misaq.sources.incidents.forms import Form, Holding
from misaq.sources.incidents.known import FORMS
from misaq.sources.incidents.rules import RowRule
from misaq.sources.located import read_located
from misaq.sources.structure import from_plain, list_faults

_MEANINGS = frozenset(COLUMNS) - {*FOUND_LATER, "source", "release", "row"}
_POINT = ("latitude", "longitude")
_CODED: Mapping[str, type[Enum]] = {
    "place_precision": PlacePrecision,
    "date_precision": DatePrecision,
    "standing": Standing,
}


@dataclass(frozen=True, slots=True)
class Said:
    """A code of the table, and what it stands for."""

    said: str
    means: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table, and the column of the canonical table that it fills."""

    column: str
    means: str
    codes: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Constant:
    """What every row says, though no column does."""

    means: str
    value: str


@dataclass(frozen=True, slots=True)
class Unused:
    """A column that is not read, and why."""

    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class MappingFile:
    """What the columns of a table mean.

    Attributes:
        source: key of the source.
        title: what it is.
        terms: what its publisher allows.
        columns: columns that are read.
        credit: how the publisher wants to be named.
        constants: what holds for every row.
        ignored: columns that are not needed.
        dropped: columns that name persons or communities.
        holding: what a release of it holds.
        delimiter: what stands between cells.
        decimal: what stands before the fraction of a number.
        day_formats: how days are written, where not year-month-day ("%d.%m.%Y").
    """

    source: Key
    title: str
    terms: Terms
    columns: tuple[Column, ...]
    credit: str = ""
    constants: tuple[Constant, ...] = ()
    ignored: tuple[Unused, ...] = ()
    dropped: tuple[Unused, ...] = ()
    holding: Holding = Holding.ALL
    delimiter: str = ","
    decimal: str = "."
    day_formats: tuple[str, ...] = ()


def read_mapping(file: Path) -> Form:
    """Return the form that a mapping file describes.

    Raises:
        InputRefused: it is none, with everything that is wrong.
    """
    located = read_located(file.parent, file)
    problems = list(located.problems)
    mapping: MappingFile | None = None
    if not problems and len(located.records) != 1:
        problems.append(Problem(file.name, tell("does not hold one record.")))
    elif not problems:
        try:
            mapping = from_plain(MappingFile, located.records[0])
        except BaseValidationError as error:
            problems += [
                Problem(located.where((0, *path)), what, next_step)
                for path, what, next_step in list_faults(error)
            ]
    if mapping is not None:
        problems += [Problem(file.name, what) for what in _faults(mapping)]
    if problems or mapping is None:
        raise InputRefused(
            tell("The mapping file {name} cannot be used.", name=file.name),
            next_step=tell("Correct it; docs/how-to/load-incidents.md shows one."),
            rule="incidents.mapping",
            problems=tuple(problems),
        )
    return form_of(mapping)


def form_of(mapping: MappingFile) -> Form:
    """Return the form of a mapping that has no faults."""
    by_meaning = {column.means: column for column in mapping.columns}
    numbers = {
        name: column.column
        for name, column in by_meaning.items()
        if COLUMNS[name] is ColumnKind.WHOLE and not column.codes
    }
    point = tuple(by_meaning[name].column for name in _POINT if name in by_meaning)
    columns = {one.means: _constant(one) for one in mapping.constants}
    columns |= {
        name: _expression(column, mapping)
        for name, column in by_meaning.items()
        if name not in numbers and name not in _POINT
    }
    columns.setdefault("ends", columns["starts"])
    return Form(
        name="MAPPED",
        source=mapping.source,
        title=say("{title}", title=mapping.title),
        terms=mapping.terms,
        credit=mapping.credit,
        needed=frozenset(column.column for column in mapping.columns),
        ignored={one.column: one.reason for one in mapping.ignored},
        dropped={one.column: one.reason for one in mapping.dropped},
        columns=columns,
        numbers=numbers,
        point=point,
        checks=tuple(_checks(by_meaning)),
        holding=mapping.holding,
        is_latin=True,
        delimiter=mapping.delimiter,
        decimal=mapping.decimal,
    )


def _faults(mapping: MappingFile) -> Iterator[str]:
    meant = [column.means for column in mapping.columns]
    meant += [constant.means for constant in mapping.constants]
    for name in sorted(set(meant) - _MEANINGS):
        known = ", ".join(sorted(_MEANINGS))
        yield tell("nothing is called {name} here; it may be {known}.", name=name, known=known)
    for name in sorted({name for name in meant if meant.count(name) > 1}):
        yield tell("{name} is filled twice.", name=name)
    for name in ("event_id", "starts", "place_precision"):
        if name not in meant:
            yield tell("nothing says the {name}.", name=name)
    if len(set(_POINT) & set(meant)) == 1:
        yield tell("only one of the two coordinates is given.")
    if mapping.source in {form.source for form in FORMS.values()}:
        yield tell("{source} is a source that is read without a mapping.", source=mapping.source)
    if len(mapping.delimiter) != 1 or mapping.decimal not in (".", ","):
        yield tell("the delimiter is one sign, and the decimal a point or a comma.")
    codes = tuple(each for column in mapping.columns for each in _meant(column))
    for one in (*codes, *mapping.constants):
        kind = _CODED.get(one.means)
        if kind is not None and one.value not in kind.__members__:
            names = ", ".join(kind.__members__)
            yield tell("{value} is no {name}; it may be {names}.", value=one.value,
                       name=one.means, names=names)  # fmt: skip


def _meant(column: Column) -> tuple[Constant, ...]:
    return tuple(Constant(column.means, one.means) for one in column.codes)


def _expression(column: Column, mapping: MappingFile) -> str:
    kind = COLUMNS[column.means]
    if column.codes:
        return code(
            column.column, {one.said: _value(column.means, one.means) for one in column.codes}
        )
    if kind is ColumnKind.DAY:
        return day(column.column, mapping.day_formats)
    if kind is ColumnKind.TRUTH:
        return code(column.column, {"yes": True, "1": True, "no": False, "0": False})
    if column.means == "standing":
        return code(column.column, {one.value: one.value for one in Standing})
    return tidy(column.column)


def _constant(one: Constant) -> str:
    value = _value(one.means, one.value)
    return str(value) if isinstance(value, int) else literal(str(value))


def _value(name: str, said: str) -> object:
    kind = _CODED.get(name)
    if kind is not None:
        return kind[said].value
    return said == "yes" if COLUMNS[name] is ColumnKind.TRUTH else said


def _checks(by_meaning: Mapping[str, Column]) -> Iterator[tuple[RowRule, str]]:
    for name, column in by_meaning.items():
        if COLUMNS[name] is ColumnKind.TRUTH or (column.codes and name not in _CODED):
            cell = quoted(column.column)
            yield RowRule.BAD_CODE, f"{cell} IS NOT NULL AND out_{name} IS NULL"
