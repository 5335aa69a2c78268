"""`misaq docs`: write the generated pages of the documentation, or compare them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from misaq.cli.database import set_up
from misaq.kernel.errors import NotFound, Problem, StateConflict, Unavailable
from misaq.kernel.words import tell

FOLDER = Path("docs") / "generated"
WRITTEN = frozenset({".md", ".json"})
"""Kinds of files that are generated; others in the folder are left alone."""


def docs(
    check: Annotated[
        bool, typer.Option("--check", help="Compare only: change nothing, and name what differs.")
    ] = False,
) -> None:
    """Write the generated pages of the documentation anew.

    Works in a clone, for the pages are made from its code, its country pack and its tests. Needs
    no database.
    """
    set_up()
    from misaq.cli.reference.pages import all_pages

    clone = _clone()
    wanted = {page.name: page.text for page in all_pages(clone)}
    folder = clone / FOLDER
    found = _read(folder)
    if check:
        _compare(wanted, found)
        typer.echo(f"The {len(wanted)} generated pages are up to date.")
    else:
        written, removed = _write(folder, wanted, found)
        typer.echo(
            f"{len(wanted)} pages in {FOLDER.as_posix()}: {written} written, {removed} removed."
        )


def _clone() -> Path:
    from django.conf import settings

    if settings.MISAQ_CLONE is None:
        raise NotFound(
            tell(
                "The pages are made from a clone of Misaq, and this copy is installed without one."
            ),
            next_step=tell("Clone the repository and run `make docs` there."),
            rule="docs.clone",
        )
    return Path(settings.MISAQ_CLONE)


def _read(folder: Path) -> Mapping[str, str]:
    try:
        return {
            file.relative_to(folder).as_posix(): file.read_bytes().decode()
            for file in sorted(folder.rglob("*.*"))
            if file.suffix in WRITTEN
        }
    except (OSError, UnicodeDecodeError) as error:
        raise Unavailable(
            tell("The generated pages cannot be read: {error}.", error=error),
            next_step=tell("Remove what stands in their way and try again."),
            rule="docs.pages",
        ) from error


def _compare(wanted: Mapping[str, str], found: Mapping[str, str]) -> None:
    differing = sorted(name for name in {*wanted, *found} if wanted.get(name) != found.get(name))
    if differing:
        raise StateConflict(
            tell(
                "{differing} of the generated pages are not up to date.", differing=len(differing)
            ),
            next_step=tell("run make docs"),
            rule="docs.pages",
            problems=tuple(
                Problem(f"{FOLDER.as_posix()}/{name}", _how(name, wanted, found))
                for name in differing
            ),
        )


def _how(name: str, wanted: Mapping[str, str], found: Mapping[str, str]) -> str:
    if name not in found:
        return "missing."
    return "differs." if name in wanted else "describes what is no longer there."


def _write(folder: Path, wanted: Mapping[str, str], found: Mapping[str, str]) -> tuple[int, int]:
    """Write what differs and remove what is no longer made; return how many of each."""
    changed = {name: text for name, text in wanted.items() if found.get(name) != text}
    stale = [name for name in found if name not in wanted]
    try:
        for name, text in changed.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        for name in stale:
            (folder / name).unlink()
    except OSError as error:
        raise Unavailable(
            tell("The generated pages cannot be written: {strerror}.", strerror=error.strerror),
            next_step=tell("Check the rights of the folder docs/generated."),
            rule="docs.pages",
        ) from error
    return len(changed), len(stale)
