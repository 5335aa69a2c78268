"""`misaq explain CODE`: what a check looks for, and why."""

from __future__ import annotations

from typing import Annotated

import typer


def explain(
    code: Annotated[str, typer.Argument(help="Code of a check, such as POL001.")],
    language: Annotated[
        str, typer.Option("--language", help="Language of what is printed: en or ur.")
    ] = "en",
) -> None:
    """Say what a check looks for, why, how, and on what basis."""
    from misaq.core.catalogue import find_check
    from misaq.core.findings.running import needs_of
    from misaq.reports.check_table import check_to_lines
    from misaq.reports.language import find_language

    translate, check = find_language(language).translate, find_check(code)
    registers = tuple(room.__name__ for room in needs_of(check))
    for line in check_to_lines(check, registers, translate):
        typer.echo(line)
