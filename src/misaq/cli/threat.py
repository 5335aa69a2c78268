"""`misaq threat`: reckon the threat picture, and show what it says."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from misaq.cli.database import open_database, whoever_types
from misaq.cli.incidents_release import add_own_release
from misaq.cli.load import Format
from misaq.cli.threat_ahead import forecast, score, verify
from misaq.cli.threat_indicators import indicators
from misaq.cli.threat_reckoning import reckon_all
from misaq.cli.threat_report import report

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Reckon the threat picture from what is on record; show it by province and year.",
)
app.command("forecast")(forecast)
app.command("score")(score)
app.command("verify")(verify)
app.command("indicators")(indicators)
app.command("report")(report)


@app.command("compute")
def compute() -> None:
    """Reckon the picture: from the pack's own totals, and from each release that is kept.

    Incidents entered here that two people accepted are made a release first. What was reckoned
    from the same data by the same rules is left as it is.
    """
    open_database()
    has_entered = add_own_release()
    if not reckon_all(say=typer.echo) and not has_entered:
        typer.echo("Nothing changed: every result is of the data on record.")


@app.command("show")
def show(
    source: Annotated[
        str, typer.Option("--source", help="Key of a source; the first if out.")
    ] = "",
    year: Annotated[int, typer.Option("--year", help="Only this year.")] = 0,
    measure: Annotated[
        str,
        typer.Option("--measure", help="A measure by its key (rates), or all; `list` names them."),
    ] = "",
    form: Annotated[
        Format, typer.Option("--format", help="For people or for programs.")
    ] = Format.TABLE,
) -> None:
    """Show events and deaths by province: attacks, operations and the rest apart.

    With a measure, show what it found instead, what it cannot show, and how sure it is.
    """
    open_database()
    if measure == "list":
        from misaq.cli.threat_measures import list_keys

        list_keys()
        return
    from misaq.apps.threat.plain import picture_data, picture_lines
    from misaq.apps.threat.queries import choose_basis

    kept = choose_basis(actor=whoever_types(), key=source)
    if kept is None:
        typer.echo("Nothing is reckoned yet. Reckon it: misaq threat compute")
        return
    if measure:
        from misaq.cli.threat_measures import show_measures

        show_measures(kept, measure, form)
        return
    if form is Format.JSON:
        said = picture_data(actor=whoever_types(), kept=kept, year=year)
        typer.echo(json.dumps(said, ensure_ascii=False, indent=2))
        return
    for line in picture_lines(actor=whoever_types(), kept=kept, year=year):
        typer.echo(line)
