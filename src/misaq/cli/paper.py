"""`misaq paper`: a committee paper from what the checks find."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from misaq.cli.database import open_database, whoever_types
from misaq.cli.days import day_of, instant_of
from misaq.kernel.errors import NotFound, Unavailable
from misaq.kernel.words import tell

if TYPE_CHECKING:
    from misaq.core.institutions.records import Committee
    from misaq.core.packs import Registers
    from misaq.reports.language import Language


def paper(
    committee: Annotated[str, typer.Option("--committee", help="Key of the committee (PCNS).")],
    out: Annotated[Path, typer.Option("--out", help="Folder to write to; made when missing.")],
    as_of: Annotated[str | None, typer.Option("--as-of", help="Day of the facts.")] = None,
    known_at: Annotated[
        str | None, typer.Option("--known-at", help="What was on record by then.")
    ] = None,
    number: Annotated[str | None, typer.Option("--number", help="Number of the paper.")] = None,
    language: Annotated[
        str, typer.Option("--language", help="Language of the paper: en or ur.")
    ] = "en",
) -> None:
    """Write a committee paper as HTML, DOCX and PDF, with the same content in each."""
    from misaq.reports.language import find_language

    day, instant, spoken = day_of(as_of), instant_of(known_at), find_language(language)
    open_database()
    for path in write_paper(
        committee, out, day=day, known_at=instant, number=number, language=spoken
    ):
        typer.echo(str(path))


def write_paper(
    committee: str | None,
    out: Path,
    *,
    day: date,
    known_at: datetime | None = None,
    number: str | None = None,
    language: Language | None = None,
) -> tuple[Path, ...]:
    """Write the paper in every format and return the paths; without a committee, for the first.

    A paper in another language than English carries the code of that language in its file names.

    Raises:
        NotFound: no such committee, or none on record.
        Unavailable: the folder cannot be made or written.
    """
    from misaq.apps.oversight.papers import findings_paper
    from misaq.apps.registers.queries import get_registers
    from misaq.reports.language import ENGLISH
    from misaq.reports.render import Format
    from misaq.reports.write import write

    actor = whoever_types()
    found = _committee(get_registers(actor=actor, known_at=known_at), committee)
    document = findings_paper(
        actor=actor,
        committee=found,
        day=day,
        known_at=known_at,
        number=number,
        language=language or ENGLISH,
    )
    _make(out)
    ending = "" if document.language is ENGLISH else f"-{document.language.code}"
    stem = f"{found.key.lower()}-{day.isoformat()}{ending}"
    return write(document, tuple(Format), out, stem)


def _committee(registers: Registers, committee: str | None) -> Committee:
    from misaq.core.oversight.routing import find_committee

    if committee is not None:
        return find_committee(registers.institutions, committee)
    if not registers.institutions.committees:
        raise NotFound(
            tell("There is no committee on record."),
            next_step=tell("Load a country pack that has one: `misaq load`."),
        )
    return registers.institutions.committees[0]


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(
            tell(
                "The folder {folder} cannot be made: {strerror}.",
                folder=repr(str(folder)),
                strerror=error.strerror,
            ),
            next_step=tell("Name a folder that you may write to."),
        ) from error
