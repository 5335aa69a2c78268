"""The canonical table of kept releases, as an expression; and what an expression gives."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from misaq.core.incidents.panels import UNALLOCATED, PanelLevel, happened, with_codes
from misaq.core.incidents.records import SourceEvent
from misaq.core.incidents.table import COLUMNS, FOUND_LATER, event_of
from misaq.sources.incidents.engine import engine
from misaq.sources.incidents.expressions import literal
from misaq.sources.incidents.forms import Holding
from misaq.sources.incidents.placing import PLACINGS, Placer, place_events
from misaq.sources.incidents.releases import Release
from misaq.sources.incidents.staging import as_text
from misaq.sources.incidents.store import IncidentStore

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from ibis.expr.types import Table

_SAID = tuple(name for name in COLUMNS if name not in FOUND_LATER)
_PAGE = 10_000


@contextlib.contextmanager
def open_events(
    store: IncidentStore, releases: Sequence[Release], *, placer: Placer | None = None
) -> Iterator[Table]:
    """Give the canonical table of releases, with codes where a placer is given.

    Of two releases of one source the newer speaks for what it holds; nothing is counted twice.
    The table is good inside the ``with`` only; nothing is read before an answer is asked for.
    """
    import ibis

    with TemporaryDirectory(prefix="misaq-") as scratch, engine(Path(scratch)) as connection:
        connection.execute(f"CREATE TEMP VIEW said AS {_said(store, releases)}")
        if placer is not None:
            place_events(connection, "said", placer)
        else:
            _no_placings(connection)
        backend = ibis.duckdb.from_connection(connection)
        yield with_codes(backend.table("said"), backend.table(PLACINGS))


def rows_of(answer: Table) -> Iterator[dict[str, Any]]:
    """Yield the rows of an answer as plain values, in its order."""
    for batch in answer.to_pyarrow().to_batches(max_chunksize=_PAGE):
        yield from batch.to_pylist()


def read_events(events: Table) -> Iterator[SourceEvent]:
    """Yield the rows of the canonical table as records, in its order."""
    for row in rows_of(events):
        yield event_of(row)


def happened_in(events: Table, *, level: PanelLevel) -> dict[str, Any]:
    """Return the events that may be counted in an area and a month, as columns.

    Returns:
        ``source``, ``area`` (codes), ``month`` (years times 12 plus month less one) and ``deaths``:
        columns of one length, ordered.
    """
    found = happened(events, level=level).to_pyarrow()
    return {
        "source": found["source"].to_pylist(),
        "area": found["area"].to_pylist(),
        "month": found["month"].to_numpy(),
        "deaths": found["deaths"].to_numpy(),
    }


@dataclass(frozen=True, slots=True)
class Placed:
    """How many events are known to which areas.

    Attributes:
        in_district: in a district of the country.
        in_province: in a province, and in no district.
        nowhere: in the country only.
        elsewhere: in other countries.
    """

    in_district: int
    in_province: int
    nowhere: int
    elsewhere: int


def count_placed(events: Table, countries: Iterable[str]) -> Placed:
    """Return how many events were placed where."""
    is_here = events.country.isin(sorted(countries))
    found = events.agg(
        in_district=(is_here & (events.district_code != "")).sum(),
        in_province=(is_here & (events.district_code == "") & (events.province_code != "")).sum(),
        nowhere=(is_here & (events.district_code == "") & (events.province_code == "")).sum(),
        elsewhere=(~is_here).sum(),
    )
    (row,) = rows_of(found)
    return Placed(**{name: int(count or 0) for name, count in row.items()})


def _said(store: IncidentStore, releases: Sequence[Release]) -> str:
    if not releases:
        empty = ", ".join(f"NULL AS {name}" for name in _SAID)
        return f"SELECT {empty} WHERE FALSE"
    return " UNION ALL ".join(_one(store, release, releases) for release in releases)


def _one(store: IncidentStore, release: Release, among: Sequence[Release]) -> str:
    constants = {
        "source": literal(release.source),
        "release": literal(release.release),
        "row": f"CAST(file_row_number + {release.first_row} AS INTEGER)"
        if release.first_row
        else "row",
    }
    chosen = ", ".join(
        f"{constants[name]} AS {name}" if name in constants else name for name in _SAID
    )
    newer = [
        other
        for other in among
        if other.source == release.source and other.order > release.order
    ]  # fmt: skip
    still = " AND ".join(_not_said_by(store, other) for other in newer) or "TRUE"
    path = as_text(store.path_of(release))
    return f"SELECT {chosen} FROM read_parquet({path}, file_row_number = true) WHERE {still}"


def _not_said_by(store: IncidentStore, newer: Release) -> str:
    """Return, in SQL, that a newer release of the same source does not speak of a row."""
    if newer.holding is Holding.ALL:
        return "FALSE"
    if newer.holding is Holding.SOME:
        return f"event_id NOT IN (SELECT event_id FROM {as_text(store.path_of(newer))})"
    countries = ", ".join(literal(country) for country in newer.countries) or "''"
    return (
        f"NOT (starts BETWEEN DATE '{newer.first.isoformat()}' AND "
        f"DATE '{newer.last.isoformat()}' AND country IN ({countries}))"
    )


def _no_placings(connection: DuckDBPyConnection) -> None:
    connection.execute(
        f"CREATE TEMP TABLE {PLACINGS} AS SELECT country, province, district, place, "
        f"place_precision, '{UNALLOCATED}' AS province_code, '{UNALLOCATED}' AS district_code "
        "FROM said LIMIT 0"
    )
