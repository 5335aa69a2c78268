"""`misaq incidents`: what several sources say happened, and which of it is one event."""

from __future__ import annotations

import typer

from misaq.cli.incidents_link import link
from misaq.cli.incidents_preparing import prepare
from misaq.cli.incidents_release import release

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Find which events of two sources are one, and what chance would find.",
)
app.command("link")(link)
app.command("prepare")(prepare)
app.command("release")(release)


@app.callback()
def incidents() -> None:
    """Find which events of two sources are one, and what chance would find."""
