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
    from misaq.reports.committee_paper import Versions
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
    from misaq.apps.registers.queries import get_registers
    from misaq.core.catalogue import check_all
    from misaq.reports.committee_paper import Paper, committee_paper
    from misaq.reports.language import ENGLISH
    from misaq.reports.render import Format
    from misaq.reports.write import write

    registers = get_registers(actor=whoever_types(), known_at=known_at)
    found = _committee(registers, committee)
    document = committee_paper(
        Paper(
            committee=found,
            number=number or f"{found.key}/{day.isoformat()}",
            day=day,
            run=check_all(registers, as_of=day),
            registers=registers,
            versions=_versions(known_at),
            language=language or ENGLISH,
        )
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


def _versions(known_at: datetime | None) -> Versions:
    from misaq.apps.audit.queries import get_head
    from misaq.apps.registers.queries import data_version, find_revision, get_country
    from misaq.kernel.words import say
    from misaq.reports.committee_paper import Versions

    actor = whoever_types()
    head = get_head(actor=actor)
    revision = find_revision(actor=actor, known_at=known_at)
    return Versions(
        country=get_country(actor=actor, known_at=known_at),
        pack=say("none") if revision is None else revision.pack_version,
        data=data_version(actor=actor, known_at=known_at),
        known_at=say("the latest") if known_at is None else known_at.isoformat(),
        audit_head=say("none") if head is None else head.hash,
        audit_rows=0 if head is None else head.seq,
    )


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
