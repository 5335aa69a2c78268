"""`misaq export`: everything public as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from misaq.cli.database import open_database, whoever_types
from misaq.cli.days import day_of, instant_of
from misaq.kernel.errors import Unavailable
from misaq.kernel.words import tell


def export(
    out: Annotated[Path, typer.Option("--out", help="Folder to write to; made when missing.")],
    as_of: Annotated[str | None, typer.Option("--as-of", help="Day of the facts.")] = None,
    known_at: Annotated[
        str | None, typer.Option("--known-at", help="What had entered our record by then.")
    ] = None,
    bom: Annotated[
        bool, typer.Option("--bom", help="Mark CSV files as UTF-8, for spreadsheets that need it.")
    ] = False,
) -> None:
    """Write every public table as CSV and JSON, a descriptor, and a zip of them all."""
    day, instant = day_of(as_of), instant_of(known_at)
    open_database()
    from misaq.apps.open_data.queries import ZIP, get_tables
    from misaq.reports.open_data.package import File, files_of, release_of, zip_of

    public = get_tables(actor=whoever_types(), as_of=day, known_at=instant)
    files = files_of(public, bom=bom)
    for file in (*files, File(ZIP, zip_of(files))):
        _write(out, file.name, file.content)
    typer.echo(f"{len(files) + 1} files in {out}: {release_of(public.edition)}")


def _write(folder: Path, name: str, content: bytes) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    except OSError as error:
        raise Unavailable(
            tell(
                "The file {name} cannot be written to {folder}: {strerror}.",
                name=repr(name),
                folder=repr(str(folder)),
                strerror=error.strerror,
            ),
            next_step=tell("Name a folder that you may write to."),
            rule="export.folder",
        ) from error
