"""`misaq explain CODE`: what a check looks for, and why."""

from __future__ import annotations

from typing import Annotated

import typer


def explain(code: Annotated[str, typer.Argument(help="Code of a check, such as POL001.")]) -> None:
    """Say what a check looks for, why, how, and on what basis."""
    from misaq.core.catalogue import find_check
    from misaq.core.findings.running import needs_of
    from misaq.reports.check_table import check_to_lines

    check = find_check(code)
    for line in check_to_lines(check, tuple(room.__name__ for room in needs_of(check))):
        typer.echo(line)
