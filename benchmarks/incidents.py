"""Reading, placing and summing large tables of incidents, beside a bare group-by of the same file.

Each measurement runs in a process of its own, so that its greatest memory is its own.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.incidents_data import write_acled, write_ged
from misaq.core.incidents.coding.actors import ActorRegistry
from misaq.core.incidents.coding.rules import RuleBook
from misaq.core.incidents.panels import SUMS, PanelLevel, monthly_panel
from misaq.core.incidents.registers import Incidents
from misaq.core.places.gazetteer import Gazetteer
from misaq.sources.incidents.boxes import box_around
from misaq.sources.incidents.coding import code_events
from misaq.sources.incidents.deliveries import Delivery
from misaq.sources.incidents.engine import engine
from misaq.sources.incidents.placing import Placer
from misaq.sources.incidents.store import IncidentStore
from misaq.sources.incidents.tables import open_events
from misaq.sources.packfiles import read_pack

_PACK = Path(__file__).parents[1] / "src" / "misaq" / "packs" / "pk"
_COUNTRY = "Pakistan"
_ROOM = 4 * 1024**3
"""Bytes of disk without which the large table is not made."""
_BARE = {
    "ged": ("adm_1", "date_start", "type_of_violence", "best"),
    "acled": ("admin1", "event_date", "event_type", "fatalities"),
}


def measure_incidents() -> None:
    """Print seconds and memory for both sizes, and remove the tables."""
    print("Incidents: a large table read, checked, placed and summed by month")
    with tempfile.TemporaryDirectory(prefix="misaq-incidents-") as folder:
        if shutil.disk_usage(folder).free < _ROOM:
            print("  not measured: less than 4 GB of disk are free")
            return
        for name in _BARE:
            _measure(name, Path(folder))


def _measure(name: str, folder: Path) -> None:
    table = folder / f"{name}.csv"
    write = write_ged if name == "ged" else write_acled
    write(table, _placer().gazetteer, _COUNTRY)
    print(f"  {name}: {table.stat().st_size / 1e6:,.0f} MB of CSV")
    for step in ("bare-csv", "csv", "bare-parquet", "parquet"):
        found = _apart(name, step, folder)
        print(
            f"    {step:<13}{found['wall']:>7.2f} s{found['cpu']:>8.2f} s of the processor"
            f"{found['memory']:>7.0f} MB  {found['events']:>9,.0f} events"
        )
    table.unlink()


def _apart(name: str, step: str, folder: Path) -> dict[str, float]:
    words = [sys.executable, "-m", "benchmarks.incidents", name, step, str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=os.environ)  # noqa: S603 -- ours
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _run_step(name: str, step: str, folder: Path) -> None:
    placer, record = _placer(), read_pack(_PACK).registers.incidents
    steps: dict[str, Callable[[], int]] = {
        "bare-csv": lambda: _bare(name, f"read_csv('{folder / name}.csv', all_varchar = true)"),
        "csv": lambda: _added(name, folder, placer) and _panelled(folder, placer, record),
        "bare-parquet": lambda: _bare_kept(folder),
        "parquet": lambda: _panelled(folder, placer, record),
    }
    wall, cpu = time.perf_counter(), time.process_time()
    events = steps[step]()
    found = {
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "events": events,
    }
    print(json.dumps(found))


def _bare(name: str, table: str) -> int:
    area, day, kind, deaths = _BARE[name]
    month, killed = f"date_trunc('month', CAST({day} AS DATE))", f"sum(CAST({deaths} AS INTEGER))"
    return _group(f"{area}, {month}, {kind}, count(*), {killed}", table)


def _bare_kept(folder: Path) -> int:
    store = IncidentStore(folder / "store")
    path = store.path_of(store.list_releases()[-1])
    return _group(
        "province, date_trunc('month', starts), kind, count(*), sum(killed_best)", f"'{path}'"
    )


def _group(columns: str, table: str) -> int:
    question = f"SELECT {columns} FROM {table} GROUP BY ALL"  # noqa: S608 -- our own words
    with tempfile.TemporaryDirectory() as scratch, engine(Path(scratch)) as connection:
        rows = connection.execute(question).fetchall()
    return sum(row[3] for row in rows)


def _added(name: str, folder: Path, placer: Placer) -> int:
    middles = (area.middle for area in placer.gazetteer.list_areas() if area.middle is not None)
    box = box_around((float(one.latitude), float(one.longitude)) for one in middles)
    boxes = {} if box is None else {_COUNTRY: box}
    shutil.rmtree(folder / "store", ignore_errors=True)
    store = IncidentStore(folder / "store")
    file = folder / f"{name}.csv"
    return store.add(Delivery(file, datetime.now(UTC), release="25.1", boxes=boxes)).release.rows


def _panelled(folder: Path, placer: Placer, record: Incidents) -> int:
    store = IncidentStore(folder / "store")
    with open_events(store, store.list_current(), placer=placer) as tables:
        coded = code_events(tables, ActorRegistry(record.actors, record.actor_patterns),
                            RuleBook(record.rules, record.vocabularies))  # fmt: skip
        panel = monthly_panel(coded, level=PanelLevel.DISTRICT, by=("primary_class",))
        sums = tables.columns(panel)
    assert set(SUMS) <= set(sums)
    return int(sums["events"].sum())


def _placer() -> Placer:
    return Placer(Gazetteer(read_pack(_PACK).registers.places), frozenset({_COUNTRY}), "bench")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _run_step(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
    else:
        measure_incidents()
