"""Reading lists: seconds of the processor for files of every form that lie beside the clone."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from datetime import date

from benchmarks.lists_data import DATA
from misaq.core.lists.records import Snapshot, SourceList
from misaq.kernel.errors import SourceChanged
from misaq.kernel.ids import Key
from misaq.sources.lists.files import NamedBytes
from misaq.sources.lists.read import read_snapshot

_LISTS = DATA / "lists"
_DAY = date(2026, 1, 1)
_FORMS: Mapping[str, tuple[str, Sequence[str]]] = {
    "OFAC": ("OFAC_CSV", ("ofac/ofac-*-2021-07-07.csv.gz",)),
    "United Kingdom": ("UK_CONLIST_CSV", ("uk/*.csv.gz",)),
    "European Union": ("EU_ANNEX_CSV", ("eu/*.csv",)),
    "Canada": ("CANADA_SEMA_XML", ("other/canada-*.xml.gz",)),
    "India": ("INDIA_TABLE", ("other/in_*.html",)),
}


def measure_reading() -> None:
    """Print what reading costs; the series of the United Nations together, each other list once."""
    if not _LISTS.is_dir():
        print("Reading lists: no lists beside this clone.")
        return
    print("Reading lists, seconds of the processor")
    _measure_series()
    for title, (form, patterns) in _FORMS.items():
        files = _files(patterns)
        began = time.process_time()
        snapshot = _read(form, files)
        _print(title, time.process_time() - began, len(snapshot.entries))


def _measure_series() -> None:
    began, entries, refused = time.process_time(), 0, 0
    files = _files(("un/*.xml.gz",))
    for file in files:
        try:
            entries += len(_read("UN_XML", [file]).entries)
        except SourceChanged:
            refused += 1
    title = f"United Nations, {len(files) - refused} states, {refused} refused"
    _print(title, time.process_time() - began, entries)


def _files(patterns: Sequence[str]) -> list[NamedBytes]:
    paths = (path for pattern in patterns for path in sorted(_LISTS.glob(pattern)))
    return [NamedBytes(path.name, path.read_bytes()) for path in paths]


def _read(form: str, files: Sequence[NamedBytes]) -> Snapshot:
    source_list = SourceList(
        key=Key("BENCH"), title="", issuer="", legal_basis="", format=form, cite=()
    )
    return read_snapshot(source_list=source_list, files=files, as_of=_DAY)


def _print(title: str, seconds: float, entries: int) -> None:
    print(f"  {title:<42}{seconds:>7.2f} s {entries:>8,} entries")


if __name__ == "__main__":
    measure_reading()
