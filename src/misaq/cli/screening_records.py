"""`misaq screening`: what is kept of screening, and what goes when its time is over."""

from __future__ import annotations

import typer

from misaq.cli.database import now, open_database, whoever_types

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Delete alerts and log rows past their time; show removals nobody acknowledged.",
)


@app.command("expire")
def expire() -> None:
    """Delete alerts and rows of the log whose last day of keeping is past; open alerts stay.

    How long is said by the clocks of the country pack. A timer calls it once a day.
    """
    open_database()
    from misaq.apps.screening.actions import expire as delete

    gone = delete(actor=whoever_types(), at=now())
    typer.echo(f"Deleted: {gone.alerts} alerts, {gone.queries} rows of the log.")
    if gone.without_rule:
        typer.echo(f"Kept: {gone.without_rule} decided alerts, because no rule on record lets go.")


@app.command("unacknowledged")
def unacknowledged() -> None:
    """Show removals that subscribers were told and have not acknowledged, the oldest first."""
    open_database()
    from misaq.apps.screening.queries import list_unacknowledged_removals

    found = list_unacknowledged_removals(actor=whoever_types(), as_of=now().date())
    for each in found:
        typer.echo(
            f"{each.source_list}: {each.removals} removed, told to {each.subscriber} on "
            f"{each.since.isoformat()}, {each.days} days without a receipt"
        )
    if not found:
        typer.echo("Every removal that was told is acknowledged.")
