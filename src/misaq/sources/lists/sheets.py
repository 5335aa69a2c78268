"""The first sheet of an XLSX as the text of a CSV, so that every list reads rows in one way."""

from __future__ import annotations

import csv
import io
import re

from misaq.kernel.errors import InputRefused, SourceChanged
from misaq.kernel.words import tell
from misaq.sources.lists.files import NamedBytes, refuse
from misaq.sources.uploads.sheets import read_rows

MOST_ROWS = 100_000
"""Rows of a spreadsheet that are taken: twenty times the longest list of persons on record. Its
rows are read one after the other, and a longer one is refused whole."""
_SIGNS = re.compile(r"[^\w-]+")


def sheet_text(file: NamedBytes) -> str:
    """Return the rows of a spreadsheet as CSV.

    Raises:
        SourceChanged: damaged, dangerous, or with cells that cannot be taken.
    """
    stem = _SIGNS.sub("-", file.name.rpartition(".")[0]) or "list"
    try:
        header, rows = read_rows(f"{stem}.xlsx", file.data, most_rows=MOST_ROWS)
    except InputRefused as refused:
        raise _as_changed(file.name, refused) from refused
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(header)
    for row in rows:
        writer.writerow([row.cells.get(name, "") for name in header])
    return written.getvalue()


def _as_changed(name: str, refused: InputRefused) -> SourceChanged:
    if refused.problems:
        return refuse(name, *refused.problems)
    return SourceChanged(
        tell("{file} was not read: {why}", file=name, why=refused.message),
        next_step=refused.next_step,
        rule="lists.file",
    )
