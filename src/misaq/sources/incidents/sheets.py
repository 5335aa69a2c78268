"""The first sheet of a spreadsheet as CSV: the large tables of publishers, row by row."""

from __future__ import annotations

import csv
import warnings
from datetime import date, datetime
from pathlib import Path
from typing import Any

from misaq.kernel.errors import Problem, SourceChanged
from misaq.kernel.words import tell


def sheet_to_csv(file: Path, target: Path) -> None:
    """Write the rows of the first sheet as CSV, formulas by what they last gave.

    Raises:
        SourceChanged: it is damaged.
    """
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with file.open("rb") as given, target.open("w", encoding="utf-8", newline="") as stream:
                book = openpyxl.load_workbook(given, read_only=True, data_only=True)
                writer = csv.writer(stream)
                for line in book.worksheets[0].iter_rows(values_only=True):
                    if any(cell is not None for cell in line):
                        writer.writerow([_said(cell) for cell in line])
                book.close()
    except (KeyError, ValueError, TypeError, IndexError, OSError, SyntaxError) as error:
        raise SourceChanged(
            tell("{file} was not read.", file=file.name),
            next_step=tell("Nothing of it was kept. Fetch it again."),
            rule="incidents.file",
            problems=(Problem(file.name, tell("is a damaged spreadsheet.")),),
        ) from error


def _said(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime) and cell.time().isoformat() == "00:00:00":
        return cell.date().isoformat()
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
