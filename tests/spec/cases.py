"""Reading the tables of cases: plain records, short because much is taken from a base."""

from __future__ import annotations

import dataclasses
import typing
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from misaq.core.incidents.summaries import IncidentSummaries
from misaq.core.lists.summaries import ListSummaries
from misaq.core.packs import TABLES, Registers, find_flaws, from_records
from misaq.core.threat.foretold import Foretold
from misaq.core.threat.indicators import AreaIndicator, AreaObservation
from misaq.core.threat.resources import AreaResources, AttackedArea
from misaq.kernel.dates import parse_date, parse_day
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Confidence
from misaq.sources.structure import from_plain

HERE = Path(__file__).parent
READ = ["S1/H"]


def load(path: Path) -> Any:
    """Return a table of cases with every value as text, as pack files have it."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


BASE = load(HERE / "checks" / "_base.yml")


def day_of(case: dict[str, Any]) -> date:
    """Return the day whose facts the case looks at."""
    return parse_day(case.get("as_of", BASE["as_of"]))


def registers_of(case: dict[str, Any]) -> Registers:
    """Return the registers of a case: those of the base with its own records over them."""
    rows: dict[str, dict[str, Any]] = {table: {} for table in TABLES}
    for records in (BASE["records"], case.get("records", {})):
        for table, plain in records.items():
            for row in plain:
                record = record_of(table, row)
                rows[table][record.key] = record
    registers = from_records({table: tuple(held.values()) for table, held in rows.items()})
    assert find_flaws(registers) == (), "the records of the case do not hold together"
    return registers


def summaries_of(case: dict[str, Any]) -> ListSummaries:
    """Return what stored snapshots say of lists in the case; nothing where it says nothing."""
    return from_plain(ListSummaries, {"summaries": case.get("summaries", [])})


def releases_of(case: dict[str, Any]) -> IncidentSummaries:
    """Return what stored releases of incidents say in the case; nothing where it says nothing."""
    said = {name: case.get(name, []) for name in ("releases", "studies")}
    return from_plain(IncidentSummaries, said)


def foretold_of(case: dict[str, Any]) -> Foretold:
    """Return what became of forecasts in the case; nothing where it says nothing."""
    return from_plain(Foretold, {name: case.get(name, []) for name in ("runs", "scored")})


def record_of(table: str, row: dict[str, Any]) -> Any:
    """Return one record of a case, with the defaults of its table and a source."""
    plain = {**BASE["defaults"].get(table, {}), **row}
    return from_plain(TABLES[table], _sourced(TABLES[table], plain))


def _sourced(kind: Any, plain: Any) -> Any:
    """Return the plain record without its empty fields, every part of it with a source."""
    if isinstance(plain, list):
        inner = typing.get_args(kind)[0]
        return [_sourced(inner, item) for item in plain]
    if not dataclasses.is_dataclass(kind) or not isinstance(plain, dict):
        return plain
    hints = typing.get_type_hints(kind)
    filled = {
        name: _sourced(hints.get(name), value) for name, value in plain.items() if value != ""
    }
    return {"cite": READ, **filled} if "cite" in hints else filled


def resources_of(case: dict[str, Any]) -> AreaResources:
    """Return figures of services and posts in the case, and attacks: those of a year in December.

    An observation is area, indicator, day, figure, source and confidence; attacks are counts by
    year, of the source a.
    """
    observed = tuple(
        AreaObservation(
            area, AreaIndicator(indicator), parse_date(on), float(value), source,
            confidence=Confidence(sure),
        )
        for area, indicator, on, value, source, sure in case.get("observed", [])
    )  # fmt: skip
    attacked = tuple(
        AttackedArea(Key(area), Key("a"), "2", int(min(years)) * 12,
                     tuple(count for year in sorted(years)
                           for count in (*[0] * 11, int(years[year]))))
        for area, years in case.get("attacked", {}).items()
    )  # fmt: skip
    return AreaResources(observed, attacked)
