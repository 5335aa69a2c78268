"""`misaq threat indicators`: figures of districts from a filled form, or the form itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from misaq.cli.database import now, open_database, whoever_types
from misaq.kernel.errors import NotFound
from misaq.kernel.words import tell


def indicators(
    file: Annotated[
        Path | None, typer.Argument(help="A filled form, CSV or XLSX; the empty form if out.")
    ] = None,
) -> None:
    """Bring figures of services, schools, displacement, courts and police posts by district.

    A form is taken whole or not at all; every problem is told with its row. Without a file the
    empty form is printed: misaq threat indicators > form.csv
    """
    if file is None:
        from misaq.core.threat.indicator_rows import FORM

        typer.echo(",".join(column.name for column in FORM))
        return
    data = read_bytes(file)
    open_database()
    from misaq.apps.threat.actions import keep_observations
    from misaq.apps.threat.sheets import read_lines

    header, rows = read_lines(file.name, data)
    brought = keep_observations(actor=whoever_types(), at=now(), header=header, rows=rows)
    typer.echo(
        f"Taken: {brought.added:,} new, {brought.corrected:,} corrected, "
        f"{brought.unchanged:,} on record already."
    )


def read_bytes(file: Path) -> bytes:
    """Return what lies in a file.

    Raises:
        NotFound: it cannot be read.
    """
    try:
        return file.read_bytes()
    except OSError as error:
        raise NotFound(
            tell("The file {name} cannot be read.", name=file.name),
            next_step=tell("Look where it lies, and give its path."),
            rule="threat.file",
        ) from error
