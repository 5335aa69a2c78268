"""`misaq check`: run the checks over what is on record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from misaq.cli.database import open_database, whoever_types
from misaq.cli.days import day_of, instant_of
from misaq.cli.load import Format

if TYPE_CHECKING:
    from misaq.core.findings.running import CheckRun
    from misaq.core.packs import Registers
    from misaq.reports.language import Language

FOUND = 1


def check(
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", help="Day of the facts, YYYY-MM-DD; today when left out."),
    ] = None,
    known_at: Annotated[
        str | None,
        typer.Option("--known-at", help="What had entered our record by then; now when left out."),
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", help="Code of a check; may be repeated.")
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="For people or for programs.")
    ] = Format.TABLE,
    language: Annotated[
        str, typer.Option("--language", help="Language of what is printed: en or ur.")
    ] = "en",
) -> None:
    """Run the checks and show findings, with gaps in our record apart.

    Exit code 0 when there is no finding, 1 when there are some.
    """
    from misaq.reports.language import find_language

    day, instant, spoken = day_of(as_of), instant_of(known_at), find_language(language)
    open_database()
    from misaq.apps.findings.queries import (
        get_foretold,
        get_resources,
        incident_summaries,
        list_summaries,
    )
    from misaq.apps.registers.queries import get_registers
    from misaq.core.catalogue import check_all

    registers = get_registers(actor=whoever_types(), known_at=instant)
    summaries = list_summaries(actor=whoever_types(), as_of=day, known_at=instant)
    releases = incident_summaries(actor=whoever_types(), as_of=day, known_at=instant)
    foretold = get_foretold(actor=whoever_types(), as_of=day, known_at=instant)
    run = check_all(
        registers,
        as_of=day,
        only=_codes(only),
        summaries=summaries,
        releases=releases,
        foretold=foretold,
        resources=get_resources(actor=whoever_types(), as_of=day, known_at=instant),
    )
    _print(run, registers, form, spoken)
    if run.findings:
        raise typer.Exit(FOUND)


def run_over_record(day: date) -> Iterator[str]:
    """Yield what every check finds as of a day, in lines for a terminal."""
    from misaq.apps.findings.queries import get_check_run
    from misaq.apps.institutions.queries import get_register
    from misaq.reports.check_table import run_to_lines

    institutions = get_register(actor=whoever_types())
    run = get_check_run(actor=whoever_types(), as_of=day)
    yield from run_to_lines(run, institutions)


def _codes(only: list[str] | None) -> tuple[str, ...]:
    """Return the codes asked for; several may stand in one option, with commas."""
    return tuple(code for text in only or () for code in text.replace(",", " ").split())


def _print(run: CheckRun, registers: Registers, form: Format, spoken: Language) -> None:
    if form is Format.JSON:
        from misaq.reports.check_run import run_to_data

        data = run_to_data(run, registers.institutions)
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    from misaq.reports.check_table import run_to_lines

    for line in run_to_lines(run, registers.institutions, spoken.translate):
        typer.echo(line)
