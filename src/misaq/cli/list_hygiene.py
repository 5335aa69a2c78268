"""`misaq lists hygiene`: how clean a list of persons is, in counts and case references."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from misaq.cli.database import now, open_database, whoever_types
from misaq.cli.days import day_of
from misaq.cli.load import Format
from misaq.kernel.errors import InputRefused, NotFound
from misaq.kernel.words import tell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from misaq.core.lists.audited import AuditedCase
    from misaq.core.lists.hygiene import CaseFacts

ListKey = Annotated[str, typer.Argument(help="Key of a list of persons (PK-4TH).")]


def hygiene(
    source_list: ListKey,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Day of the snapshot in force, YYYY-MM-DD.")
    ] = None,
    sample: Annotated[
        Path | None,
        typer.Option("--sample", help="CSV of an audited sample: case, result, reason."),
    ] = None,
    cases: Annotated[
        Path | None,
        typer.Option(
            "--cases",
            help="CSV of what the files say: case, order, ground, instrument, listed_on, dead, "
            "acquitted, delisted_elsewhere.",
        ),
    ] = None,
    shared: Annotated[
        bool, typer.Option("--shared", help="For others to read: small counts are kept back.")
    ] = False,
    references: Annotated[
        bool,
        typer.Option("--references", help="Case references too; that you read them is recorded."),
    ] = False,
    keep: Annotated[
        bool,
        typer.Option(
            "--keep",
            help="Keep what the sample or the cases say, so that checks run over it: numbers and "
            "case references, no reason in its own words.",
        ),
    ] = False,
    form: Annotated[
        Format, typer.Option("--format", help="For people or for programs.")
    ] = Format.TABLE,
) -> None:
    """Say what is wrong with the entries of a list of persons: counts, never a name.

    With an audited sample it says between which shares the list is wrong.
    """
    from misaq.sources.audits import read_case_facts, read_sample

    audited = () if sample is None else read_sample(_bytes(sample), name=sample.name)
    facts = () if cases is None else read_case_facts(_bytes(cases), name=cases.name)
    day = None if as_of is None else day_of(as_of)
    open_database()
    from misaq.apps.lists.actions import note_persons_read
    from misaq.apps.lists.queries.hygiene import get_hygiene
    from misaq.core.lists.audited import estimate_wrong
    from misaq.reports.hygiene_lines import (
        estimate_data,
        estimate_lines,
        hygiene_data,
        hygiene_lines,
    )

    if keep:
        _keep(source_list, audited, facts, day)
    found = get_hygiene(actor=whoever_types(), source_list=source_list, as_of=day, facts=facts)
    report = found.report
    estimate = estimate_wrong(audited, population=report.cases) if audited else found.audit
    if references and not shared:
        note_persons_read(
            actor=whoever_types(), at=now(), source_list=report.source_list, entries=report.entries
        )
    if form is Format.JSON:
        data = dict(hygiene_data(report, found.changes, shared=shared, references=references))
        if estimate is not None:
            data["estimate"] = estimate_data(estimate)
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for line in hygiene_lines(report, found.changes, shared=shared, references=references):
        typer.echo(line)
    for line in () if estimate is None else estimate_lines(estimate):
        typer.echo(line)


def _keep(
    source_list: str,
    sample: Sequence[AuditedCase],
    facts: Sequence[CaseFacts],
    day: date | None,
) -> None:
    from misaq.apps.lists.actions import keep_case_facts, keep_sample

    if not sample and not facts:
        raise InputRefused(
            tell("There is nothing to keep."),
            next_step=tell("Give --sample or --cases with --keep."),
            rule="lists.cases",
        )
    if facts:
        keep_case_facts(
            actor=whoever_types(), at=now(), source_list=source_list, facts=facts, as_of=day
        )
    if sample:
        keep_sample(
            actor=whoever_types(), at=now(), source_list=source_list, sample=sample, as_of=day
        )


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise NotFound(
            tell("The file {name} cannot be read.", name=file.name),
            next_step=tell("Look where it lies, and give its path."),
            rule="lists.file",
        ) from error
