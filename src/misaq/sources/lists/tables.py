"""Rows of a CSV that an authority publishes: strictly, every cell accounted for."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from misaq.kernel.errors import Problem, SourceChanged
from misaq.kernel.words import tell
from misaq.sources.lists.files import NamedBytes, is_sheet, is_web_page, refuse, unpack
from misaq.sources.lists.reading import Reading
from misaq.sources.lists.wording import looks_resaved

_LONGEST_FIELD = 200_000
MOST_ROWS = 300_000
_END_OF_FILE = "\x1a"


def decode(file: NamedBytes, *, encodings: Sequence[str] = ("utf-8-sig",)) -> str:
    """Return the text of an unpacked file in the first of the encodings that takes every byte.

    Raises:
        SourceChanged: a web page, a packed file, or a byte that belongs to none of them.
    """
    if is_web_page(file.data):
        what = tell("is a web page, not the rows of the list.")
        next_step = tell("Open it: the site may ask to log in, or have moved the file.")
        raise refuse(file.name, Problem(file.name, what, next_step))
    if is_sheet(file.data):
        what = tell("is a spreadsheet (XLSX); this list is read as text.")
        raise refuse(file.name, Problem(file.name, what, tell("Fetch the list as CSV.")))
    if file.data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    wrong: UnicodeDecodeError | None = None
    for encoding in encodings:
        try:
            text = file.data.decode(encoding)
        except UnicodeDecodeError as error:
            wrong = error
        else:
            return _whole_text(text, file.name, is_last_resort=encoding == "cp1252")
    raise _undecodable(file, wrong) from wrong


def _whole_text(text: str, name: str, *, is_last_resort: bool) -> str:
    if is_last_resort and looks_resaved(text):
        what = tell("is half in one encoding and half in another.")
        raise refuse(name, Problem(name, what, tell("Fetch it again; do not save it in between.")))
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        what = tell("is no text: it has a NUL on line {line}.", line=line)
        raise refuse(name, Problem(name, what, tell("Fetch the file in the form of the list.")))
    return text


def _undecodable(file: NamedBytes, error: UnicodeDecodeError | None) -> SourceChanged:
    at = error.start if error is not None else 0
    byte = file.data[at] if at < len(file.data) else 0
    what = tell(
        "the byte 0x{byte} belongs to no letter of this list's encoding.", byte=f"{byte:02x}"
    )
    where = tell("byte {at}", at=f"{at:,}")
    return refuse(
        file.name, Problem(where, what, tell("Fetch it again; do not open and save it in between."))
    )


def read_lines(text: str, name: str, *, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Yield each line of a CSV with its number; empty lines are passed over.

    Raises:
        SourceChanged: a quotation mark that is not closed, or a cell beyond bearing.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(
        io.StringIO(text.rstrip(_END_OF_FILE), newline=""), delimiter=delimiter, strict=True
    )
    try:
        for number, cells in enumerate(reader, start=1):
            if number > MOST_ROWS:
                what = tell("has more than {most} rows.", most=f"{MOST_ROWS:,}")
                raise refuse(name, Problem(name, what, tell("No list is so long; look at it.")))
            if any(cells):
                yield reader.line_num, cells
    except csv.Error as error:
        what = tell("a quotation mark is not closed, stands inside a cell, or a cell has no end.")
        where = tell("row {row}", row=reader.line_num)
        next_step = tell("Fetch it again; a file that breaks off looks like this.")
        raise refuse(name, Problem(where, what, next_step)) from error


def with_header(
    file: NamedBytes,
    reading: Reading,
    *,
    columns: frozenset[str],
    needed: frozenset[str] = frozenset(),
    text: str | None = None,
    first_line: int = 1,
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield each row as its cells by column, with where it stands ("row 17").

    Args:
        columns: names that are used or ignored; another one is a problem.
        needed: names that must stand in the header.
        text: the text, where it is already decoded.
        first_line: number of the line that holds the header.

    Raises:
        SourceChanged: the file holds no such table; its header is wrong.
    """
    lines = read_lines(text if text is not None else decode(unpack(file)), file.name)
    header: list[str] | None = None
    for number, cells in lines:
        if number < first_line:
            continue
        if header is None:
            header = [cell.strip() for cell in cells]
            check_header(header, file.name, columns=columns, needed=needed)
        elif len(cells) != len(header):
            _tell_width(reading, number, len(cells), len(header))
        else:
            yield f"row {number}", dict(zip(header, cells, strict=True))
    if header is None:
        raise refuse(file.name, Problem(file.name, tell("has no header and no rows.")))


def check_header(
    header: Sequence[str], name: str, *, columns: frozenset[str], needed: frozenset[str]
) -> None:
    """Refuse a header with columns nobody has decided about, without a needed one, or doubled.

    Raises:
        SourceChanged: with every column that is wrong.
    """
    problems = [
        Problem("header", tell("has the column {name} twice.", name=repr(column[:60])))
        for column in dict.fromkeys(header)
        if header.count(column) > 1
    ]
    if missing := sorted(needed - set(header)):
        what = tell("has no column {names}.", names=", ".join(missing))
        problems.append(Problem("header", what, tell("Check which list this file is.")))
    if unknown := [column for column in header if column not in columns]:
        shown = ", ".join(repr(column[:60]) for column in unknown[:8])
        what = tell("has columns that this reader does not know: {names}.", names=shown)
        next_step = tell("Leave them out, or decide where they go; nothing is passed over unseen.")
        problems.append(Problem("header", what, next_step))
    if problems:
        raise refuse(name, *problems)


def _tell_width(reading: Reading, number: int, found: int, wanted: int) -> None:
    what = tell("has {found} cells under {wanted} columns.", found=found, wanted=wanted)
    reading.problem(f"row {number}", what, tell("The file may have lost a quotation mark."))
