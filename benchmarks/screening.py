"""Screening: how long a name takes, how many ordinary names alert, and how quickly it starts.

    python -m benchmarks.screening [--rows 1000000]

Names are screened against three real lists, read in place. The peers run in the same process over
the same names: every listed name compared with rapidfuzz, as a list in memory is searched where
nobody built an index. Times are of the CPU, since the machine may be shared. Nothing was chosen by
the quarter of the listed people that is held back; their recall is printed apart.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from rapidfuzz import fuzz, process

from benchmarks.lists_data import is_here, read_un
from benchmarks.screening_data import (
    Asked,
    listed_people,
    lists_index,
    ordinary_people,
    people_of_the_world,
)
from benchmarks.screening_file import measure_file
from misaq.core.lists.records import ListEntry, PartyKind
from misaq.core.screening.answering import screen
from misaq.core.screening.index import Index
from misaq.core.screening.policy import Policy
from misaq.core.screening.spellings import plain
from misaq.sources.screening.index_file import to_bytes
from tests.support.spoiled_names import alerts_by_class, recall_by_class, table

_PEOPLE = 2_000
_TIMED = 400
_RECALL = 0.95
_SPOILED = 200
_ROWS = 50_000
Value = Callable[[Asked], float]
"""How much speaks for an alert; the higher the more."""


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
    _measure_alerts(index)
    _measure_spoiled(index)
    measure_file(index, rows)


# --- how quickly it starts ----------------------------------------------------------------------

_START = """
import re, sys, time
from pathlib import Path
from misaq.core.screening.answering import screen
from misaq.core.screening.query import read_query
from misaq.sources.screening.index_file import from_bytes
index = from_bytes(Path(sys.argv[1]).read_bytes())
screen(index, read_query({"name": "Zorawar Khan Misalkhel", "kind": "person"}))
most = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]
print(time.process_time(), int(most) / 1024)
"""


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
    began = time.process_time()
    _made_anew(index)
    print(f"{'making the index anew, once for each state of a list':<54}"
          f"{time.process_time() - began:>6.2f} CPU-s")  # fmt: skip


def _started(path: Path) -> tuple[float, float]:
    command = [sys.executable, "-c", _START, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    cpu, memory = done.stdout.split()
    return float(cpu), float(memory)


def _made_anew(index: Index) -> None:
    from misaq.core.names.persons import read_person
    from misaq.core.screening.index import build

    read_person.cache_clear()
    by_version: dict[object, list[ListEntry]] = {version: [] for version in index.versions}
    for number, entry in enumerate(index.entries):
        by_version[index.version(number)].append(entry)
    build(by_version)  # type: ignore[arg-type]


# --- how long a name takes ----------------------------------------------------------------------


def _measure_times(index: Index) -> None:
    print(f"\n{'one name, CPU':<40}{'p50':>9}{'p99':>9}{'names/s':>10}")
    groups = {
        "listed, altered": listed_people(held_back=False)[:_TIMED],
        "ordinary": ordinary_people(_TIMED),
        "of the world": people_of_the_world(_TIMED),
    }
    everybody = [asked for people in groups.values() for asked in people]
    _time_line("token_sort over every name (the peer)", _peer(index, fuzz.token_sort_ratio),
               everybody[::6])  # fmt: skip
    for title, people in groups.items():
        _time_line(f"Misaq, {title}", lambda asked: screen(index, asked.query), people)
    facts = [_with_facts(asked, birth=True, father=True) for asked in groups["ordinary"]]
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


# --- how many ordinary names alert --------------------------------------------------------------


def _measure_alerts(index: Index) -> None:
    """Print recall of listed people and alerts on others, at one recall and as shipped."""
    listed, held = listed_people(held_back=False), listed_people(held_back=True)
    ordinary, world = ordinary_people(_PEOPLE), people_of_the_world(_PEOPLE // 2)
    print(f"\nshare alerting at {_RECALL:.0%} recall of {len(listed)} listed people, name only "
          f"(recall of the {len(held)} held back)")  # fmt: skip
    print(f"{'':<34}{'held back':>10}{'ordinary':>10}{'worst prov.':>12}{'best':>8}{'world':>8}")
    few = ordinary[::4]
    for title, value, people in (
        ("token_sort (peer)", _peer(index, fuzz.token_sort_ratio), few),
        ("token_set (peer)", _peer(index, fuzz.token_set_ratio), few),
        ("WRatio (peer)", _peer(index, fuzz.WRatio), few),
        ("Misaq, by likeness and rarity", _ours(index), ordinary),
    ):
        _alert_line(title, value, listed, held, people, world[: len(people) // 2])
    ours = _ours(index)
    least = _threshold(ours, listed)
    for title, birth, father in (("year of birth", True, False), ("father", False, True)):
        people = [_with_facts(asked, birth=birth, father=father) for asked in ordinary]
        print(f"{'  with ' + title:<44}{_share(ours, people, least):>10.4f}")
    _measure_shipped(index, listed, held, ordinary, world)


def _alert_line(
    title: str,
    value: Value,
    listed: Sequence[Asked],
    held: Sequence[Asked],
    ordinary: Sequence[Asked],
    world: Sequence[Asked],
) -> None:
    least = _threshold(value, listed)
    by_province: dict[str, list[Asked]] = {}
    for asked in ordinary:
        by_province.setdefault(asked.province, []).append(asked)
    shares = [_share(value, people, least) for people in by_province.values()]
    told = (_share(value, held, least), _share(value, ordinary, least), max(shares), min(shares),
            _share(value, world, least))  # fmt: skip
    print(f"{title:<34}{told[0]:>10.3f}{told[1]:>10.4f}{told[2]:>12.4f}{told[3]:>8.4f}"
          f"{told[4]:>8.4f}")  # fmt: skip


def _measure_shipped(
    index: Index,
    listed: Sequence[Asked],
    held: Sequence[Asked],
    ordinary: Sequence[Asked],
    world: Sequence[Asked],
) -> None:
    print("\nas shipped: share with an alert (share held back for commonness)")
    exact = [replace(Policy(), exact_always=True), replace(Policy(), exact_always=False)]
    for policy, title in zip(
        exact, ("exact names always", "exact names too held back"), strict=True
    ):
        for who, people in (("listed", listed), ("listed, held back", held),
                            ("ordinary", ordinary), ("world", world)):  # fmt: skip
            _shipped_line(index, policy, f"{title}, {who}", people)
    for title, birth, father in (("year of birth", True, False), ("father", False, True)):
        people = [_with_facts(asked, birth=birth, father=father) for asked in ordinary]
        _shipped_line(index, Policy(), f"exact names always, ordinary with {title}", people)


def _shipped_line(index: Index, policy: Policy, title: str, people: Sequence[Asked]) -> None:
    answers = [screen(index, asked.query, policy) for asked in people]
    alerted = sum(bool(answer.hits) for answer in answers) / len(answers)
    held = sum(answer.held_back is not None and not answer.hits for answer in answers)
    print(f"  {title:<52}{alerted:>8.4f} ({held / len(answers):.4f})")


def _with_facts(asked: Asked, *, birth: bool, father: bool) -> Asked:
    query = replace(
        asked.query,
        birth=asked.birth if birth else None,
        father=asked.father if father else "",
    )
    return replace(asked, query=query)


def _ours(index: Index) -> Value:
    everything = Policy(shows_common=True)

    def value(asked: Asked) -> float:
        hits = screen(index, asked.query, everything).hits
        names = [hit.pair.name for hit in hits if hit.pair.name is not None]
        return max((name.score + name.bits / 40 for name in names), default=-1.0)

    return value


def _peer(index: Index, scorer: Callable[..., float]) -> Callable[[Asked], float]:
    """Return the best score over every name of a listed person."""
    people = (entry for entry in index.entries if entry.kind is PartyKind.PERSON)
    names = [plain(name.text) for entry in people for name in entry.names]

    def best(asked: Asked) -> float:
        found = process.extractOne(plain(asked.query.name), names, scorer=scorer)
        return float(found[1]) if found else 0.0

    return best


def _threshold(value: Value, listed: Iterable[Asked]) -> float:
    values = sorted(value(asked) for asked in listed)
    return values[int(len(values) * (1 - _RECALL))]


def _share(value: Value, people: Sequence[Asked], least: float) -> float:
    return sum(value(asked) >= least for asked in people) / max(1, len(people))


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
