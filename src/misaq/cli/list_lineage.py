"""`misaq lists lineage`: which bodies come of which, and what a count takes together."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from misaq.cli.database import open_database, whoever_types
from misaq.cli.days import day_of
from misaq.cli.load import Format


def lineage(
    body: Annotated[
        str, typer.Argument(help="Key of a body (SSP): its family alone; all when left out.")
    ] = "",
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Day of the facts, YYYY-MM-DD; today if left out.")
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="For people or for programs.")
    ] = Format.TABLE,
) -> None:
    """Show renames, splinters, wings and fronts on record, and the list counted in three ways.

    So three names of one body count as three, or as one. Of one body every listing is shown too.
    """
    day = day_of(as_of)
    open_database()
    from misaq.apps.bodies.queries import get_register
    from misaq.apps.lists.registers import get_register as get_lists
    from misaq.apps.registers.index import get_one
    from misaq.core.lists.lineage import family_of, lineage_of
    from misaq.core.lists.lineage_data import family_data, lineage_data
    from misaq.kernel.words import say
    from misaq.reports.lineage_lines import chain_lines, count_lines, family_lines, listing_lines

    register = get_register(actor=whoever_types())
    if not body:
        if form is Format.JSON:
            _print_json(lineage_data(register, as_of=day))
            return
        lines = [*count_lines(register, as_of=day), "", "One body, several names:"]
        lines += [*chain_lines(register, as_of=day), "", "Families:"]
        lines += family_lines(register, as_of=day)
    else:
        found = get_one(
            register.bodies, body, noun=say("organisation"), list_name=say("listed organisations")
        )
        family = family_of(lineage_of(register, as_of=day), found.key)
        if form is Format.JSON:
            _print_json(family_data(register, family, as_of=day))
            return
        told = get_lists(actor=whoever_types()).announcements
        lines = [*listing_lines(register, told, found.key, as_of=day), "", "Family:"]
        lines += family_lines(register, as_of=day, family=family)
    for line in lines:
        typer.echo(line)


def _print_json(data: object) -> None:
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
