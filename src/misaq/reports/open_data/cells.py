"""Text in the cells of a CSV file, so that no spreadsheet runs it.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-``, ``@`` (or their full-width forms)
for a formula, also behind a tab, a line break or spaces. Such a text gets an apostrophe in front,
and so does a text that begins with an apostrophe: taking one apostrophe off the front of every cell
that begins with one gives back each text as it was. Numbers are no text and stay as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

MARK = "'"
BOM = "\ufeff"
"""What some spreadsheets need at the front of a file to see that it is UTF-8."""

_DANGEROUS = re.compile(r"['\t\r\n]|\s*[=+\-@＝＋－＠]")


def guarded(text: str) -> str:
    """Return the text as a cell holds it."""
    return f"{MARK}{text}" if _DANGEROUS.match(text) else text


def unguarded(cell: str) -> str:
    """Return the text that a cell stands for."""
    return cell[1:] if cell.startswith(MARK) else cell


def csv_text(names: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return the rows as CSV after RFC 4180: a header, commas, CRLF, quotes where needed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows(rows)
    return out.getvalue()
