"""Loading lists: every state of the United Nations' list, two of the United States', and again.

The plain peer is reading the same files alone, in the same run: what strict parsing costs whatever
one does with the entries. Times are of this process's CPU, since the machine may be shared.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.lists_data import DATA, is_here
from misaq.core.lists.records import SourceList
from misaq.sources.lists.files import NamedBytes

MOST_SECONDS = 20.0
"""Within which every state of the United Nations' list is to be loaded."""


def measure_lists() -> None:
    """Print the times; the database must be there, with the pack."""
    if not is_here():
        print("\nloading lists: skipped, no shared data beside this clone")
        return
    print(f"\n{'loading lists':<54}{'states':>8}{'entries':>9}{'CPU s':>9}{'ratio':>8}")
    _measure("UN-SC", "United Nations", _united_nations())
    _measure("US-OFAC", "United States", _united_states())


def _united_nations() -> Sequence[tuple[date | None, tuple[Path, ...]]]:
    files = sorted((DATA / "lists" / "un").glob("*.xml.gz"))
    return [(None, (file,)) for file in files if "corrupt" not in file.name]


def _united_states() -> Sequence[tuple[date | None, tuple[Path, ...]]]:
    folder = DATA / "lists" / "ofac"
    return [
        (day, tuple(folder / f"ofac-{part}-{day}.csv.gz" for part in ("sdn", "alt", "add")))
        for day in (date(2019, 1, 15), date(2021, 7, 7))
    ]


def _measure(key: str, whose: str, states: Sequence[tuple[date | None, tuple[Path, ...]]]) -> None:
    from misaq.apps.lists.queries import get_history, get_snapshot, get_source_list
    from misaq.core.access.actors import operator

    actor = operator(None)
    # A floor of today would refuse an early state; what is measured is the work.
    source_list = replace(get_source_list(actor=actor, source_list=key), floor=1)
    given = [(day, [_bytes(file) for file in files]) for day, files in states]
    entries = 0

    def read() -> None:
        nonlocal entries
        entries = sum(len(_read(source_list, day, files)) for day, files in given)

    plain = _spent(read)
    _line(f"{whose}: read the files alone (the peer)", len(states), entries, plain, plain)
    loaded = _spent(lambda: _load(source_list, given))
    _line(f"{whose}: read and load into an empty history", len(states), entries, loaded, plain)
    again = _spent(lambda: _load(source_list, given))
    _line(f"{whose}: load again, nothing to change", len(states), entries, again, plain)
    latest = _spent(lambda: get_snapshot(actor=actor, source_list=key))
    _line(f"{whose}: the latest snapshot, as entries", 1, 0, latest, plain)
    history = _spent(lambda: get_history(actor=actor, source_list=key))
    _line(f"{whose}: the whole history, as records", len(states), 0, history, plain)
    if key == "UN-SC":
        verdict = "within" if loaded <= MOST_SECONDS else "BEYOND"
        print(f"{'':<4}the whole series loads {verdict} {MOST_SECONDS:.0f} s of CPU")


def _load(source_list: SourceList, given: Sequence[tuple[date | None, list[NamedBytes]]]) -> None:
    from misaq.apps.lists.actions import load_snapshot
    from misaq.core.access.actors import operator
    from misaq.core.lists.records import Origin
    from misaq.sources.lists.read import read_snapshot

    at = datetime.now(UTC)
    for day, files in given:
        load_snapshot(
            actor=operator(None),
            at=at,
            source_list=source_list,
            snapshot=read_snapshot(source_list=source_list, files=files, as_of=day),
            origin=Origin(tuple(file.sha256 for file in files), "", at),
        )


def _read(
    source_list: SourceList, day: date | None, files: Sequence[NamedBytes]
) -> tuple[object, ...]:
    from misaq.sources.lists.read import read_snapshot

    return read_snapshot(source_list=source_list, files=files, as_of=day).entries


def _bytes(file: Path) -> NamedBytes:
    return NamedBytes(file.name, file.read_bytes())


def _spent(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _line(what: str, states: int, entries: int, seconds: float, plain: float) -> None:
    shown = f"{entries:,}" if entries else ""
    print(f"{what:<54}{states:>8}{shown:>9}{seconds:>9.2f}{seconds / plain:>8.1f}")
