"""`misaq threat report`: the monthly situation report as a file."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from misaq.cli.database import open_database, whoever_types
from misaq.cli.days import day_of
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell


class Kind(Enum):
    """Kinds of file."""

    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


def report(
    out: Annotated[Path, typer.Option("--out", help="File to write.")],
    month: Annotated[
        str, typer.Option("--month", help="Year and month (2018-06); the last covered if out.")
    ] = "",
    area: Annotated[
        str, typer.Option("--area", help="Code of a province; the whole country if out.")
    ] = "",
    source: Annotated[
        str, typer.Option("--source", help="Key of a source; the first if out.")
    ] = "",
    form: Annotated[
        Kind | None, typer.Option("--format", help="Kind of file; by the ending of FILE if out.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Day of the facts; today when left out.")
    ] = None,
    language: Annotated[
        str, typer.Option("--language", help="Language of the report: en or ur.")
    ] = "en",
    members: Annotated[
        bool,
        typer.Option("--members", help="The edition of members: with what institutions assessed."),
    ] = False,
) -> None:
    """Write the situation report of a month, with method and limits.

    It is made from what is kept: figures of one source, operations and assurances beside what
    followed, the forecast beside its baseline, and questions to institutions.
    """
    from misaq.reports.language import find_language

    day, spoken, kind = day_of(as_of), find_language(language), _kind(out, form)
    open_database()
    from misaq.apps.overview.situation_asking import asked_for
    from misaq.apps.overview.situation_reading import situation_report
    from misaq.reports.render import Format
    from misaq.reports.write import write

    actor = whoever_types()
    asked = asked_for(actor=actor, month=month, area=area, source=source)
    document = situation_report(
        actor=actor, asked=asked, day=day, language=spoken, is_internal=members
    )
    stem = out.name.removesuffix(f".{kind.value}")
    for path in write(document, (Format(kind.value),), out.parent, stem):
        typer.echo(str(path))


def _kind(out: Path, form: Kind | None) -> Kind:
    """Return the kind of file; the ending of its name and the option may not differ."""
    ending = out.suffix.lower().removeprefix(".")
    named = next((one for one in Kind if one.value == ending), None)
    if form is None and named is None:
        raise InputRefused(
            tell("{file} does not say which kind of file it is.", file=repr(out.name)),
            next_step=tell("End its name in .html, .docx or .pdf, or add --format."),
        )
    if form is not None and named is not None and form is not named:
        raise InputRefused(
            tell("{file} and --format {form} are two kinds of file.",
                 file=repr(out.name), form=form.value),
            next_step=tell("Leave one of them out."),
        )  # fmt: skip
    return form or named or Kind.PDF
