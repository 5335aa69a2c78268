"""The canonical table of kept releases, as an expression; and what an expression gives."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from misaq.core.incidents.panels import with_codes, with_outlines
from misaq.core.incidents.records import SourceEvent
from misaq.core.incidents.table import (
    COLUMNS,
    FOUND_LATER,
    PLACE_KEY,
    POINT_KEY,
    ColumnKind,
    event_of,
)
from misaq.sources.incidents.bounding import BOUNDINGS, bound_events
from misaq.sources.incidents.engine import engine
from misaq.sources.incidents.expressions import literal, quoted
from misaq.sources.incidents.forms import EMPTY, Holding
from misaq.sources.incidents.placing import PLACINGS, Placer, place_events
from misaq.sources.incidents.releases import Release
from misaq.sources.incidents.staging import as_text
from misaq.sources.incidents.store import IncidentStore

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from ibis.expr.types import Table

_SAID = tuple(name for name in COLUMNS if name not in FOUND_LATER)
_TABLE = "said"
_PAGE = 10_000
_TYPES = {
    ColumnKind.TEXT: "string",
    ColumnKind.WHOLE: "int64",
    ColumnKind.REAL: "float64",
    ColumnKind.DAY: "date",
    ColumnKind.TRUTH: "boolean",
}


@dataclass(frozen=True, slots=True)
class EventTables:
    """The canonical table of some releases, and whoever answers expressions over it.

    Attributes:
        events: the table, as an expression; ``core.incidents.panels`` makes others of it.
        placings: the areas found for each distinct place, as an expression.
    """

    events: Table
    placings: Table
    _connection: DuckDBPyConnection

    def rows(self, asked: Table) -> Iterator[dict[str, Any]]:
        """Yield the rows that an expression gives, as plain values and in its order."""
        found = self._answer(asked)
        names = [column[0] for column in found.description or ()]
        while rows := found.fetchmany(_PAGE):
            for row in rows:
                yield dict(zip(names, row, strict=True))

    def columns(self, asked: Table) -> dict[str, Any]:
        """Return what an expression gives as arrays by column; text as arrays of objects."""
        return dict(self._answer(asked).fetchnumpy())

    def records(self, asked: Table | None = None) -> Iterator[SourceEvent]:
        """Yield rows of the canonical table as records: all, or those that an expression gives."""
        for row in self.rows(self.events if asked is None else asked):
            yield event_of(row)

    def add_words(self, name: str, columns: Mapping[str, Sequence[str]]) -> Table:
        """Add a table of text, and return it as an expression: what was found by combination."""
        import ibis
        import pyarrow as pa

        words = {column: pa.array(list(said), pa.string()) for column, said in columns.items()}
        self._connection.register("words_to_add", pa.table(words))
        self._connection.execute(f"CREATE TEMP TABLE {quoted(name)} AS FROM words_to_add")
        self._connection.unregister("words_to_add")
        return ibis.table(dict.fromkeys(columns, "string"), name=name)

    def write(self, asked: Table, target: Path, *, rows_of_a_group: int) -> None:
        """Write the rows that an expression gives as Parquet, in its order."""
        import ibis

        question = str(ibis.to_sql(asked, dialect="duckdb"))
        kept = f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {rows_of_a_group:d})"
        self._connection.execute(f"COPY ({question}) TO {as_text(target)} {kept}")

    def _answer(self, asked: Table) -> DuckDBPyConnection:
        import ibis

        return self._connection.execute(str(ibis.to_sql(asked, dialect="duckdb")))


@contextlib.contextmanager
def open_events(
    store: IncidentStore, releases: Sequence[Release], *, placer: Placer | None = None
) -> Iterator[EventTables]:
    """Give the canonical table of releases, with codes where a placer is given.

    Of two releases of one source the newer speaks for what it holds, and of a year that another
    source told in full an early one no longer speaks; nothing is counted twice (adr 0059).
    The tables are good inside the ``with`` only; nothing is read before an answer is asked for.

    Raises:
        Unavailable: a table was changed since it was kept.
    """
    import ibis

    for one in releases:
        store.check_unchanged(one)
    with TemporaryDirectory(prefix="misaq-") as scratch, engine(Path(scratch)) as connection:
        connection.execute(f"CREATE TEMP VIEW {_TABLE} AS {_said(store, releases)}")
        place_events(connection, _TABLE, placer, store.placings)
        said = ibis.table({name: _TYPES[COLUMNS[name]] for name in _SAID}, name=_TABLE)
        key = {name: _TYPES[COLUMNS[name]] for name in (*PLACE_KEY, *FOUND_LATER)}
        placings = ibis.table(key, name=PLACINGS)
        events = with_codes(said, placings)
        if bound_events(connection, _TABLE, placer):
            bounded = {name: _TYPES[COLUMNS[name]] for name in POINT_KEY}
            bounded |= {"bounded_province": "string", "bounded_district": "string"}
            events = with_outlines(events, ibis.table(bounded, name=BOUNDINGS))
        yield EventTables(events, placings, connection)


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


def count_placed(tables: EventTables, countries: Iterable[str]) -> Placed:
    """Return how many events were placed where."""
    events = tables.events
    is_here = events.country.isin(sorted(countries))
    found = events.agg(
        in_district=(is_here & (events.district_code != "")).sum(),
        in_province=(is_here & (events.district_code == "") & (events.province_code != "")).sum(),
        nowhere=(is_here & (events.district_code == "") & (events.province_code == "")).sum(),
        elsewhere=(~is_here).sum(),
    )
    (row,) = tables.rows(found)
    return Placed(**{name: int(count or 0) for name, count in row.items()})


def _said(store: IncidentStore, releases: Sequence[Release]) -> str:
    if not releases:
        empty = ", ".join(f"{EMPTY.get(name, 'NULL')} AS {name}" for name in _SAID)
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
    since = store.speaks_from(release.source)
    said = [] if since is None else [f"starts >= DATE '{since.isoformat()}'"]
    still = " AND ".join((*said, *(_not_said_by(store, other) for other in newer))) or "TRUE"
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
