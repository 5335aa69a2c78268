"""`misaq places add`: a file of boundaries, checked and kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from misaq.cli.database import now, open_database, whoever_types
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell

if TYPE_CHECKING:
    from misaq.core.places.gazetteer import Gazetteer
    from misaq.sources.places.boundaries import BoundaryFile
    from misaq.sources.places.keeping import BoundaryStore, KeptBoundaries

_INDENT = "  "


def add(
    file: Annotated[Path, typer.Argument(help="Boundaries as GeoJSON, in degrees of WGS 84.")],
    terms: Annotated[str, typer.Option("--terms", help="Terms that travel with it.")] = "",
    address: Annotated[str, typer.Option("--address", help="Where it was fetched.")] = "",
    check: Annotated[bool, typer.Option("--check", help="Read it, and keep nothing.")] = False,
) -> None:
    """Add a file of boundaries; it is kept by its hash on this machine and in no pack.

    Its codes must be those on record. Of each level the file added last is the one asked.
    """
    data = _bytes(file)
    open_database()
    import hashlib

    from misaq.apps.places.actions import note_boundaries
    from misaq.sources.places.boundaries import read_boundaries

    found = read_boundaries(data, gazetteer_here())
    print_lines(boundary_lines(found))
    if check:
        return
    note_boundaries(
        actor=whoever_types(),
        at=now(),
        sha256=hashlib.sha256(data).hexdigest(),
        outlines=len(found.boundaries),
    )
    kept = boundary_store().keep(
        data, level=found.level, name=file.name, added_at=now(), terms=terms, address=address
    )
    print_lines(kept_lines((kept,)))


def gazetteer_here() -> Gazetteer:
    """Return the areas on record; the database must be open."""
    from misaq.apps.places.queries import get_gazetteer

    return get_gazetteer(actor=whoever_types())


def boundary_store() -> BoundaryStore:
    """Return where boundary files lie, by their hash; Django must be ready."""
    from django.conf import settings

    from misaq.sources.places.keeping import BoundaryStore

    return BoundaryStore(Path(settings.MISAQ_HOME) / "places")


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputRefused(
            tell("{name} cannot be read: {reason}.", name=file.name, reason=error.strerror),
            next_step=tell("Check the name and the rights of the file."),
        ) from error


def kept_data(one: KeptBoundaries) -> dict[str, str]:
    """Return a kept file as plain values."""
    return {
        "sha256": one.sha256,
        "level": one.level.value,
        "name": one.name,
        "added_at": one.added_at.isoformat(),
        "terms": one.terms,
        "address": one.address,
    }


def kept_lines(kept: Sequence[KeptBoundaries]) -> Iterator[str]:
    """Yield the boundary files that are kept; of each level the last is the one asked."""
    from misaq.reports.check_table import wrapped

    if not kept:
        yield "No boundary file is kept. Add one: misaq places add FILE"
    for one in kept:
        yield from wrapped(f"{one.sha256[:12]}  {one.level.value.lower()} boundaries, {one.name}")
        yield f"{_INDENT}added {one.added_at:%Y-%m-%d %H:%M} UTC"
        for line in filter(None, (one.address, one.terms)):
            yield from wrapped(line, _INDENT)


def boundary_lines(file: BoundaryFile) -> Iterator[str]:
    """Yield what a boundary file says beside what is on record."""
    from misaq.reports.check_table import wrapped

    level = file.level.value.lower()
    yield f"{len(file.boundaries)} {level} outlines, codes from {file.code_field}."
    for what, found in (
        ("Features without a code, asked for nothing", file.without_code),
        ("Codes that are on no record, asked for nothing", file.unknown),
        ("Codes on record without an outline", file.missing),
        ("Called otherwise than on record", [f"{code} {name}" for code, name in file.renamed]),
        ("Outlines that crossed themselves, and were mended", file.mended),
    ):
        if found:
            yield from wrapped(f"{what}: {'; '.join(found)}.")
    if file.split:
        yield from wrapped(
            f"Split at some time on record, so that the outline is of one day only: "
            f"{'; '.join(file.split)}."
        )


def print_lines(lines: Iterable[str]) -> None:
    """Print each line."""
    for line in lines:
        typer.echo(line)
