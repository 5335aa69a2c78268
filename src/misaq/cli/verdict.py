"""`misaq verdict`: what can be said of a commitment, with the whole trace."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from misaq.cli.database import open_database, whoever_types
from misaq.cli.days import day_of, instant_of
from misaq.cli.load import Format
from misaq.kernel.errors import NotFound
from misaq.kernel.words import tell

if TYPE_CHECKING:
    from misaq.core.policies.status import PointStatus


def verdict(
    keys: Annotated[
        list[str] | None, typer.Argument(help="Keys of points (P2.17, T8); all when left out.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Day of the facts, YYYY-MM-DD; today if left out.")
    ] = None,
    known_at: Annotated[
        str | None, typer.Option("--known-at", help="What had entered our record by then.")
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="For people or for programs.")
    ] = Format.TABLE,
    language: Annotated[
        str, typer.Option("--language", help="Language of what is printed: en or ur.")
    ] = "en",
) -> None:
    """Give the verdict on points: life, result, flags, and the trace that leads there."""
    from misaq.reports.language import find_language

    day, instant, spoken = day_of(as_of), instant_of(known_at), find_language(language)
    open_database()
    from misaq.apps.registers.queries import get_registers
    from misaq.core.policies.status import list_statuses
    from misaq.reports.verdict_text import verdict_to_data, verdict_to_lines

    registers = get_registers(actor=whoever_types(), known_at=instant)
    written = "" if instant is None else instant.isoformat()
    statuses = list_statuses(registers.policies, as_of=day, known_at=written)
    by_key: dict[str, PointStatus] = {status.commitment.key: status for status in statuses}
    chosen = [_find(by_key, key) for key in keys or by_key]
    if form is Format.JSON:
        data = [verdict_to_data(status) for status in chosen]
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for status in chosen:
        for line in verdict_to_lines(status, spoken.translate):
            typer.echo(line)
        typer.echo("")


def _find(by_key: dict[str, PointStatus], key: str) -> PointStatus:
    found = by_key.get(key.upper(), by_key.get(key))
    if found is None:
        raise NotFound(
            tell("There is no point {key} on record.", key=repr(key)),
            next_step=tell("`misaq verdict` without a key lists every point."),
        )
    return found
