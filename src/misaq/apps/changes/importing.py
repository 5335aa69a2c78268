"""What a filled-in spreadsheet would change: the steps, or every problem with row and column."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from misaq.apps.changes.fields import ENTERED, Control, FieldSpec, body_of, specs_of, typed_of
from misaq.apps.registers.bodies import Body, to_body
from misaq.apps.registers.differences import compare_fields
from misaq.apps.registers.rehearsing import Rehearsal
from misaq.core.changes.operations import Operation, OperationKind, key_here
from misaq.kernel.errors import InputRefused, NotFound, Problem
from misaq.kernel.words import tell
from misaq.sources.structure import BaseValidationError, from_plain, list_faults
from misaq.sources.uploads.sheets import Row

KEY = "key"
EMPTY = "(empty)"
"""Written in a cell, it empties the field; a cell left empty leaves the field as it is."""
_MARK = " | "
_SEVERAL = frozenset({Control.LINES, Control.KEYS, Control.CITES})


@dataclass(frozen=True, slots=True)
class Plan:
    """What a spreadsheet would change.

    Attributes:
        table: table it is about.
        added: keys of records it would add, in its order.
        changed: keys of records it would change, in its order.
        unchanged: how many rows say what is on record already.
        steps: what would be handed in.
        problems: everything wrong with it, each with row and column; no steps count then.
    """

    table: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int
    steps: tuple[Operation, ...]
    problems: tuple[Problem, ...] = ()


def columns_of(table: str) -> tuple[str, ...]:
    """Return the columns of the template of a table.

    Raises:
        NotFound: there is no template for it.
    """
    return (KEY, *(spec.name for spec in _specs(table)))


def plan_of(
    table: str,
    header: Sequence[str],
    rows: Sequence[Row],
    standing: Mapping[str, Body],
    rehearse: Callable[..., Rehearsal],
) -> Plan:
    """Return what the rows would change.

    Args:
        standing: records of the table as they stand, by key.
        rehearse: says what steps would do to everything on record.

    Raises:
        NotFound: there is no template for the table.
    """
    reader = _Reader(table, standing)
    reader.check_header(header)
    for row in rows:
        reader.take(row)
    if not reader.problems and reader.steps:
        reader.add_flaws(rehearse(steps=reader.steps).problems)
    return Plan(
        table=table,
        added=tuple(reader.added),
        changed=tuple(reader.changed),
        unchanged=reader.unchanged,
        steps=() if reader.problems else tuple(reader.steps),
        problems=tuple(reader.problems),
    )


class _Reader:
    """Reads row after row, and keeps what it would change and what is wrong."""

    def __init__(self, table: str, standing: Mapping[str, Body]) -> None:
        self._table = table
        self._specs = _specs(table)
        self._standing = standing
        self._rows: dict[str, int] = {}
        self.added: list[str] = []
        self.changed: list[str] = []
        self.unchanged = 0
        self.steps: list[Operation] = []
        self.problems: list[Problem] = []

    def check_header(self, header: Sequence[str]) -> None:
        known = columns_of(self._table)
        if KEY not in header:
            self.problems.append(
                Problem("row 1", tell("the column 'key' is missing."), tell("Add it."))
            )
        for name in header:
            if name not in known:
                next_step = tell("Columns are: {known}.", known=", ".join(known))
                self.problems.append(
                    Problem("row 1", tell("there is no column {name}.", name=repr(name)), next_step)
                )

    def take(self, row: Row) -> None:
        wished = row.cells.get(KEY, "")
        if not wished:
            where = f"row {row.number}, column key"
            self.problems.append(Problem(where, tell("is empty."), tell("Give the record a key.")))
            return
        key = wished if wished in self._standing else key_here(wished)
        if key in self._rows:
            where, what = f"row {row.number}, column key", f"stands in row {self._rows[key]} too."
            self.problems.append(Problem(where, what, tell("Give each record one row.")))
            return
        self._rows[key] = row.number
        before = self._standing.get(key)
        body = self._body(row, key, before or {})
        if body is not None:
            self._add_steps(key, before, body)

    def add_flaws(self, problems: Sequence[Problem]) -> None:
        """Add how the whole would not hold together, at the row that is to blame."""
        for problem in problems:
            table, _, rest = problem.where.partition(" ")
            key, _, path = rest.partition(" ")
            number = self._rows.get(key) if table == self._table else None
            where = problem.where if number is None else self._where(number, path)
            self.problems.append(Problem(where, problem.what, problem.next_step))

    def _where(self, number: int, path: str) -> str:
        column = re.split(r"[.\[]", path)[0]
        return f"row {number}, column {column}" if column else f"row {number}"

    def _body(self, row: Row, key: str, before: Mapping[str, Any]) -> Body | None:
        typed = typed_of(self._specs, before)
        for spec in self._specs:
            cell = row.cells.get(spec.name, "")
            if cell == EMPTY:
                typed[spec.name] = ""
            elif cell:
                several = spec.control in _SEVERAL
                typed[spec.name] = "\n".join(cell.split(_MARK)) if several else cell
        shown = {spec.path[0] for spec in self._specs}
        kept = {name: value for name, value in before.items() if name not in shown}
        return self._checked(row, {**kept, **body_of(self._specs, typed), KEY: key})

    def _checked(self, row: Row, body: dict[str, Any]) -> Body | None:
        try:
            return to_body(from_plain(ENTERED[self._table], body))
        except BaseValidationError as error:
            for path, what, next_step in list_faults(error):
                column = "-".join(str(part) for part in path if isinstance(part, str))
                where = f"row {row.number}, column {column}" if column else f"row {row.number}"
                self.problems.append(Problem(where, what, next_step))
        except InputRefused as refusal:
            self.problems.append(Problem(f"row {row.number}", refusal.message, refusal.next_step))
        return None

    def _add_steps(self, key: str, before: Body | None, body: Body) -> None:
        if before is None:
            value = {name: part for name, part in body.items() if name != KEY}
            self.steps.append(Operation(OperationKind.CREATE, self._table, key, value=value))
            self.added.append(key)
            return
        fields = compare_fields(before, body)
        if not fields:
            self.unchanged += 1
            return
        self.changed.append(key)
        self.steps += [
            Operation(OperationKind.AMEND, self._table, key, f.field, value=f.after, base=f.before)
            for f in fields
        ]


def _specs(table: str) -> tuple[FieldSpec, ...]:
    if table not in ENTERED:
        raise NotFound(
            tell("There is no template for a table of that name."),
            next_step=tell("Choose one of the list."),
            rule="changes.template",
        )
    return specs_of(ENTERED[table])
