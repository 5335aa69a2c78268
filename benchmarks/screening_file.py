"""A long file of invented people: two processes, flat memory, stopped in the middle and resumed."""

from __future__ import annotations

import csv
import hashlib
import multiprocessing
import os
import re
import resource
import tempfile
import time
from collections.abc import Mapping
from itertools import islice, pairwise
from pathlib import Path

from benchmarks.screening_data import invented
from misaq.cli.screening.running import Job, Screened, screen_rows
from misaq.cli.screening.writing import Output, form_of
from misaq.core.screening.answering import screen
from misaq.core.screening.checkpoint import seal_terms
from misaq.core.screening.index import Index, remembering
from misaq.sources.screening.index_file import from_bytes, to_bytes
from misaq.sources.screening.rows import open_queries

_KEY = b"a key for measuring, of no other use"
_LOOK = 10_000
"""Rows after which memory is looked at."""
_COMPARED = 100_000
"""Rows up to which the file is screened once more without a stop."""
_PSS = re.compile(r"^Pss:\s+(\d+)", re.MULTILINE)


def measure_file(index: Index, rows: int) -> None:
    """Print the rate and the memory of a file, and what a stop in the middle changes.

    The index is read from its prepared file, as the command does.
    """
    index = from_bytes(to_bytes(index))
    with tempfile.TemporaryDirectory(prefix="misaq-bench-") as folder:
        people, parts = Path(folder) / "people.csv", Path(folder) / "parts.csv"
        _write(people, rows)
        size = people.stat().st_size / 2**20
        print(f"\na file of {rows:,} invented people, {size:.0f} MiB, two processes")
        watch = _Memory(rows)
        began, spent = time.perf_counter(), _cpu()
        first = _run(index, people, parts, watch, stop_after=rows // 3)
        last = _run(index, people, parts, watch)
        seconds, cpu = time.perf_counter() - began, _cpu() - spent
        print(f"  {last.rows:,} rows, {dict(last.counts)}")
        print(f"  {rows / seconds:,.0f} names a second in {seconds:.0f} s; "
              f"{rows / cpu:,.0f} a second of CPU")  # fmt: skip
        print(f"  memory of all processes: {watch.first:.0f} MiB after the first {_LOOK:,} rows, "
              f"{watch.most:.0f} at most, {watch.last:.0f} at the end")  # fmt: skip
        both = first.rows_now + last.rows_now
        print(f"  stopped after {first.rows:,} rows and resumed: {both:,} rows screened, "
              f"{_repeated(parts)} repeated")  # fmt: skip
        if rows <= _COMPARED:
            whole = Path(folder) / "whole.csv"
            _run(index, people, whole, _Memory(rows))
            same = "the same" if _digest(parts) == _digest(whole) else "DIFFERENT"
            print(f"  without a stop the results are {same} to the byte")


def _repeated(results: Path) -> int:
    """Return how many rows stand in the results out of their order, or twice apart."""
    with results.open(encoding="utf-8", newline="") as lines:
        numbers = [int(line["row"]) for line in csv.DictReader(lines)]
    return sum(later < before for before, later in pairwise(numbers))


class _Memory:
    """Looks at the memory of this process and of those it started, and says it at each tenth."""

    def __init__(self, rows: int) -> None:
        self.first = self.most = self.last = 0.0
        self._at = 0
        self._tenth = max(1, rows // 10)

    def __call__(self, rows: int, counts: Mapping[str, int]) -> None:
        if rows - self._at < min(_LOOK, self._tenth):
            return
        if rows // self._tenth > self._at // self._tenth:
            alerts = counts.get("ALERT", 0)
            print(f"    {rows:>9,} rows: {_resident():.0f} MiB, {alerts:,} alert", flush=True)
        self._at = rows
        self.last = _resident()
        self.most = max(self.most, self.last)
        self.first = self.first or self.last


def _resident() -> float:
    """Return the memory in MiB of this process and its children; what they share counts once."""
    pids = [os.getpid(), *(child.pid for child in multiprocessing.active_children())]
    rollups = (Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in pids)
    return sum(int(found[1]) for text in rollups if (found := _PSS.search(text))) / 1024


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _run(
    index: Index, people: Path, out: Path, watch: _Memory, *, stop_after: int | None = None
) -> Screened:
    output = Output(out, form_of(out))
    checkpoint = output.find_checkpoint()
    kept = remembering(index)
    with open_queries(people) as queries:
        return screen_rows(
            queries.rows,
            output,
            Job(lambda query: (screen(kept, query), 0), "person", output.form),
            key=_KEY,
            terms_seal=seal_terms(_KEY, [str(version) for version in index.versions]),
            checkpoint=checkpoint,
            workers=2,
            stop_after=stop_after,
            watch=watch,
        )


def _write(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(["name", "father", "district"])
        for person in islice(invented(), rows):
            place = f"{person.district}, {person.province}"
            writer.writerow([person.name, person.father, place])


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
