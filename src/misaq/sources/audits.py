"""Files of those who looked into a list: an audited sample, and what the files behind it say.

CSV with a header, a row for each case. A case is named as the list names it: by its row
("entry 17") or its reference; never by a person's name.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from misaq.core.lists.audited import AuditedCase
from misaq.core.lists.hygiene import CaseFacts
from misaq.kernel.dates import ImpreciseDate, parse_date
from misaq.kernel.errors import InputRefused, Problem
from misaq.kernel.words import tell

_SAMPLE = ("case", "result", "reason")
_FACTS = (
    "case",
    "order",
    "ground",
    "instrument",
    "listed_on",
    "dead",
    "acquitted",
    "delisted_elsewhere",
)
_ANSWERS = {"yes": True, "no": False, "": None}
_RESULTS = {"right": True, "wrong": False}
_LONGEST = 2_000_000
_LONGEST_CELL = 500

Row = Mapping[str, str]


def read_sample(data: bytes, *, name: str) -> tuple[AuditedCase, ...]:
    """Return an audited sample: columns case, result ("right" or "wrong") and reason.

    Raises:
        InputRefused: not such a file; every problem is listed by line.
    """
    problems: list[Problem] = []
    found = [
        AuditedCase(row["case"], _result(row, where, problems), row["reason"])
        for where, row in _rows(data, name, _SAMPLE, needed=("case", "result"), problems=problems)
    ]
    _refuse(name, problems)
    return tuple(found)


def read_case_facts(data: bytes, *, name: str) -> tuple[CaseFacts, ...]:
    """Return what files say of cases: "yes", "no" or nothing in each column, and a day of listing.

    Raises:
        InputRefused: not such a file; every problem is listed by line.
    """
    problems: list[Problem] = []
    found = [
        CaseFacts(
            reference=row["case"],
            has_order=_answer(row, "order", where, problems),
            has_ground=_answer(row, "ground", where, problems),
            has_instrument=_answer(row, "instrument", where, problems),
            listed_on=_day(row["listed_on"], where, problems),
            is_dead=_answer(row, "dead", where, problems),
            is_acquitted=_answer(row, "acquitted", where, problems),
            is_delisted_elsewhere=_answer(row, "delisted_elsewhere", where, problems),
        )
        for where, row in _rows(data, name, _FACTS, needed=("case",), problems=problems)
    ]
    _refuse(name, problems)
    return tuple(found)


def _rows(
    data: bytes,
    name: str,
    columns: Sequence[str],
    *,
    needed: Sequence[str],
    problems: list[Problem],
) -> Iterator[tuple[str, Row]]:
    """Yield each row with its line; columns that may be left out are empty where they are."""
    lines = _lines(data, name)
    header = [cell.strip().casefold() for cell in next(lines, [])]
    odd = [cell for cell in header if cell not in columns or header.count(cell) > 1]
    missing = [cell for cell in needed if cell not in header]
    if odd or missing:
        what = tell(
            "the header has other columns than it should: {given}.", given=", ".join(header)
        )
        step = tell("Columns are: {columns}.", columns=", ".join(columns))
        problems.append(Problem(f"{name}:1", what, step))
        return
    for number, cells in enumerate(lines, start=2):
        where = f"{name}:{number}"
        if len(cells) != len(header) or any(len(cell) > _LONGEST_CELL for cell in cells):
            problems.append(Problem(where, tell("the row has other cells than the header.")))
            continue
        row = dict.fromkeys(columns, "") | {
            key: cell.strip() for key, cell in zip(header, cells, strict=True)
        }
        if not row["case"]:
            problems.append(Problem(where, tell("the row names no case.")))
            continue
        yield where, row


def _lines(data: bytes, name: str) -> Iterator[list[str]]:
    if len(data) > _LONGEST:
        raise _refused(name, tell("it is larger than 2 million bytes."))
    try:
        text = data.decode("utf-8-sig")
        rows = [cells for cells in csv.reader(io.StringIO(text), strict=True) if any(cells)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise _refused(name, tell("it is no CSV in UTF-8.")) from error
    return iter(rows)


def _result(row: Row, where: str, problems: list[Problem]) -> bool:
    if row["result"].casefold() not in _RESULTS:
        step = tell("Write “right” or “wrong”.")
        problems.append(Problem(where, tell("the result is neither “right” nor “wrong”."), step))
    return _RESULTS.get(row["result"].casefold(), True)


def _answer(row: Row, column: str, where: str, problems: list[Problem]) -> bool | None:
    if row[column].casefold() not in _ANSWERS:
        what = tell("{column} is neither yes nor no.", column=column)
        problems.append(Problem(where, what, tell("Write yes or no, or leave it empty.")))
    return _ANSWERS.get(row[column].casefold())


def _day(text: str, where: str, problems: list[Problem]) -> ImpreciseDate | None:
    if not text:
        return None
    try:
        return parse_date(text)
    except InputRefused as error:
        problems.append(Problem(where, error.message, error.next_step))
        return None


def _refuse(name: str, problems: Sequence[Problem]) -> None:
    if problems:
        raise InputRefused(
            tell("The file {name} was not taken.", name=name),
            next_step=tell("Correct what is named below, and give it again."),
            rule="lists.audit-file",
            problems=tuple(problems),
        )


def _refused(name: str, what: str) -> InputRefused:
    return InputRefused(
        tell("The file {name} was not taken: {what}", name=name, what=what),
        next_step=tell("Save it as CSV in UTF-8, a row for each case."),
        rule="lists.audit-file",
    )
