"""misaq screen: whether names of a file, or one name, may be of listed parties."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from misaq.cli.database import open_database, whoever_types
from misaq.cli.screening.log import log_beginning, log_counts
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell

if TYPE_CHECKING:
    from misaq.cli.screening.lists import OpenLists
    from misaq.core.screening.purposes import Purpose

_WORKERS = min(2, os.cpu_count() or 1)


class ScreenKind(StrEnum):
    """What is asked about where a row does not say it."""

    PERSON = "person"
    ORGANISATION = "organisation"


class ScreenFormat(StrEnum):
    """How the answer about one name is printed."""

    TEXT = "text"
    JSON = "json"


def screen(
    file: Annotated[
        Path | None,
        typer.Argument(help="CSV, XLSX or JSON lines, one query a row.", show_default=False),
    ] = None,
    name: Annotated[str, typer.Option(help="Screen this one name instead of a file.")] = "",
    father: Annotated[str, typer.Option(help="With --name: the father's name.")] = "",
    birth: Annotated[str, typer.Option(help="With --name: year or day of birth.")] = "",
    district: Annotated[str, typer.Option(help="With --name: district of residence.")] = "",
    lists: Annotated[
        list[str] | None,
        typer.Option("--list", help="Key of a list; may be repeated. All, where none is given."),
    ] = None,
    purpose: Annotated[
        str, typer.Option(help="Why people are screened; asked for with persons.")
    ] = "",
    kind: Annotated[
        ScreenKind, typer.Option(help="What is asked about, where a row does not say it.")
    ] = ScreenKind.PERSON,
    out: Annotated[
        Path | None, typer.Option(help="Where results go: .csv or .jsonl.", show_default=False)
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        ScreenFormat, typer.Option(help="With --name: how the answer is printed.")
    ] = ScreenFormat.TEXT,
    common: Annotated[
        bool, typer.Option("--common", help="Alert on common names alone too, as possible.")
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Begin anew; replace results that are there.")
    ] = False,
    workers: Annotated[
        int, typer.Option(min=1, max=64, help="Processes that compare names.")
    ] = _WORKERS,
    stop_after: Annotated[
        int | None, typer.Option(min=1, help="Stop after so many rows, to go on later.")
    ] = None,
) -> None:
    """Screen one name, or a file of any length, against the lists that are kept here.

    A name alone is never more than "possible", and a common one alone is not alerted. Stopped with
    Ctrl-C, the same command goes on where it was. The results name whoever may be listed; nobody
    else's name is kept.
    """
    _check_asked(file, name, out)
    open_database()
    from misaq.cli.screening.lists import open_lists

    aim = _aim(kind, purpose)
    opened = open_lists(
        whoever_types(), lists or [], has_purpose=aim is not None, shows_common=common
    )
    if aim is not None:
        log_beginning(opened, aim, is_file=file is not None)
    if file is not None and out is not None:
        from misaq.cli.screening.filing import FileTask, screen_file

        task = FileTask(file, out, kind.value, purpose, common, workers, stop_after)
        screen_file(task, opened, aim, is_fresh=fresh)
    else:
        fields = {"name": name, "father": father, "birth": birth, "district": district}
        _screen_one(opened, aim, {**fields, "kind": kind.value}, format)


def _check_asked(file: Path | None, name: str, out: Path | None) -> None:
    if (file is None) == (not name):
        raise InputRefused(
            tell("Nothing, or both a file and a name, was given to screen."),
            next_step=tell("Name a file, or give --name."),
            rule="screening.asked",
        )
    if file is not None and out is None:
        raise InputRefused(
            tell("It is not said where the results go."),
            next_step=tell("Give --out with a file that ends in .csv or .jsonl."),
            rule="screening.out",
        )


def _aim(kind: ScreenKind, purpose: str) -> Purpose | None:
    """Return why people are screened; None where only organisations are asked about.

    Raises:
        InputRefused: people are asked about without a purpose, or for one that there is not.
    """
    from misaq.core.screening.purposes import no_purpose, parse_purpose

    if not purpose.strip():
        if kind is ScreenKind.PERSON:
            raise no_purpose()
        return None
    return parse_purpose(purpose.strip().upper().replace("-", "_"))


def _screen_one(
    opened: OpenLists, aim: Purpose | None, fields: Mapping[str, str], form: ScreenFormat
) -> None:
    from misaq.cli.screening.telling import print_answer
    from misaq.core.screening.query import read_query

    query = read_query({key: text for key, text in fields.items() if text})
    answer = opened.ask(query)
    if aim is not None:
        log_counts(opened, aim, is_file=False, asked=1, counts={answer.outcome.value: 1})
    print_answer(answer, as_json=form is ScreenFormat.JSON)
