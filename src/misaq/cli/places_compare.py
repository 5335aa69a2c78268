"""`misaq places compare`: what a source names beside the boundaries in which its points fall."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from misaq.cli.data_store import incident_store, placer_here
from misaq.cli.database import open_database
from misaq.cli.places_boundaries import boundary_store
from misaq.kernel.errors import StateConflict
from misaq.kernel.words import tell

if TYPE_CHECKING:
    from misaq.core.places.gazetteer import Gazetteer
    from misaq.sources.places.boundaries import BoundaryIndex
    from misaq.sources.places.comparing import PlaceComparison, PointedPlace


def compare(
    source: Annotated[str, typer.Argument(help="Key of the source (ucdp-ged); `misaq data show`.")],
    release: Annotated[str, typer.Option("--release", help="The newest when left out.")] = "",
    out: Annotated[
        Path | None, typer.Option("--out", help="Write every row to look at to this CSV file.")
    ] = None,
) -> None:
    """Say how far names and boundaries agree, and list the rows that somebody should look at.

    A boundary file must have been added: misaq places add FILE. Rows of sources whose terms keep
    them back are counted and not written.
    """
    open_database()
    from misaq.core.incidents.terms import check_may_leave
    from misaq.sources.places.comparing import compare_places, save_doubtful

    if out is not None:
        check_may_leave([incident_store().get_release(source, release).source_terms])
    placer = placer_here()
    index = _index(placer.gazetteer)
    found = compare_places(_places(source, release, placer.countries), placer.gazetteer, index)
    _tell(found)
    if out is not None:
        save_doubtful(found, out)
        typer.echo(f"{out.name}: {len(found.doubtful):,} rows to look at.")


def _index(gazetteer: Gazetteer) -> BoundaryIndex:
    """Return the district boundaries that are kept, ready to be asked.

    Raises:
        StateConflict: none is kept.
    """
    from misaq.core.places.records import Level
    from misaq.sources.places.boundaries import BoundaryIndex, read_boundaries

    store = boundary_store()
    kept = store.find(Level.DISTRICT)
    if kept is None:
        raise StateConflict(
            tell("No boundary file of districts is kept here."),
            next_step=tell("Add one first: misaq places add FILE"),
            rule="places.no-boundaries",
        )
    return BoundaryIndex(read_boundaries(store.read(kept), gazetteer).boundaries)


def _places(source: str, release: str, countries: frozenset[str]) -> list[PointedPlace]:
    from misaq.core.incidents.records import PlacePrecision
    from misaq.sources.incidents.tables import open_events
    from misaq.sources.places.comparing import PointedPlace

    store = incident_store()
    with open_events(store, [store.get_release(source, release)]) as tables:
        here = tables.events.country.isin(sorted(countries))
        return [
            PointedPlace(
                row=row["row"],
                event_id=row["event_id"],
                province=row["province"],
                district=row["district"],
                place=row["place"],
                precision=PlacePrecision(row["place_precision"]),
                latitude=_degrees(row["latitude"]),
                longitude=_degrees(row["longitude"]),
            )
            for row in tables.rows(tables.events.filter(here).order_by("row"))
        ]


def _degrees(value: float | None) -> float:
    return math.nan if value is None else value


def _tell(found: PlaceComparison) -> None:
    share = "none" if found.agreement is None else f"{found.agreement:.1%}"
    typer.echo(f"{found.rows:,} rows; name and boundary compared for {found.compared:,}.")
    typer.echo(f"They agree for {share}; in {found.conflicts:,} the point lies elsewhere.")
    typer.echo(f"Placed by the boundary, without a name on record: {found.placed:,}.")
    typer.echo(f"Rows that somebody should look at: {len(found.doubtful):,}.")
