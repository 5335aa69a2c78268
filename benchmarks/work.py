"""The main job: reading the pack, loading it, checking, writing a paper.

The plain peer is the same bytes through the parsers alone (YAML and CSV into plain values, nothing
checked), measured in the same run: what reading the files costs whatever one does with them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import misaq
from benchmarks.timing import Times, timed

PACK = Path(misaq.__file__).parent / "packs" / "pk"
AS_OF = date(2026, 11, 23)
RUNS = 5


def measure_work(home: Path) -> None:
    """Print the times of the main job, each as a ratio to parsing the pack's files alone."""
    from misaq.apps.database.preparing import prepare_database
    from misaq.apps.registers.actions import load_pack
    from misaq.core.access.actors import operator
    from misaq.sources.packfiles import read_pack

    plain = timed(_parse_alone, RUNS)
    print(f"\n{'the main job':<44}{'median':>10}{'p95':>10}{'ratio':>8}")
    _line("parse the pack's files alone (the peer)", plain, plain)
    _line("read, check and structure the pack", timed(lambda: read_pack(PACK), RUNS), plain)
    pack = read_pack(PACK)
    actor = operator(None)
    prepare_database(at=datetime.now(UTC))
    load: Callable[[], object] = lambda: load_pack(  # noqa: E731 -- one line, named for the table
        actor=actor, at=datetime.now(UTC), pack=pack
    )
    _line("load into an empty database", timed(load, 1), plain)
    _line("load again, nothing to change", timed(load, RUNS), plain)
    _measure_use(plain, home)


def _measure_use(plain: Times, home: Path) -> None:
    from misaq.apps.registers import queries
    from misaq.cli.paper import write_paper
    from misaq.core.access.actors import operator
    from misaq.core.catalogue import check_all

    actor = operator(None)

    def registers_anew() -> object:
        queries._records.clear()
        return queries.get_registers(actor=actor)

    _line("registers from the database, nothing kept", timed(registers_anew, RUNS), plain)
    registers = queries.get_registers(actor=actor)
    _line(
        "every check over the registers",
        timed(lambda: check_all(registers, as_of=AS_OF), 20),
        plain,
    )
    papers = timed(lambda: write_paper(None, home / "papers", day=AS_OF), 3)
    _line("a committee paper in HTML, DOCX and PDF", papers, plain)


def _parse_alone() -> object:
    """Parse every file of the pack and keep nothing."""
    from misaq.sources.located import read_located

    files = [file for ending in ("*.yml", "*.csv") for file in PACK.rglob(ending)]
    return [read_located(PACK, file) for file in files if file.name != "reading.yml"]


def _line(name: str, times: Times, plain: Times) -> None:
    print(
        f"{name:<44}{times.median * 1000:>7.0f} ms{times.p95 * 1000:>7.0f} ms"
        f"{times.median / plain.median:>8.2f}"
    )
