"""What was wrong or odd in the rows of a file: a list that can be downloaded."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from misaq.core.incidents.terms import Terms
from misaq.kernel.errors import Problem, SourceChanged
from misaq.kernel.words import tell
from misaq.sources.incidents.rules import MEANINGS, Outcome, RowRule

MOST_LISTED = 100_000
"""Rows that are listed; all are counted."""
_COLUMNS = ("row", "event_id", "rule", "outcome", "what", "next_step")


@dataclass(frozen=True, slots=True)
class RowFlag:
    """One row and one thing that is wrong with it.

    Attributes:
        row: number of the row in the file, its header being 1; of a malformed row its line.
        event_id: the source's identifier, where it could be read.
        rule: what is wrong.
    """

    row: int
    event_id: str
    rule: RowRule


class ReleaseRefused(SourceChanged):
    """A file was not loaded because of some of its rows.

    Attributes:
        flags: the rows, in order; at most ``MOST_LISTED``.
    """

    flags: tuple[RowFlag, ...] = ()


def refused_rows(
    file: str, flags: tuple[RowFlag, ...], counts: Mapping[RowRule, int], rows: int
) -> ReleaseRefused:
    """Return the refusal of a file for its rows, with the first row of each rule."""
    problems = tuple(
        Problem(_first(flags, rule), _told(rule, count), MEANINGS[rule].next_step.render())
        for rule, count in counts.items()
        if rule.outcome is Outcome.REFUSED
    )
    refusal = ReleaseRefused(
        tell(
            "{file} was not loaded: rows among its {rows} are wrong.", file=file, rows=f"{rows:,}"
        ),
        next_step=tell("Correct them, or set them aside; nothing of the file was kept."),
        rule="incidents.rows",
        problems=problems,
    )
    refusal.flags = flags
    return refusal


def write_flags(flags: Iterable[RowFlag], target: Path) -> None:
    """Write the list as CSV, in English."""
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(_COLUMNS)
        for flag in flags:
            meaning = MEANINGS[flag.rule]
            writer.writerow(
                (flag.row, harmless(flag.event_id), flag.rule.value, meaning.outcome.value,
                 meaning.what.render(), meaning.next_step.render())
            )  # fmt: skip


def flags_to_leave(listed: Path, terms: Terms) -> bytes:
    """Return a kept list as it may leave: by number of the row alone, where rows may not."""
    if terms.lets_rows_leave:
        return listed.read_bytes()
    with listed.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, _COLUMNS)
    writer.writeheader()
    writer.writerows({**row, "event_id": ""} for row in rows)
    return out.getvalue().encode()


def _first(flags: tuple[RowFlag, ...], rule: RowRule) -> str:
    rows = [flag.row for flag in flags if flag.rule is rule]
    return tell("row {row}", row=rows[0]) if rows else tell("some row")


def _told(rule: RowRule, count: int) -> str:
    what = MEANINGS[rule].what
    if count == 1:
        return tell("{what}", what=what)
    return tell("{what} So do {more} more rows.", what=what, more=f"{count - 1:,}")


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
