"""`misaq demo`: the main job, from an empty folder to findings, a paper and the site."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from misaq.cli.check import run_over_record
from misaq.cli.database import set_up
from misaq.cli.days import day_of
from misaq.cli.demo_lists import add_demo_list
from misaq.cli.demo_people import add_demo_people
from misaq.cli.load import load_built_in
from misaq.cli.paper import write_paper
from misaq.cli.threat_forecasting import look_ahead_from_pack
from misaq.kernel.ids import parse_key


def demo(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the site.")] = 8000,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Go on to the site.")] = True,
    committee: Annotated[
        str | None, typer.Option("--committee", help="Committee to write a paper for.")
    ] = None,
) -> None:
    """Build the database, load the country pack, run every check, write a paper, serve the site.

    It also makes invented people, one for each role, and prints their passwords once. They sign
    in with a password alone; anywhere else, people who decide need a second factor.
    """
    os.environ.setdefault("MISAQ_SECOND_FACTOR", "off")
    set_up()
    from django.conf import settings

    day = day_of(None)
    _say("1. The country pack")
    typer.echo(load_built_in())
    _say("2. The checks")
    for line in run_over_record(day):
        typer.echo(line)
    _say("3. A committee paper")
    for path in write_paper(committee, Path(settings.MISAQ_HOME) / "papers", day=day):
        typer.echo(str(path))
    _say("4. People who work here, all invented")
    for line in add_demo_people(country=parse_key(str(settings.MISAQ_PACK))):
        typer.echo(line)
    typer.echo("What each of them can do, in five minutes: /tour/")
    _say("5. A list to try screening with, all invented")
    for line in add_demo_list():
        typer.echo(line)
    _say("6. A look ahead, from the pack's own monthly totals")
    look_ahead_from_pack(say=typer.echo)
    _say("7. The site")
    if not serve:
        typer.echo("Not served. `make demo`, or `misaq serve`, shows it in a browser.")
        return
    from misaq.cli.serve import serve as show

    show(port=port, host="127.0.0.1")


def _say(step: str) -> None:
    typer.echo("")
    typer.secho(step, bold=True)
    typer.echo("")
