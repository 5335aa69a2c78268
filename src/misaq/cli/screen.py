"""misaq screen: whether names of a file, or one name, may be of listed parties."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from misaq.cli.database import open_database, whoever_types
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell

if TYPE_CHECKING:
    from misaq.cli.screening.lists import OpenLists
    from misaq.cli.screening.log import RunLog
    from misaq.core.access.actors import Actor
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
    raise_alerts: Annotated[
        bool, typer.Option("--raise-alerts", help="With a file: every hit becomes an alert.")
    ] = False,
    asked_by: Annotated[
        str, typer.Option("--as", help="Who asks: the address they sign in with.")
    ] = "",
    office: Annotated[
        str, typer.Option(help="With --as: for which of their offices (INSTITUTION:SBP).")
    ] = "",
    kind: Annotated[
        ScreenKind, typer.Option(help="What is asked about, where a row does not say it.")
    ] = ScreenKind.PERSON,
    out: Annotated[
        Path | None, typer.Option(help="Where results go: .csv or .jsonl.", show_default=False)
    ] = None,
    format: Annotated[  # noqa: A002 -- the option's name
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
    else's name is kept. With --raise-alerts every hit becomes an alert of the account after --as,
    once however often the file is screened, which a colleague decides on the site.
    """
    _check_asked(file, name, out)
    _check_raising(raise_alerts, file, asked_by, purpose)
    open_database()
    from misaq.cli.screening.asking import account_actor
    from misaq.cli.screening.lists import open_lists

    aim = _aim(kind, purpose)
    actor = account_actor(asked_by) if asked_by else whoever_types()
    opened = open_lists(actor, lists or [], has_purpose=aim is not None, shows_common=common)
    run_log = None
    if aim is not None:
        run_log = _run_log(actor, opened, aim, file, office)
        run_log.raises = raise_alerts
        run_log.begin()
    if file is not None and out is not None:
        from misaq.cli.screening.filing import FileTask, screen_file

        terms = (asked_by.strip().lower(), office)
        task = FileTask(
            file, out, kind.value, purpose, common, workers, stop_after, raise_alerts, terms
        )
        screen_file(task, opened, run_log, is_fresh=fresh)
    else:
        fields = {"name": name, "father": father, "birth": birth, "district": district}
        _screen_one(opened, run_log, {**fields, "kind": kind.value}, format)


def _run_log(
    actor: Actor, opened: OpenLists, aim: Purpose, file: Path | None, office: str
) -> RunLog:
    from misaq.apps.screening.records import FileRun
    from misaq.cli.screening.filing import digest_of
    from misaq.cli.screening.log import RunLog

    run = FileRun(
        purpose=aim,
        searched=opened.versions,
        is_file=file is not None,
        file_digest="" if file is None else digest_of(file),
        office=office.strip(),
        typed_by="" if actor == whoever_types() else whoever_types().id,
    )
    return RunLog(actor, run)


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
    if out is not None:
        from misaq.cli.screening.writing import form_of

        form_of(out)


def _check_raising(raise_alerts: bool, file: Path | None, asked_by: str, purpose: str) -> None:
    if not raise_alerts:
        return
    if file is None or not asked_by.strip() or not purpose.strip():
        raise InputRefused(
            tell("Alerts are raised from a file, for a purpose, by somebody with an account."),
            next_step=tell("Give FILE, --purpose, and --as with the address they sign in with."),
            rule="screening.raising",
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
    opened: OpenLists, run_log: RunLog | None, fields: Mapping[str, str], form: ScreenFormat
) -> None:
    from misaq.cli.screening.telling import print_answer
    from misaq.core.screening.query import read_query

    query = read_query({key: text for key, text in fields.items() if text})
    answer, cleared = opened.ask(query)
    if run_log is not None:
        run_log.count(asked=1, cleared=cleared, counts={answer.outcome.value: 1})
        run_log.finish()
    print_answer(answer, as_json=form is ScreenFormat.JSON)
