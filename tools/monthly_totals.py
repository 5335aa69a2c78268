"""Compile the monthly totals of a country pack from a release of UCDP GED.

    python tools/monthly_totals.py GED.csv[.gz] --release 22.1 --span 1989..2018 > monthly.yml

Counts events and deaths by province and month of the first day. An event known to no province, or
to no single month, is kept apart and never spread. The figures are UCDP's, the compilation ours.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from misaq.core.incidents.records import PlacePrecision
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.matching import find_area
from misaq.sources.packfiles import read_pack

ROOT = Path(__file__).resolve().parents[1]
MONTHS = 12
_NO_PROVINCE = frozenset({"6", "7"})
"""Codes of UCDP for a place known to the country only."""
_NO_MONTH = "5"
"""Code of UCDP for a day known within a span of more than a month."""
_PROVINCE = PlacePrecision.PROVINCE
_FIGURES = ("best", "low", "high")
Row = Mapping[str, str]
Counts = dict[str, list[int]]


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a file of GED, without the row of tags that HDX puts second."""
    whole = path.read_bytes()
    text = gzip.decompress(whole) if path.suffix == ".gz" else whole
    lines = io.StringIO(text.decode("utf-8-sig"), newline="")
    return [row for row in csv.DictReader(lines) if row["id"].strip().isdigit()]


def province_of(row: Row, gazetteer: Gazetteer) -> str:
    """Return the code of the province of an event; empty where none is known.

    Raises:
        ValueError: a province is printed that the pack does not know.
    """
    precision = PlacePrecision.COUNTRY if row["where_prec"] in _NO_PROVINCE else _PROVINCE
    day = date.fromisoformat(row["date_start"][:10])
    name = row["adm_1"].strip()
    district = row["adm_2"].strip()
    found = find_area(
        gazetteer, province=name, district=district, on=day, precision=precision
    ).province_code
    if name and not found and precision is _PROVINCE:
        raise ValueError(f"No province of the pack is called {name!r}.")
    return found


def compile_totals(rows: Iterable[Row], gazetteer: Gazetteer) -> dict[str, dict[int, Counts]]:
    """Return the counts of each province ("" for none) and year."""
    found: dict[str, dict[int, Counts]] = defaultdict(lambda: defaultdict(_empty))
    for row in rows:
        year, month = int(row["date_start"][:4]), int(row["date_start"][5:7])
        counts = found[province_of(row, gazetteer)][year]
        figures = [int(row[figure]) for figure in _FIGURES]
        if row["date_prec"] == _NO_MONTH:
            counts["no_month"] = [
                one + more for one, more in zip(counts["no_month"], [1, *figures], strict=True)
            ]
        else:
            counts["events"][month - 1] += 1
            for figure, count in zip(_FIGURES, figures, strict=True):
                counts[figure][month - 1] += count
    return found


def _empty() -> Counts:
    return {name: [0] * MONTHS for name in ("events", *_FIGURES)} | {"no_month": [0] * 4}


def lines_of(totals: Mapping[str, Mapping[int, Counts]], release: str, span: str) -> Iterator[str]:
    """Yield the lines of the pack's file."""
    yield f"# Compiled by tools/monthly_totals.py from UCDP GED {release} (CC BY 4.0)."
    yield f"# Years outside {span} were not compiled: that they are not here does not mean nought."
    yield ""
    for code in sorted(totals):
        key = code or "UNALLOCATED"
        yield f"- key: UCDP-GED-{release}:{key}"
        yield "  source: ucdp-ged"
        yield f'  release: "{release}"'
        if code:
            yield f"  area: {code}"
        yield f'  span: "{span}"'
        if not code:
            yield "  note: Events of which no province is known."
        yield "  years:"
        for year in sorted(totals[code]):
            yield f"    - {{{_year(year, totals[code][year])}}}"
        yield "  cite: [UCDP-GED/H]"


def _year(year: int, counts: Counts) -> str:
    parts = [f"year: {year}"]
    if any(counts["events"]):
        names = ("events", "deaths", "deaths_low", "deaths_high")
        for name, figure in zip(names, ("events", *_FIGURES), strict=True):
            if figure in ("low", "high") and counts[figure] == counts["best"]:
                continue
            parts.append(f"{name}: {counts[figure]}")
    if any(counts["no_month"]):
        parts.append(f"no_month: {counts['no_month']}")
    return ", ".join(parts)


def main() -> int:
    """Read a file and print the pack's file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--release", required=True)
    parser.add_argument("--span", required=True)
    parser.add_argument("--pack", type=Path, default=ROOT / "src" / "misaq" / "packs" / "pk")
    asked = parser.parse_args()
    gazetteer = Gazetteer(read_pack(asked.pack).registers.places)
    totals = compile_totals(read_rows(asked.file), gazetteer)
    sys.stdout.write("\n".join(lines_of(totals, asked.release, asked.span)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
