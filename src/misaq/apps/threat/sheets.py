"""Forms that somebody fills in as a spreadsheet: handed out empty, read whole, refused whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from misaq.kernel.errors import InputRefused, Problem
from misaq.kernel.words import translated
from misaq.reports.open_data.cells import csv_text, guarded
from misaq.sources.uploads.sheets import read_rows

Lines = tuple[tuple[str, ...], list[list[str]]]


class FilledForm(forms.Form):
    """A filled-in form."""

    sheet = forms.FileField(
        label=_("Filled form"),
        help_text=_("CSV or XLSX, made from the empty form; at most 10,000 rows."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def lines(self) -> Lines:
        """Return the header and the rows; only for a form without errors.

        Raises:
            InputRefused: it is no spreadsheet, or cells of it cannot be taken.
        """
        sheet: UploadedFile = self.cleaned_data["sheet"]  # type: ignore[type-arg]
        return read_lines(sheet.name or "", b"".join(sheet.chunks()))


def read_lines(name: str, data: bytes) -> Lines:
    """Return the header of a spreadsheet and its rows from the second on, empty ones in place.

    Raises:
        InputRefused: it is no spreadsheet, or cells of it cannot be taken; all problems together.
    """
    header, rows = read_rows(name, data)
    last = max(row.number for row in rows)
    lines = [[""] * len(header) for _ in range(last - 1)]
    for row in rows:
        lines[row.number - 2] = [row.cells.get(name, "") for name in header]
    return header, lines


def empty_form(columns: Iterable[str], *, name: str) -> HttpResponse:
    """Return an empty form to be filled in."""
    # The mark at the start tells spreadsheets that the text is UTF-8.
    return _csv("\ufeff" + csv_text(tuple(columns), ()), name)


def problem_list(refusal: InputRefused | None, *, name: str) -> HttpResponse:
    """Return every problem of a file as CSV; the heads alone where there is none."""
    problems: Sequence[Problem] = () if refusal is None else refusal.problems
    if refusal is not None and not problems:
        problems = (Problem("", refusal.message, refusal.next_step),)
    heads = (gettext("Where"), gettext("What is wrong"), gettext("What to do"))
    rows = (
        [
            guarded(translated(text, gettext) if text else "")
            for text in (one.where, one.what, one.next_step)
        ]
        for one in problems
    )
    return _csv("\ufeff" + csv_text(heads, rows), name)


def _csv(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
