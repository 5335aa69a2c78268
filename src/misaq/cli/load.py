"""`misaq load`: make the registers say what a country pack says."""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from misaq.cli.database import now, set_up, whoever_types
from misaq.kernel.words import tell

if TYPE_CHECKING:
    from misaq.apps.database.preparing import Preparation
    from misaq.apps.registers.report import LoadReport
    from misaq.sources.packfiles import Pack


class Format(Enum):
    """How a report is written."""

    TABLE = "table"
    JSON = "json"


def load(
    pack_dir: Annotated[
        Path | None,
        typer.Argument(help="Folder of a country pack; the built-in one when left out."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")
    ] = False,
    form: Annotated[
        Format, typer.Option("--format", help="For people or for programs.")
    ] = Format.TABLE,
) -> None:
    """Load a country pack, or show what it would change.

    Makes the database when there is none, and brings an older one up to date after keeping a copy
    of it. All or nothing; a second load of the same pack changes nothing. What was amended here
    stays in force.
    """
    set_up()
    from misaq.sources.packfiles import read_pack

    pack = read_pack(pack_dir if pack_dir is not None else _built_in())
    report = _preview(pack) if dry_run else _load(pack, form)
    _print(report, form)


def load_built_in() -> str:
    """Load the built-in pack and return what changed, in one line."""
    from misaq.apps.registers.report import in_one_line
    from misaq.sources.packfiles import read_pack

    return in_one_line(_load(read_pack(_built_in()), Format.TABLE))


def _built_in() -> Path:
    """Return the folder of the built-in pack that MISAQ_PACK names."""
    from django.conf import settings

    import misaq
    from misaq.kernel.errors import NotFound

    packs = Path(misaq.__file__).parent / "packs"
    folder = packs / str(settings.MISAQ_PACK)
    if folder.parent == packs and (folder / "pack.yml").is_file():
        return folder
    known = sorted(found.parent.name for found in packs.glob("*/pack.yml"))
    raise NotFound(
        tell(
            "There is no built-in country pack {misaq_pack}.", misaq_pack=repr(settings.MISAQ_PACK)
        ),
        next_step=tell(
            "Set MISAQ_PACK to one of: {given}; or name the folder of a pack.",
            given=", ".join(known),
        ),
        rule="registers.pack",
    )


def _preview(pack: Pack) -> LoadReport:
    from misaq.apps.database.readiness import read_version, require_ready
    from misaq.apps.registers.queries import preview_first_load, preview_load

    if not read_version().exists:
        return preview_first_load(actor=whoever_types(), pack=pack)
    require_ready()
    return preview_load(actor=whoever_types(), pack=pack)


def _load(pack: Pack, form: Format) -> LoadReport:
    from misaq.apps.database.preparing import prepare_database
    from misaq.apps.registers.actions import load_pack
    from misaq.cli.threat_reckoning import reckon_own

    preparation = prepare_database(at=now())
    if form is Format.TABLE:
        _print_preparation(preparation)
    report = load_pack(actor=whoever_types(), at=now(), pack=pack)
    reckon_own(say=typer.echo if form is Format.TABLE else _silent)
    return report


def _silent(_line: str) -> None:
    """Say nothing, where a program reads."""


def _print_preparation(preparation: Preparation) -> None:
    if preparation.backup is not None:
        typer.echo(f"The database was brought up to date. A copy from before: {preparation.backup}")


def _print(report: LoadReport, form: Format) -> None:
    from misaq.apps.registers.report import to_data, to_lines

    if form is Format.JSON:
        typer.echo(json.dumps(to_data(report), ensure_ascii=False, indent=2))
    else:
        for line in to_lines(report):
            typer.echo(line)
