"""The file of results, which can be cut back to a row, and the checkpoint beside it."""

from __future__ import annotations

import csv
import io
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from misaq.core.screening.checkpoint import Checkpoint, read_checkpoint
from misaq.core.screening.results import COLUMNS, Result, ResultKind
from misaq.kernel.errors import InputRefused, StateConflict, Unavailable
from misaq.kernel.words import tell
from misaq.reports.open_data.cells import guarded, unguarded

Numbered = tuple[int, Result]
"""The number of a row, and one result of it."""


@dataclass(frozen=True, slots=True)
class Form:
    """How results are written.

    Attributes:
        header: what the file begins with.
        lines: results as lines, one each.
        row_and_kind: the row and the kind of result of a line.
        note: the note of a line.
    """

    header: bytes
    lines: Callable[[Iterable[Numbered]], bytes]
    row_and_kind: Callable[[bytes], tuple[int, str]]
    note: Callable[[bytes], str]


def _csv_lines(results: Iterable[Numbered]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for number, cells in results:
        writer.writerow([number, *(guarded(_one_line(cell)) for cell in cells)])
    return out.getvalue().encode()


def _csv_row_and_kind(line: bytes) -> tuple[int, str]:
    row, kind, _ = line.split(b",", 2)
    return int(row), kind.decode()


def _csv_note(line: bytes) -> str:
    return unguarded(next(csv.reader([line.decode()]))[-1])


def _json_lines(results: Iterable[Numbered]) -> bytes:
    lines = (
        json.dumps(
            dict(zip(COLUMNS, (number, *map(_one_line, cells)), strict=True)), ensure_ascii=False
        )
        for number, cells in results
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _json_row_and_kind(line: bytes) -> tuple[int, str]:
    said = json.loads(line)
    return int(said["row"]), str(said["result"])


def _json_note(line: bytes) -> str:
    return str(json.loads(line)["note"])


def _one_line(text: str) -> str:
    return " ".join(text.split())


FORMS = {
    ".csv": Form(",".join(COLUMNS).encode() + b"\r\n", _csv_lines, _csv_row_and_kind, _csv_note),
    ".jsonl": Form(b"", _json_lines, _json_row_and_kind, _json_note),
}


def form_of(path: Path) -> Form:
    """Return how results are written to a file of that name.

    Raises:
        InputRefused: its ending is neither .csv nor .jsonl.
    """
    form = FORMS.get(path.suffix.casefold())
    if form is None:
        raise InputRefused(
            tell("Results are not written to {name}.", name=repr(path.name)),
            next_step=tell("Name a file that ends in .csv or .jsonl (JSON lines)."),
            rule="screening.out",
        )
    return form


@dataclass(slots=True)
class Output:
    """A file of results that is being written.

    Attributes:
        path: where.
        form: how.
        counts: how many rows have a result, by the kind of the first.
    """

    path: Path
    form: Form
    counts: Counter[str] = field(default_factory=Counter)
    _file: BinaryIO | None = None

    @property
    def checkpoint_path(self) -> Path:
        """Where the checkpoint is kept."""
        return self.path.with_name(f"{self.path.name}.checkpoint")

    def find_checkpoint(self) -> Checkpoint | None:
        """Return where to go on; None where nothing was begun.

        Raises:
            StateConflict: results are there without a checkpoint, or it is damaged.
        """
        if self.checkpoint_path.exists():
            return read_checkpoint(self.checkpoint_path.read_text(encoding="utf-8"))
        if self.path.exists():
            raise StateConflict(
                tell("There is a file {name} already.", name=repr(self.path.name)),
                next_step=tell("Name another one, or replace it with --fresh."),
                rule="screening.out",
            )
        return None

    def discard(self) -> None:
        """Take away results and checkpoint."""
        self.checkpoint_path.unlink(missing_ok=True)
        self.path.unlink(missing_ok=True)

    def open(self, checkpoint: Checkpoint | None) -> None:
        """Open the file behind the results of the checkpoint; later ones are cut off.

        Raises:
            Unavailable: it cannot be written.
        """
        try:
            if checkpoint is None:
                handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
                self._file = os.fdopen(handle, "wb")
                self._file.write(self.form.header)
            else:
                end = self._end_of(checkpoint.row)
                self._file = self.path.open("r+b")
                self._file.truncate(end)
                self._file.seek(end)
        except OSError as error:
            raise Unavailable(
                tell("Results cannot be written to {name}: {why}.", name=repr(self.path.name),
                     why=str(error.strerror)),
                next_step=tell("Name a file in a folder that you may write to."),
                rule="screening.out",
            ) from error  # fmt: skip

    def _end_of(self, row: int) -> int:
        """Return where the results up to a row end, and count them."""
        end, last = len(self.form.header), 0
        with self.path.open("rb") as file:
            file.seek(end)
            for line in file:
                if not line.endswith(b"\n"):
                    break
                number, kind = self.form.row_and_kind(line)
                if number > row:
                    break
                if number != last:
                    self.counts[kind] += 1
                last = number
                end += len(line)
        return end

    def write(self, lines: bytes, counts: Counter[str]) -> None:
        """Write results."""
        assert self._file is not None  # noqa: S101 -- opened before
        self._file.write(lines)
        self.counts += counts

    def keep(self, checkpoint: Checkpoint) -> None:
        """Put what is written on the disk, and then the checkpoint that vouches for it."""
        assert self._file is not None  # noqa: S101 -- opened before
        self._file.flush()
        os.fsync(self._file.fileno())
        fresh = self.checkpoint_path.with_name(f"{self.checkpoint_path.name}.new")
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(checkpoint.as_text())
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.checkpoint_path)

    def finish(self) -> None:
        """Close the file and take the checkpoint away."""
        self.close()
        self.checkpoint_path.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
            self._file = None


def list_refused(output: Output, most: int) -> list[tuple[int, str]]:
    """Return the rows that were refused, and why: the first of them."""
    found: list[tuple[int, str]] = []
    with output.path.open("rb") as file:
        file.seek(len(output.form.header))
        for line in file:
            number, kind = output.form.row_and_kind(line)
            if kind == ResultKind.REFUSED.value and len(found) < most:
                found.append((number, output.form.note(line)))
    return found
