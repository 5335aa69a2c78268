"""Screening: how long a name takes, how many ordinary names alert, and how quickly it starts.

    python -m benchmarks.screening [--rows 1000000]

Names are screened against three real lists, read in place. The peers run in the same process over
the same names: every listed name compared with rapidfuzz, as a list in memory is searched where
nobody built an index. Times are of the CPU, since the machine may be shared.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz

from benchmarks.lists_data import is_here, read_un
from benchmarks.screening_alerts import best_by, measure_alerts, with_facts
from benchmarks.screening_data import (
    Asked,
    listed_people,
    lists_index,
    ordinary_people,
    people_of_the_world,
)
from benchmarks.screening_file import measure_file
from misaq.core.lists.records import ListEntry, PartyKind
from misaq.core.screening.answer import ListVersion
from misaq.core.screening.answering import screen
from misaq.core.screening.index import Index
from misaq.core.screening.policy import Policy
from misaq.sources.screening.index_file import to_bytes
from tests.support.spoiled_names import alerts_by_class, recall_by_class, table

_TIMED = 400
_SPOILED = 200
_ROWS = 50_000


def measure_screening(rows: int = _ROWS) -> None:
    """Print every measurement; nothing where the shared data are not there."""
    if not is_here():
        print("\nscreening: skipped, no shared data beside this clone")
        return
    index = lists_index()
    names = sum(len(entry.names) for entry in index.entries)
    print(f"\nscreening against {names:,} names of {len(index.entries):,} entries")
    _measure_start(index)
    _measure_times(index)
    measure_alerts(index)
    _measure_spoiled(index)
    measure_file(index, rows)


# --- how quickly it starts ----------------------------------------------------------------------

_START = """
import re, sys, time
from pathlib import Path
from misaq.core.screening.answer import ListVersion
from misaq.core.screening.answering import screen
from misaq.core.screening.query import read_query
from misaq.sources.screening.index_file import from_bytes
index = from_bytes(Path(sys.argv[1]).read_bytes())
screen(index, read_query({"name": "Zorawar Khan Misalkhel", "kind": "person"}))
most = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]
print(time.process_time(), int(most) / 1024)
"""


_MAKE = """
import re, time
from pathlib import Path
from benchmarks.screening_data import lists_index
lists_index()
most = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]
print(time.process_time(), int(most) / 1024)
"""
"""Reads the lists as well, as a process has to that has no index."""


def _measure_start(index: Index) -> None:
    """Print the start of a fresh process that knows nothing but the prepared file."""
    with tempfile.TemporaryDirectory(prefix="misaq-bench-") as folder:
        path = Path(folder) / "lists.index"
        path.write_bytes(to_bytes(index))
        runs = [_started(path) for _ in range(5)]
        size = path.stat().st_size / 2**20
    cpu, memory = (statistics.median(values) for values in zip(*runs, strict=True))
    print(f"{'cold start with the prepared index (' + format(size, '.1f') + ' MiB)':<54}"
          f"{cpu:>6.2f} CPU-s{memory:>6.0f} MiB")  # fmt: skip
    cpu, memory = _measured([sys.executable, "-c", _MAKE])
    print(f"{'the same where the index is made in memory instead':<54}"
          f"{cpu:>6.2f} CPU-s{memory:>6.0f} MiB")  # fmt: skip
    began = time.process_time()
    _made_anew(index)
    print(f"{'making the index anew, once for each state of a list':<54}"
          f"{time.process_time() - began:>6.2f} CPU-s")  # fmt: skip


def _started(path: Path) -> tuple[float, float]:
    return _measured([sys.executable, "-c", _START, str(path)])


def _measured(command: list[str]) -> tuple[float, float]:
    done = subprocess.run(  # noqa: S603 -- our own program, by the path of this Python
        command, capture_output=True, text=True, check=True
    )
    cpu, memory = done.stdout.split()
    return float(cpu), float(memory)


def _made_anew(index: Index) -> None:
    from misaq.core.names.persons import read_person
    from misaq.core.screening.index import build

    read_person.cache_clear()
    by_version: dict[ListVersion, list[ListEntry]] = {version: [] for version in index.versions}
    for number, entry in enumerate(index.entries):
        by_version[index.version(number)].append(entry)
    build(by_version)


# --- how long a name takes ----------------------------------------------------------------------


def _measure_times(index: Index) -> None:
    print(f"\n{'one name, CPU':<40}{'p50':>9}{'p99':>9}{'names/s':>10}")
    groups = {
        "listed, altered": listed_people(held_back=False)[:_TIMED],
        "ordinary": ordinary_people(_TIMED),
        "of the world": people_of_the_world(_TIMED),
    }
    everybody = [asked for people in groups.values() for asked in people]
    _time_line("token_sort over every name (the peer)", best_by(index, fuzz.token_sort_ratio),
               everybody[::6])  # fmt: skip
    for title, people in groups.items():
        _time_line(f"Misaq, {title}", lambda asked: screen(index, asked.query), people)
    facts = [with_facts(asked, birth=True, father=True) for asked in groups["ordinary"]]
    _time_line("Misaq, ordinary with father and birth", lambda a: screen(index, a.query), facts)


def _time_line(title: str, work: Callable[[Asked], object], people: Sequence[Asked]) -> None:
    seconds = []
    for asked in people:
        began = time.process_time()
        work(asked)
        seconds.append(time.process_time() - began)
    seconds.sort()
    p50, p99 = (seconds[int(share * (len(seconds) - 1))] * 1000 for share in (0.5, 0.99))
    print(f"{title:<40}{p50:>6.2f} ms{p99:>6.2f} ms{len(seconds) / sum(seconds):>10,.0f}")


# --- names spoiled by class ---------------------------------------------------------------------


def _measure_spoiled(index: Index) -> None:
    print("\nnames spoiled by class (sanctions-screening-benchmark), as shipped")
    entries = [
        entry
        for entry in read_un("2025-04-19").entries
        if entry.kind is PartyKind.PERSON and len(entry.name.split()) > 1
    ][:_SPOILED]
    print(table(recall_by_class(index, entries, Policy()),
                alerts_by_class(index, entries, Policy())))  # fmt: skip


def main() -> None:
    """Measure screening alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=_ROWS, help="rows of the file")
    measure_screening(parser.parse_args().rows)


if __name__ == "__main__":
    main()
