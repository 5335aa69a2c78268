"""Rows of files of queries: CSV, XLSX and JSON lines, whole, damaged and disguised."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from misaq.kernel.errors import InputRefused, MisaqError, NotFound
from misaq.sources.screening.rows import Row, open_queries


def read(folder: Path, name: str, content: bytes) -> list[Row]:
    """Return the rows of a file with that content."""
    path = folder / name
    path.write_bytes(content)
    with open_queries(path) as queries:
        rows = list(queries.rows)
        assert queries.position() >= 0
    return rows


def xlsx(*lines: tuple[object, ...]) -> bytes:
    """Return a spreadsheet of those lines."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in lines:
        sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"])
def test_csv_is_read_whatever_parts_its_cells(tmp_path: Path, mark: str) -> None:
    text = f"name{mark}father{mark}branch\nZorawar{mark}Tamseel{mark}7\n\nفرزانہ{mark}{mark}8\n"
    rows = read(tmp_path, "q.csv", b"\xef\xbb\xbf" + text.encode())
    assert rows == [
        Row(2, {"name": "Zorawar", "father": "Tamseel"}),
        Row(3, fault=rows[1].fault),
        Row(4, {"name": "فرزانہ"}),
    ]
    assert "no name" in str(rows[1].fault)


def test_columns_that_are_not_used_are_told(tmp_path: Path) -> None:
    path = tmp_path / "q.csv"
    path.write_text("name,branch\nZorawar,7\n")
    with open_queries(path) as queries:
        assert queries.ignored == ("branch",)


def test_a_spreadsheet_is_read_with_its_days_and_numbers(tmp_path: Path) -> None:
    content = xlsx(
        ("name", "birth", "passport", None),
        ("Zorawar", date(1970, 5, 2), 77112233.0),
        (None, None, None),
        ("Farzana", date(1981, 1, 1), 7.5),
        ("=1+1", None, None),
    )
    assert read(tmp_path, "q.xlsx", content) == [
        Row(2, {"name": "Zorawar", "birth": "1970-05-02", "passport": "77112233"}),
        Row(3, fault=read(tmp_path, "q.xlsx", content)[1].fault),
        Row(4, {"name": "Farzana", "birth": "1981-01-01", "passport": "7.5"}),
        Row(5, fault=read(tmp_path, "q.xlsx", content)[3].fault),
    ]


def test_json_lines_are_read_and_a_bad_one_is_told(tmp_path: Path) -> None:
    lines = [
        b'{"name": "Zorawar", "aliases": ["Zor", "Misal"], "birth": 1970, "father": null}',
        b"",
        b'{"name": "Zora',
        b'["Zorawar"]',
        b'{"name": {"first": "Zorawar"}}',
        b'{"name": true}',
        b'{"name": "\xff"}',
        b"[" * 100_000,
    ]
    rows = read(tmp_path, "q.jsonl", b"\n".join(lines))
    assert rows[0] == Row(1, {"name": "Zorawar", "aliases": "Zor;Misal", "birth": "1970"})
    assert [row.number for row in rows[1:]] == [2, 3, 4, 5, 6, 7, 8]
    assert all(row.fault is not None for row in rows[1:])


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("q.csv", b"name,birth\n,\nZorawar,\n,\n\n\n", [2, 4]),
        ("q.csv", b"name,branch\n,7\n", [2]),
        ("q.jsonl", b'{"name": null}\n{}\n\n', [1, 2]),
        ("q.xlsx", xlsx(("name",), (None,), (None,), ("Zorawar",), (None,)), [2, 3]),
    ],
    ids=["csv", "only what is not used", "json lines", "spreadsheet"],
)
def test_a_row_without_anything_says_no_name_and_the_tail_of_a_file_is_no_row(
    tmp_path: Path, name: str, content: bytes, told: list[int]
) -> None:
    rows = read(tmp_path, name, content)
    assert [row.number for row in rows if "no name" in str(row.fault)] == told


def test_a_row_with_too_many_cells_is_told_and_the_rest_read(tmp_path: Path) -> None:
    rows = read(tmp_path, "q.csv", b"name\nZorawar,Tamseel\nFarzana,,\n")
    assert rows[0].fault is not None
    assert rows[1] == Row(3, {"name": "Farzana"})


def test_bytes_that_are_no_utf_8_spoil_their_own_row_alone(tmp_path: Path) -> None:
    rows = read(tmp_path, "q.csv", b"name\nZora\xe9war\nFarzana\n")
    assert "\udce9" in rows[0].fields["name"]
    assert rows[1] == Row(3, {"name": "Farzana"})


def test_a_cell_without_end_is_told(tmp_path: Path) -> None:
    rows = read(tmp_path, "q.csv", b"name\n" + b"a" * 200_000 + b"\nFarzana\n")
    assert rows[0].fault is not None
    assert rows[-1].fields == {"name": "Farzana"}


def test_a_quotation_mark_that_is_not_closed_swallows_nothing(tmp_path: Path) -> None:
    content = b'name\n"Zorawar\n' + b"Farzana\n" * 50
    with pytest.raises(InputRefused, match="quotation mark is not closed"):
        read(tmp_path, "q.csv", content)


def _zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("q.csv", "name\nZorawar\n")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("q.csv", b"", "is empty"),
        ("q.csv", b"  \n ", "is empty"),
        ("q.csv", _zipped(), "is packed"),
        ("q.csv", b"\x1f\x8b\x08rest", "is packed"),
        ("q.csv", "name\nZorawar".encode("utf-16"), "UTF-16"),
        ("q.csv", b"<!doctype html><p>name", "web page"),
        ("q.xlsx", b"name\nZorawar\n", "no spreadsheet"),
        ("q.xlsx", b"PK\x03\x04 and then nothing", "damaged"),
        ("q.xlsx", _zipped(), "damaged"),
        ("q.pdf", b"%PDF-1.7", "ending"),
        ("q.csv", b"father\nTamseel\n", "header is not clear"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(
    tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    with pytest.raises(MisaqError, match=why) as caught:
        read(tmp_path, name, content)
    assert caught.value.next_step


def test_a_file_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound), open_queries(tmp_path / "none.csv"):
        pass
