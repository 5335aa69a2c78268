"""`misaq paper`: a committee paper from what the checks find."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from misaq.cli.database import open_database, whoever_types
from misaq.cli.days import day_of, instant_of
from misaq.kernel.errors import Unavailable


def paper(
    committee: Annotated[str, typer.Option("--committee", help="Key of the committee (PCNS).")],
    out: Annotated[Path, typer.Option("--out", help="Folder to write to; made when missing.")],
    as_of: Annotated[str | None, typer.Option("--as-of", help="Day of the facts.")] = None,
    known_at: Annotated[
        str | None, typer.Option("--known-at", help="What was on record by then.")
    ] = None,
    number: Annotated[str | None, typer.Option("--number", help="Number of the paper.")] = None,
) -> None:
    """Write a committee paper as HTML, DOCX and PDF, with the same content in each."""
    day, instant = day_of(as_of), instant_of(known_at)
    open_database()
    from misaq.apps.audit.queries import get_head
    from misaq.apps.registers.queries import data_version, find_revision, get_country, get_registers
    from misaq.core.catalogue import check_all
    from misaq.core.oversight.routing import find_committee
    from misaq.reports.committee_paper import Paper, Versions, committee_paper
    from misaq.reports.render import Format
    from misaq.reports.write import write

    actor = whoever_types()
    registers = get_registers(actor=actor, known_at=instant)
    found = find_committee(registers.institutions, committee)
    head = get_head(actor=actor)
    revision = find_revision(actor=actor, known_at=instant)
    versions = Versions(
        country=get_country(actor=actor, known_at=instant).title,
        pack="none" if revision is None else revision.pack_version,
        data=data_version(actor=actor, known_at=instant),
        known_at="the latest" if instant is None else instant.isoformat(),
        audit_head="none" if head is None else head.hash,
        audit_rows=0 if head is None else head.seq,
    )
    document = committee_paper(
        Paper(
            committee=found,
            number=number or f"{found.key}/{day.isoformat()}",
            day=day,
            run=check_all(registers, as_of=day),
            registers=registers,
            versions=versions,
        )
    )
    _make(out)
    for path in write(document, tuple(Format), out, f"{found.key.lower()}-{day.isoformat()}"):
        typer.echo(str(path))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(
            f"The folder {str(folder)!r} cannot be made: {error.strerror}.",
            next_step="Name a folder that you may write to.",
        ) from error
