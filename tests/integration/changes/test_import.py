"""Spreadsheets: a preview, all errors at once with row and column, one change request."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import pytest

from misaq.apps.changes.actions import accept, propose_rows
from misaq.apps.changes.importing import EMPTY, Plan, columns_of
from misaq.apps.changes.queries import list_changes, plan_rows
from misaq.apps.registers.queries import data_version, get_registers
from misaq.core.access.actors import PUBLIC, Actor
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound, StateConflict
from misaq.sources.uploads.sheets import read_rows
from tests.integration.changes.people import (
    ANALYST,
    FOCAL,
    POINTS,
    SOURCES,
    VERIFIER,
    later,
)

pytestmark = pytest.mark.usefixtures("_loaded")

HEADER = "key,title,kind,publisher,read\n"
GOOD = HEADER + "gazette,A gazette,gazette,State Printer,full\nACT,,,State Printers,\nDAILY,,,,\n"


def xlsx(*lines: list[Any]) -> bytes:
    """Return a spreadsheet of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in lines:
        sheet.append(line)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def planned(
    data: bytes | str, *, table: str = SOURCES, name: str = "a.csv", actor: Actor = ANALYST
) -> Plan:
    """Return what a file would change."""
    held = data.encode() if isinstance(data, str) else data
    header, rows = read_rows(name, held)
    return plan_rows(actor=actor, table=table, header=header, rows=rows)


def wrong(data: str, table: str = SOURCES) -> list[str]:
    """Return what is wrong with a file, each with its place."""
    return [f"{p.where}: {p.what}" for p in planned(data, table=table).problems]


def test_the_preview_says_what_is_new_changed_and_as_it_was_and_writes_nothing() -> None:
    before = data_version(actor=PUBLIC)
    plan = planned(GOOD)
    assert (plan.added, plan.changed, plan.unchanged) == (("here:gazette",), ("ACT",), 1)
    assert plan.problems == ()
    assert data_version(actor=PUBLIC) == before
    assert list_changes(actor=ANALYST) == ()


def test_it_is_handed_in_as_one_request_and_decided_as_one() -> None:
    header, rows = read_rows("a.csv", GOOD.encode())
    change = propose_rows(
        actor=ANALYST, at=later(), table=SOURCES, header=header, rows=rows, reason="A new list"
    )
    assert (change.origin, len(change.steps)) == ("import", 2)
    accept(actor=VERIFIER, at=later(), change=change.id, version=change.version)
    sources = {s.key: s for s in get_registers(actor=PUBLIC).sourcebook.sources}
    assert sources["ACT"].publisher == "State Printers"  # type: ignore[index]
    assert planned(GOOD).unchanged == 3
    with pytest.raises(StateConflict, match="on record already"):
        propose_rows(
            actor=ANALYST, at=later(), table=SOURCES, header=header, rows=rows, reason="Again"
        )


@pytest.mark.parametrize(
    "data",
    [
        ("\ufeff" + GOOD).encode(),
        GOOD.encode("utf-16"),
        GOOD.replace(",", ";").encode(),
        GOOD.replace(",", "\t").encode(),
        GOOD.replace("\n", "\r\n").encode(),
    ],
    ids=["byte order mark", "utf-16", "semicolons", "tabs", "windows lines"],
)
def test_every_usual_way_to_write_csv_reads_alike(data: bytes) -> None:
    assert planned(data).steps == planned(GOOD).steps


def test_a_spreadsheet_reads_as_text() -> None:
    plan = planned(
        xlsx(
            ["key", "series", "as_of", "value", "cite"],
            ["one", "banned", date(2019, 3, 1), 79, "DAILY/M | ACT/H"],
            ["two", "banned", "2019-04", 80.5, "DAILY/M"],
            [],
        ),
        table="sourcebook.observations",
        name="a.xlsx",
    )
    assert plan.problems == ()
    assert [step.value for step in plan.steps] == [
        {"series": "banned", "as_of": "2019-03-01", "value": "79", "cite": ["DAILY/M", "ACT/H"]},
        {"series": "banned", "as_of": "2019-04", "value": "80.5", "cite": ["DAILY/M"]},
    ]


def test_all_that_is_wrong_is_said_at_once_with_row_and_column() -> None:
    said = wrong(
        "key,text,due,policy,number,cite,colour\n"
        "P1.1,Other text,someday,,,,red\n"
        "P1.1,Twice,,,,,\n"
        ",No key,,,,,\n"
        "new,A point,,P9,1,ACT/H,\n",
        POINTS,
    )
    assert said[0] == "row 1: there is no column 'colour'."
    assert said[1].startswith("row 2, column due: 'someday' is not a date")
    assert said[2] == "row 3, column key: stands in row 2 too."
    assert said[3] == "row 4, column key: is empty."


def test_what_does_not_hold_together_is_said_at_its_row() -> None:
    said = wrong("key,text,policy,number,cite\nnew,A point,P9,1,NOWHERE/H\n", POINTS)
    assert sorted(said) == [
        "row 2, column cite: unknown source key 'NOWHERE'.",
        "row 2, column policy: 'P9' is in no table policies.policies.",
    ]


def test_an_empty_cell_leaves_the_field_and_a_word_empties_it() -> None:
    plan = planned(f"key,text,due\nP1.1,,{EMPTY}\n", table=POINTS)
    (step,) = plan.steps
    assert (step.field, step.value, step.base) == ("due", None, "2016")


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.xlsx", xlsx(["key", "title"], ["a", "=1+1"]), "row 2, column B: holds a formula"),
        ("a.csv", "key,title\na,\u202eb\n".encode(), "row 2, column title: holds the hidden sign"),
        ("a.csv", b'key,title\na,"b\n', "quotation mark"),
        ("a.csv", b"key,key\na,b\n", "stands twice"),
        ("a.csv", b"key,title\n", "no rows"),
        ("a.csv", b"key,title\na,b,c\n", "more cells than"),
        ("a.csv", b"key,,title\na,b,c\n", "needs a name"),
        ("a.csv", "key,title\nа,ж\n".encode("cp1251"), "is no kind of file"),
        ("a.csv", b"key\n" + b"a\n" * 10_001, "more than 10,000 rows"),
        ("a.xlsx", xlsx(["key"], *[["a"]] * 10_001), "more than 10,000 rows"),
        ("a.txt", b"key,title\na,b\n", "not a spreadsheet"),
        ("a.xlsx", b"PK\x03\x04 nothing", "is no kind of file"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_clearly(name: str, data: bytes, why: str) -> None:
    with pytest.raises(InputRefused, match=why):
        read_rows(name, data)


def test_rows_with_something_wrong_are_not_handed_in() -> None:
    header, rows = read_rows("a.csv", (HEADER + "gazette,,,,\nACT,New,,,\n").encode())
    with pytest.raises(InputRefused):
        propose_rows(
            actor=ANALYST, at=later(), table=SOURCES, header=header, rows=rows, reason="A list"
        )
    assert list_changes(actor=ANALYST) == ()


@pytest.mark.parametrize("actor", [VERIFIER, FOCAL, PUBLIC], ids=str)
def test_only_who_may_import_imports(actor: Actor) -> None:
    with pytest.raises(NotAllowed):
        planned(GOOD, actor=actor)


def test_a_table_without_a_template_takes_no_rows() -> None:
    with pytest.raises(NotFound):
        planned(GOOD, table="law.clocks")
    assert columns_of(SOURCES)[0] == "key"
