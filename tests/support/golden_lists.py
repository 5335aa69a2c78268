"""What changed on the lists of Examplia, in words, data and rows: what tests compare with."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from csv import writer
from datetime import date
from pathlib import Path

from misaq.core.lists.differences import (
    compare_snapshots,
    csv_rows,
    of_kinds,
    sentences_of,
    to_data,
)
from misaq.core.lists.history import history_of
from misaq.core.lists.records import PartyKind, Snapshot
from misaq.reports.list_lines import history_lines
from misaq.sources.lists.files import NamedBytes
from misaq.sources.lists.read import read_snapshot
from tests.support.invented_country import invented_registers
from tests.support.list_files import BANNED_DAYS, COUNCIL_DAYS, banned_file, council_file

FOLDER = Path(__file__).resolve().parents[1] / "golden" / "lists"


def golden_lists() -> Mapping[str, str]:
    """Return each file by its name: organisations only, as everybody reads them."""
    banned = [_read("BANNED", banned_file(n), day) for n, day in enumerate(BANNED_DAYS)]
    council = [_read("COUNCIL", council_file(n), None) for n in range(len(COUNCIL_DAYS))]
    return {
        **_changes("banned", banned[0], banned[2]),
        **_changes("council", council[0], council[2]),
        "banned-history.txt": _joined(history_lines(history_of(banned))),
    }


def _changes(name: str, before: Snapshot, after: Snapshot) -> Mapping[str, str]:
    difference = compare_snapshots(before, after).only(of_kinds(PartyKind.ORGANISATION))
    rows = io.StringIO()
    writer(rows, lineterminator="\n").writerows(csv_rows(difference))
    return {
        f"{name}-changes.txt": _joined(map(str, sentences_of(difference))),
        f"{name}-changes.json": _joined([json.dumps(to_data(difference), indent=1)]),
        f"{name}-changes.csv": rows.getvalue(),
    }


def _read(key: str, file: NamedBytes, day: date | None) -> Snapshot:
    (found,) = (one for one in invented_registers().lists.source_lists if one.key == key)
    return read_snapshot(source_list=found, files=[file], as_of=day)


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
