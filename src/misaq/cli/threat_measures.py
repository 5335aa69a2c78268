"""What measures found, for `misaq threat show --measure`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typer

from misaq.cli.database import whoever_types
from misaq.cli.load import Format
from misaq.kernel.errors import NotFound
from misaq.kernel.words import tell

if TYPE_CHECKING:
    from misaq.apps.threat.limits import Measure
    from misaq.apps.threat.queries import Kept

_ALL = "all"


def list_keys() -> None:
    """Print the key and the name of every measure."""
    from misaq.apps.threat.limits import list_measures

    for one in list_measures():
        typer.echo(f"{one.key:16}{one.name.render()}")


def show_measures(kept: Kept, key: str, form: Format) -> None:
    """Print what one measure found in a source, or each of them.

    Raises:
        NotFound: there is no such measure.
    """
    from misaq.apps.threat.measure_plain import measure_data, measure_lines

    chosen = _chosen(key)
    if form is Format.JSON:
        said = [measure_data(actor=whoever_types(), kept=kept, measure=one) for one in chosen]
        typer.echo(json.dumps(said, ensure_ascii=False, indent=2))
        return
    for place, one in enumerate(chosen):
        if place:
            typer.echo("")
        for line in measure_lines(actor=whoever_types(), kept=kept, measure=one):
            typer.echo(line)


def _chosen(key: str) -> tuple[Measure, ...]:
    from misaq.apps.threat.limits import list_measures

    found = tuple(one for one in list_measures() if key in (_ALL, one.key))
    if not found:
        raise NotFound(
            tell("There is no measure {key}.", key=repr(key[:40])),
            next_step=tell("Name one of these: {keys}.", keys=_named()),
            rule="threat.measure",
        )
    return found


def _named() -> str:
    from misaq.apps.threat.limits import list_measures

    return ", ".join(one.key for one in list_measures())
