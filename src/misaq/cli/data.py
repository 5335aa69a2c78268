"""`misaq data`: incident data of others, by source and release."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from misaq.cli.data_adding import add, get
from misaq.cli.data_store import incident_store
from misaq.cli.data_telling import difference_data, release_data, tell_difference, tell_release
from misaq.cli.database import set_up
from misaq.cli.load import Format

if TYPE_CHECKING:
    from misaq.sources.incidents.releases import Release

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Add incident data of others, by source and release; show what is kept and what changed.",
)

app.command("add")(add)
app.command("get")(get)

Source = Annotated[str, typer.Argument(help="Key of the source (ucdp-ged); `misaq data show`.")]
Form = Annotated[Format, typer.Option("--format", help="For people or for programs.")]


@app.command("show")
def show(
    source: Annotated[str, typer.Argument(help="Only this source.")] = "",
    form: Form = Format.TABLE,
) -> None:
    """Show the releases that are kept, with their terms."""
    set_up()
    store = incident_store()
    kept = store.list_releases(source)
    current = store.list_current(source)
    if form is Format.JSON:
        said = [{**release_data(one), "is_current": one in current} for one in kept]
        typer.echo(json.dumps(said, ensure_ascii=False, indent=2))
        return
    if not kept:
        typer.echo("No incident data is kept. Add some: misaq data add FILE")
    for one in kept:
        tell_release(one, is_current=one in current)


@app.command("diff")
def diff(
    source: Source,
    before: Annotated[
        str, typer.Option("--from", help="The earlier release; the one before when left out.")
    ] = "",
    after: Annotated[str, typer.Option("--to", help="The later; the newest when left out.")] = "",
    out: Annotated[
        Path | None, typer.Option("--out", help="Write every change to this CSV file.")
    ] = None,
    form: Form = Format.TABLE,
) -> None:
    """Say what changed from one release of a source to another."""
    set_up()
    store = incident_store()
    later = store.get_release(source, after)
    earlier = store.get_release(source, before) if before else _before(later)
    if out is not None:
        lines = store.write_changes(earlier, later, out)
        typer.echo(f"{out}: {lines:,} changes.")
        return
    found = store.compare(earlier, later)
    if form is Format.JSON:
        typer.echo(json.dumps(difference_data(found), ensure_ascii=False, indent=2))
    else:
        tell_difference(found)


@app.command("flags")
def flags(
    source: Source,
    release: Annotated[str, typer.Argument(help="The newest when left out.")] = "",
    out: Annotated[
        Path | None, typer.Option("--out", help="Write the list to this CSV file.")
    ] = None,
) -> None:
    """Show what was odd in the rows of a release, by rule; or write the list of rows."""
    set_up()
    from misaq.sources.incidents.flags import flags_to_leave
    from misaq.sources.incidents.rules import MEANINGS

    store = incident_store()
    kept = store.get_release(source, release)
    if out is not None:
        out.write_bytes(flags_to_leave(store.flags_of(kept), kept.terms))
        typer.echo(f"{out}: written.")
        return
    typer.echo(f"{kept.source} {kept.release}: {kept.rows:,} events")
    for rule, count in kept.flags.items():
        meaning = MEANINGS[rule]
        typer.echo(f"  {count:>8,}  {rule.value}: {meaning.what.render()}")
    if not kept.flags:
        typer.echo("  Nothing was odd.")


def _before(later: Release) -> Release:
    from misaq.kernel.errors import NotFound
    from misaq.kernel.words import tell

    earlier = [
        one for one in incident_store().list_releases(later.source) if one.order < later.order
    ]
    if not earlier:
        raise NotFound(
            tell("Of {source} only one release is kept.", source=later.source),
            next_step=tell("Add another release, and ask again."),
            rule="incidents.release",
        )
    return earlier[-1]
