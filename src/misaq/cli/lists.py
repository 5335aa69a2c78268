"""`misaq lists`: what authorities printed on their lists, when, and what changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from misaq.cli.database import now, open_database, whoever_types
from misaq.cli.days import day_of
from misaq.cli.list_hygiene import hygiene
from misaq.cli.list_lineage import lineage
from misaq.cli.list_notify import notify
from misaq.cli.lists_files import fetch, read, read_file
from misaq.cli.lists_kept import kept
from misaq.cli.load import Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from misaq.apps.lists.taking_in import Delivery
    from misaq.core.access.actors import Actor

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Fetch and load lists; show their history and what changed; forget who is no longer on.",
)

app.command("fetch")(fetch)
app.command("read")(read)
app.command("kept")(kept)
app.command("hygiene")(hygiene)
app.command("lineage")(lineage)
app.command("notify")(notify)

ListKey = Annotated[str, typer.Argument(help="Key of the list (UN-SC); `misaq lists show`.")]
Form = Annotated[Format, typer.Option("--format", help="For people or for programs.")]
Persons = Annotated[
    bool,
    typer.Option("--persons", help="Natural persons too; that you read of them is recorded."),
]


@app.command("show")
def show(form: Form = Format.TABLE) -> None:
    """Show the lists of the pack, and what is kept of each."""
    open_database()
    from misaq.apps.lists.plain import list_data
    from misaq.apps.lists.queries import list_source_lists
    from misaq.reports.list_lines import list_lines

    found = list_source_lists(actor=whoever_types())
    if form is Format.JSON:
        _print_json([list_data(one) for one in found])
        return
    for one in found:
        count = None if one.latest is None else one.latest.count
        _print(list_lines(one.source_list, count, one.snapshots))


@app.command("load")
def load(
    source_list: ListKey,
    files: Annotated[list[Path], typer.Argument(help="Its files, packed or not.")],
    each: Annotated[
        bool, typer.Option("--each", help="Each file is a snapshot of its own.")
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", help="Day the files are of, where they do not say: YYYY-MM-DD."),
    ] = None,
    part: Annotated[
        str, typer.Option("--part", help="Which list is meant, where a file holds several.")
    ] = "",
    address: Annotated[str, typer.Option("--address", help="Where they were fetched.")] = "",
    terms: Annotated[str, typer.Option("--terms", help="Terms that travel with them.")] = "",
    form: Form = Format.TABLE,
) -> None:
    """Load what an authority printed on a list; all or nothing for each snapshot.

    Snapshots may come in any order. The same one a second time changes nothing.
    """
    given = [read_file(file) for file in files]
    day = None if as_of is None else day_of(as_of)
    open_database()
    from misaq.apps.lists.taking_in import Delivery

    groups = [(file,) for file in given] if each else [tuple(given)]
    deliveries = [Delivery(group, day, part, address, terms) for group in groups]
    _take_in(source_list, deliveries, form)


@app.command("history")
def history(
    source_list: ListKey,
    reference: Annotated[
        str, typer.Option("--reference", help="One entry: its spells and all it was said to be.")
    ] = "",
    persons: Persons = False,
    form: Form = Format.TABLE,
) -> None:
    """Show what came and went on a list, or what was printed of one entry and when."""
    open_database()
    from misaq.apps.lists.queries import get_source_list

    key = get_source_list(actor=whoever_types(), source_list=source_list).key
    if reference:
        _show_entry(key, reference, form, persons=persons)
    else:
        _show_history(key, form, persons=persons)


@app.command("diff")
def diff(
    source_list: ListKey,
    before: Annotated[str, typer.Option("--from", help="The earlier day, YYYY-MM-DD.")],
    after: Annotated[
        str | None, typer.Option("--to", help="The later day; today when left out.")
    ] = None,
    persons: Persons = False,
    form: Form = Format.TABLE,
) -> None:
    """Say what changed on a list between two days: organisations, and how many persons."""
    first, last = day_of(before), day_of(after)
    open_database()
    from misaq.apps.lists.plain import difference_data
    from misaq.apps.lists.queries import get_difference, get_source_list
    from misaq.reports.list_lines import difference_lines

    key = get_source_list(actor=whoever_types(), source_list=source_list).key
    found, changed = get_difference(
        actor=_reader(persons), source_list=key, before=first, after=last
    )
    if persons:
        _note(key, changed.added + changed.removed + changed.changed)
    if form is Format.JSON:
        _print_json(difference_data(found, changed))
    else:
        _print(difference_lines(found, (changed.added, changed.removed, changed.changed)))


@app.command("forget")
def forget() -> None:
    """Forget persons who left a list long enough ago; only a keyed tombstone is left of them.

    The times are MISAQ_DELISTED_DAYS and MISAQ_TOMBSTONE_DAYS. A timer calls it once a day.
    """
    open_database()
    from misaq.apps.lists.actions import forget_delisted
    from misaq.apps.lists.keys import retention
    from misaq.cli.screening.lists import forget_prepared

    done = forget_delisted(actor=whoever_types(), at=now(), retention=retention())
    forget_prepared()  # what was made ready for screening holds what the lists held
    typer.echo(
        f"Forgotten: {done.persons} persons. Tombstones that went: {done.expired}. "
        f"Files removed: {done.files}."
    )


def _take_in(source_list: str, deliveries: Sequence[Delivery], form: Format) -> None:
    from misaq.apps.lists.plain import snapshot_data, turnover_data
    from misaq.apps.lists.taking_in import take_in
    from misaq.reports.list_lines import loaded_lines

    done = []
    for delivery in deliveries:
        taken = take_in(actor=whoever_types(), at=now(), source_list=source_list, delivery=delivery)
        loaded = taken.loaded
        done.append(
            {
                **snapshot_data(loaded.snapshot),
                "is_new": loaded.is_new,
                "turnover": turnover_data(loaded.turnover),
                "warnings": list(taken.warnings),
            }
        )
        if form is Format.TABLE:
            _print(
                loaded_lines(
                    loaded.snapshot.count,
                    loaded.turnover,
                    taken.warnings,
                    is_new=loaded.is_new,
                    suppressed=loaded.suppressed,
                )
            )
    if any(each["is_new"] for each in done):
        from misaq.cli.screening.lists import prepare_search

        prepare_search()
    if form is Format.JSON:
        _print_json(done)


def _show_history(source_list: str, form: Format, *, persons: bool) -> None:
    from misaq.apps.lists.plain import history_data
    from misaq.apps.lists.queries import get_history, list_turnover
    from misaq.core.lists.records import PartyKind
    from misaq.reports.list_lines import history_lines

    found = get_history(actor=_reader(persons), source_list=source_list)
    if persons:
        _note(source_list, sum(spell.kind is PartyKind.PERSON for spell in found.spells))
    of_persons = list_turnover(actor=whoever_types(), source_list=source_list, persons=True)
    if form is Format.JSON:
        _print_json(history_data(found))
    else:
        _print(history_lines(found, () if persons else of_persons))


def _show_entry(source_list: str, reference: str, form: Format, *, persons: bool) -> None:
    from misaq.apps.lists.plain import party_data
    from misaq.apps.lists.queries import get_party
    from misaq.reports.list_lines import entry_lines

    party = get_party(actor=_reader(persons), source_list=source_list, reference=reference)
    if persons:
        _note(source_list, 1)
    if form is Format.JSON:
        _print_json(party_data(party))
    else:
        _print(entry_lines(party.name, party.reference, party.spells, party.statements))


def _reader(persons: bool) -> Actor:
    """Return who reads: the public, unless persons were asked for in so many words."""
    from misaq.core.access.actors import PUBLIC

    return whoever_types() if persons else PUBLIC


def _note(source_list: str, entries: int) -> None:
    from misaq.apps.lists.actions import note_persons_read
    from misaq.kernel.ids import Key

    note_persons_read(
        actor=whoever_types(), at=now(), source_list=Key(source_list), entries=entries
    )


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


def _print_json(data: object) -> None:
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
