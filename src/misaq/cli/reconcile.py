"""`misaq reconcile`: two lists side by side, and why they differ."""

from __future__ import annotations

import json
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from misaq.cli.database import open_database, whoever_types
from misaq.cli.days import day_of
from misaq.cli.load import Format
from misaq.kernel.errors import InputRefused, Unavailable
from misaq.kernel.words import tell

if TYPE_CHECKING:
    from misaq.core.lists.gap_records import Gap
    from misaq.core.lists.named_overlap import NamedOverlap
    from misaq.core.lists.published import PublishedTotal
    from misaq.core.lists.sides import Side
    from misaq.reports.language import Language


class Renames(Enum):
    """How a body under several names counts."""

    EACH = "each"
    ONCE = "once"


Side_ = Annotated[
    str,
    typer.Argument(
        help="Key of a list (PK-MOI-1), or a file; of a file with several lists FILE#PART."
    ),
]


def reconcile(
    left: Side_,
    right: Side_,
    left_format: Annotated[
        str | None, typer.Option("--left-format", help="Form of the first file (UN_XML).")
    ] = None,
    right_format: Annotated[
        str | None, typer.Option("--right-format", help="Form of the second file.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Day of the facts; today when left out.")
    ] = None,
    renames: Annotated[
        Renames, typer.Option("--renames", help="Whether a renamed body counts once.")
    ] = Renames.EACH,
    form: Annotated[
        Format, typer.Option("--format", help="For people or for programs.")
    ] = Format.TABLE,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Folder to write the report to, as HTML, DOCX and PDF."),
    ] = None,
    language: Annotated[
        str, typer.Option("--language", help="Language of what is printed: en or ur.")
    ] = "en",
) -> None:
    """Set two lists side by side and give every entry on one of them only a reason.

    What has no reason is counted in the residual. Natural persons are counted and not named.
    """
    from misaq.reports.language import find_language

    day, spoken = day_of(as_of), find_language(language)
    open_database()
    from misaq.apps.lists.reconciling import compare_sides, named_overlap_of, published_of

    actor = whoever_types()
    one, other = _side(left, left_format, day), _side(right, right_format, day)
    gap = compare_sides(one, other, actor=actor, renames_once=renames is Renames.ONCE)
    published = next(iter(published_of(actor=actor, left=one.key, right=other.key)), None)
    _print(gap, published, named_overlap_of(gap, actor=actor), form, spoken)
    for path in () if out is None else _write(gap, published, out, spoken, day):
        typer.echo(str(path))


def _side(named: str, form: str | None, day: date) -> Side:
    """Return a side: a file where a form is given, else a list of the record."""
    from misaq.apps.lists.reconciling import get_side

    if form is not None:
        return _file_side(named, form, day)
    if Path(named.partition("#")[0]).is_file():
        raise InputRefused(
            tell("{file} is a file, and its form was not given.", file=repr(named)),
            next_step=tell("Add --left-format or --right-format, for example UN_XML."),
        )
    return get_side(actor=whoever_types(), source_list=named, as_of=day)


def _file_side(named: str, form: str, day: date) -> Side:
    from misaq.apps.lists.reconciling import road_of_format
    from misaq.core.lists.records import SourceList
    from misaq.core.lists.sides import Side
    from misaq.kernel.ids import Key
    from misaq.sources.lists.files import NamedBytes
    from misaq.sources.lists.read import read_snapshot

    path, _, part = named.partition("#")
    file = NamedBytes(Path(path).name, _bytes(Path(path)))
    key = part or file.name.partition(".")[0]
    source = SourceList(Key(key), file.name, "", "", form, ())
    snapshot = read_snapshot(source_list=source, files=(file,), as_of=day, part=part)
    return Side(
        key=key,
        title=part or file.name,
        as_of=snapshot.as_of,
        entries=snapshot.entries,
        road=road_of_format(form),
        digests=(file.sha256,),
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputRefused(
            tell("The file {file} cannot be read.", file=repr(str(path))),
            next_step=tell("Name a file that is there and that you may read."),
        ) from error


def _print(
    gap: Gap,
    published: PublishedTotal | None,
    named: NamedOverlap | None,
    form: Format,
    spoken: Language,
) -> None:
    from misaq.reports.reconciliation import gap_to_data, gap_to_lines

    if form is Format.JSON:
        typer.echo(json.dumps(gap_to_data(gap, published, named), ensure_ascii=False, indent=2))
        return
    for line in gap_to_lines(gap, published, spoken.translate, named):
        typer.echo(line)


def _write(
    gap: Gap, published: PublishedTotal | None, out: Path, spoken: Language, day: date
) -> tuple[Path, ...]:
    from misaq.reports.reconciliation import gap_paper
    from misaq.reports.render import Format as PaperFormat
    from misaq.reports.write import write

    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(
            tell("The folder {folder} cannot be made.", folder=repr(str(out))),
            next_step=tell("Name a folder that you may write to."),
        ) from error
    both = gap.reconciliation
    paper = gap_paper(gap, day=day, prepared_by="Misaq", published=published, language=spoken)
    stem = f"{both.left.key}-{both.right.key}-{gap.as_of.isoformat()}"
    return write(paper, tuple(PaperFormat), out, stem)
