"""`misaq lists fetch` and `misaq lists read`: files of lists, from their publisher or from here."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from misaq.cli.database import now, open_database, whoever_types
from misaq.cli.days import day_of
from misaq.kernel.errors import InputRefused, NotFound
from misaq.kernel.words import tell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from misaq.apps.lists.taking_in import Delivery, TakenIn
    from misaq.core.lists.records import Snapshot, SourceList
    from misaq.sources.lists.fetch import Fetched
    from misaq.sources.lists.files import NamedBytes

ListKey = Annotated[str, typer.Argument(help="Key of the list (UN-SC); `misaq lists show`.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", help="Day the files are of, where they do not say: YYYY-MM-DD."),
]
Part = Annotated[
    str, typer.Option("--part", help="Which list is meant, where a file holds several.")
]


def fetch(
    source_list: ListKey,
    addresses: Annotated[
        list[str] | None,
        typer.Argument(help="Where its files are; the address of the list when left out."),
    ] = None,
    as_of: AsOf = None,
    part: Part = "",
) -> None:
    """Fetch a list from its publisher and load it; all or nothing.

    Where the files do not say of which day they are, today is taken.
    """
    day = None if as_of is None else day_of(as_of)
    open_database()
    from misaq.apps.lists.queries import get_source_list
    from misaq.apps.lists.taking_in import Delivery

    kept = get_source_list(actor=whoever_types(), source_list=source_list)
    fetched = [_fetch(address) for address in addresses or _own_address(kept)]
    delivery = Delivery(
        files=tuple(one.file for one in fetched),
        as_of=day,
        part=part,
        address=" ".join(one.address for one in fetched),
        fetched_at=now(),
    )
    _tell(_take_in(kept, delivery))


def read(
    source_list: ListKey,
    files: Annotated[list[Path], typer.Argument(help="Its files, packed or not.")],
    as_of: AsOf = None,
    part: Part = "",
) -> None:
    """Read files of a list and say what would come of them; nothing is kept, no name is shown."""
    given = [read_file(file) for file in files]
    day = None if as_of is None else day_of(as_of)
    open_database()
    from misaq.apps.lists.queries import get_source_list
    from misaq.sources.lists.read import read_snapshot

    kept = get_source_list(actor=whoever_types(), source_list=source_list)
    try:
        snapshot = read_snapshot(source_list=kept, files=given, as_of=day, part=part)
    except InputRefused as refused:
        if refused.rule != "lists.day":
            raise
        today = now().date()
        snapshot = read_snapshot(source_list=kept, files=given, as_of=today, part=part)
    _show(kept, snapshot)


def read_file(file: Path) -> NamedBytes:
    """Return a file of a list.

    Raises:
        NotFound: there is none.
        InputRefused: it cannot be read.
    """
    from misaq.sources.lists.files import NamedBytes

    try:
        return NamedBytes(file.name, file.read_bytes())
    except FileNotFoundError as error:
        raise NotFound(
            tell("There is no file {name}.", name=file.name),
            next_step=tell("Look where it lies, and give its path."),
            rule="lists.file",
        ) from error
    except OSError as error:
        raise InputRefused(
            tell("The file {name} cannot be read: {why}.", name=file.name, why=error.strerror),
            next_step=tell("Give a file that you may read."),
            rule="lists.file",
        ) from error


def _own_address(source_list: SourceList) -> Sequence[str]:
    if not source_list.address:
        raise InputRefused(
            tell("The list {key} has no address on record.", key=source_list.key),
            next_step=tell("Give the address of its files, or load them from a folder."),
            rule="lists.address",
        )
    return (source_list.address,)


def _fetch(address: str) -> Fetched:
    from misaq.sources.lists.fetch import fetch as fetch_bytes

    fetched = fetch_bytes(address)
    for turn in fetched.turns:
        typer.echo(f"{turn} sends on.")
    typer.echo(f"{fetched.address}: {len(fetched.file.data):,} bytes, {fetched.file.sha256[:12]}.")
    return fetched


def _take_in(source_list: SourceList, delivery: Delivery) -> TakenIn:
    """Take the files in; a list that does not say its day is of the day it was fetched."""
    from dataclasses import replace

    from misaq.apps.lists.taking_in import take_in

    at = now()
    try:
        return take_in(actor=whoever_types(), at=at, source_list=source_list.key, delivery=delivery)
    except InputRefused as refused:
        if refused.rule != "lists.day":
            raise
    today: date = at.date()
    dated = replace(delivery, as_of=today)
    return take_in(actor=whoever_types(), at=at, source_list=source_list.key, delivery=dated)


def _tell(taken: TakenIn) -> None:
    from misaq.reports.list_lines import loaded_lines

    loaded = taken.loaded
    for line in loaded_lines(
        loaded.snapshot.count,
        loaded.turnover,
        taken.warnings,
        is_new=loaded.is_new,
        suppressed=loaded.suppressed,
    ):
        typer.echo(line)


def _show(source_list: SourceList, snapshot: Snapshot) -> None:
    from misaq.reports.check_table import wrapped
    from misaq.sources.lists.formats import get_format

    reasons = get_format(source_list.format).ignored
    kinds = Counter(entry.kind.value.lower() for entry in snapshot.entries)
    counted = ", ".join(f"{kind} {number:,}" for kind, number in sorted(kinds.items()))
    typer.echo(f"{source_list.key}, {snapshot.as_of}: {len(snapshot.entries):,} entries")
    lines = [f"By kind: {counted}."]
    lines += [f"Not used: {name} ({reasons[name]})." for name in snapshot.ignored]
    lines += [f"Odd: {warning}" for warning in snapshot.warnings]
    for line in lines:
        for piece in wrapped(line, "  "):
            typer.echo(piece)
    typer.echo("Nothing was kept.")
