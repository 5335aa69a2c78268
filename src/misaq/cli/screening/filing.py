"""One run over a file: from its checkpoint, if there is one, to its end or to where it stops."""

from __future__ import annotations

import contextlib
import hashlib
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from misaq.cli.screening.lists import OpenLists, as_alert
from misaq.cli.screening.log import RunLog
from misaq.cli.screening.running import Job, Screened, screen_rows
from misaq.cli.screening.telling import progress
from misaq.cli.screening.writing import Output, form_of, list_refused
from misaq.core.screening.checkpoint import Checkpoint, check_same_terms, seal_terms
from misaq.kernel.errors import InputRefused, Problem
from misaq.kernel.words import tell
from misaq.sources.screening.rows import cannot_open, open_queries

_MOST_TOLD = 20
"""Refused rows that are told at the end; all of them stand in the results."""


@dataclass(frozen=True, slots=True)
class FileTask:
    """What is asked for.

    Attributes:
        file: the queries.
        out: where the results go.
        kind: the kind of party where a row does not say it.
        purpose: why people are screened, as typed.
        shows_common: whether common names alone are alerted.
        workers: how many processes compare.
        stop_after: after how many rows to stop; None for the end.
        raises: whether hits become alerts.
        asked_by: who asks, by id, and for which office.
    """

    file: Path
    out: Path
    kind: str
    purpose: str
    shows_common: bool
    workers: int
    stop_after: int | None
    raises: bool = False
    asked_by: tuple[str, str] = ("", "")


def screen_file(
    task: FileTask, opened: OpenLists, run_log: RunLog | None, *, is_fresh: bool
) -> None:
    """Screen a file, log how many people were asked about, and say what came of it.

    Args:
        task: what is asked for.
        opened: the lists.
        run_log: where it is logged and raised; None where only organisations are asked about.
        is_fresh: whether to begin anew.

    Raises:
        InputRefused: the file cannot be read, or some rows were refused; the others are done.
        StateConflict: results are there that this run does not continue.
        KeyboardInterrupt: somebody stopped it.
    """
    from django.db import connections

    output = Output(task.out, form_of(task.out))
    if is_fresh:
        output.discard()
    terms_seal = seal_terms(_key(), _terms(task, opened))
    checkpoint = _checkpoint(output, terms_seal)
    connections.close_all()  # each process opens its own
    with open_queries(task.file) as queries, _stoppable(), progress(queries.size) as watch:
        done = screen_rows(
            queries.rows,
            output,
            Job(opened.ask, task.kind, output.form, as_alert if task.raises else None),
            key=_key(),
            terms_seal=terms_seal,
            checkpoint=checkpoint,
            workers=task.workers,
            stop_after=task.stop_after,
            watch=lambda rows, counts: watch(rows, counts, queries.position()),
            ledger=run_log,
        )
    if run_log is not None:
        run_log.finish()
        if task.raises:
            _tell_alerts(run_log)
    _tell(done, output, queries.ignored)


def _terms(task: FileTask, opened: OpenLists) -> list[str]:
    # What was read, and not of which day: a list made from the record has the day of the run.
    lists = [f"{version.source_list} {version.digest}" for version in opened.versions]
    asked = [task.kind, task.purpose, str(task.shows_common), task.out.suffix]
    return [*lists, *asked, str(task.raises), *task.asked_by]


def digest_of(file: Path) -> str:
    """Return the SHA-256 of a file, by which its alerts know it.

    Raises:
        NotFound: there is no such file.
    """
    try:
        with file.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError as error:
        raise cannot_open(file, error) from error


def _checkpoint(output: Output, terms_seal: str) -> Checkpoint | None:
    checkpoint = output.find_checkpoint()
    if checkpoint is not None:
        check_same_terms(checkpoint, terms_seal)
        typer.echo(f"Going on after row {checkpoint.row}.", err=True)
    return checkpoint


def _key() -> bytes:
    from django.utils.crypto import salted_hmac

    return salted_hmac("misaq.screening.checkpoint", "", algorithm="sha256").digest()


@contextlib.contextmanager
def _stoppable() -> Iterator[None]:
    """Let a machine that shuts down stop the work as Ctrl-C does."""

    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _tell_alerts(run_log: RunLog) -> None:
    known = f"; {run_log.known} were raised by an earlier run" if run_log.known else ""
    typer.echo(
        f"{run_log.raised} alerts raised{known}.\nSomebody else decides them at /work/screening/."
    )


def _tell(done: Screened, output: Output, ignored: tuple[str, ...]) -> None:
    counts = done.counts
    if ignored:
        typer.echo(f"Columns not used: {', '.join(ignored)}.", err=True)
    typer.echo(
        f"{done.rows} rows: {counts.get('ALERT', 0)} with an alert, {counts.get('HELD_BACK', 0)} "
        f"held back as common,\n{counts.get('REFUSED', 0)} refused. Results: {output.path.name}"
    )
    if not done.is_finished:
        typer.echo("Stopped before the end. The same command goes on from here.")
    if done.is_interrupted:
        raise KeyboardInterrupt
    if done.is_finished and (refused := counts.get("REFUSED", 0)):
        raise InputRefused(
            tell("{count} rows could not be screened; all others were.", count=refused),
            next_step=tell("Correct them and screen them apart; the results say why of each."),
            rule="screening.rows",
            problems=tuple(
                Problem(f"row {row}", why) for row, why in list_refused(output, _MOST_TOLD)
            ),
        )
