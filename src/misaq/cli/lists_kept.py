"""`misaq lists kept`: the states of a list whose bytes are kept, and reading them again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from misaq.cli.database import now, open_database, whoever_types
from misaq.cli.lists_files import ListKey
from misaq.kernel.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from misaq.kernel.ids import Key
    from misaq.sources.lists.keeping import KeptState


def kept(
    source_list: ListKey,
    state: Annotated[
        str, typer.Option("--state", help="Only the state whose first file has this hash.")
    ] = "",
    read_again: Annotated[
        bool,
        typer.Option("--read-again", help="Read the bytes again, and load what they now say."),
    ] = False,
) -> None:
    """Show from where, when and under which terms each state of a list came.

    Reading again changes nothing, unless a reader has learnt something since.
    """
    open_database()
    from misaq.apps.lists.keys import list_store
    from misaq.apps.lists.queries import get_source_list

    key = get_source_list(actor=whoever_types(), source_list=source_list).key
    store = list_store()
    states = (store.get_state(key, state),) if state else store.list_states(key)
    if not states:
        typer.echo(f"No bytes of {key} are kept.")
    elif read_again:
        _read_again(key, states)
    else:
        for one in states:
            _show(one)


def _show(state: KeptState) -> None:
    from misaq.reports.check_table import wrapped

    origin = state.origin
    of = "" if state.as_of is None else f", of {state.as_of}"
    typer.echo(f"{origin.digests[0][:12]}  fetched {origin.fetched_at:%Y-%m-%d %H:%M} UTC{of}")
    lines = [", ".join(state.names), origin.address, origin.terms]
    if state.part:
        lines.insert(1, f"Part: {state.part}")
    for line in filter(None, lines):
        for piece in wrapped(line, "  "):
            typer.echo(piece)


def _read_again(source_list: Key, states: Sequence[KeptState]) -> None:
    changed = 0
    for state in states:
        try:
            is_new = _load(source_list, state)
        except NotFound as refused:
            typer.echo(f"{state.origin.digests[0][:12]}: {refused.message}")
            continue
        changed += is_new
        said = "says something else now" if is_new else "nothing changed"
        typer.echo(f"{state.origin.digests[0][:12]}: {said}.")
    typer.echo(f"Read again: {len(states)} states; changed: {changed}.")


def _load(source_list: Key, state: KeptState) -> bool:
    from misaq.apps.lists.keys import list_store
    from misaq.apps.lists.taking_in import Delivery, take_in

    delivery = Delivery(
        files=list_store().read_files(state),
        as_of=state.as_of,
        part=state.part,
        address=state.origin.address,
        terms=state.origin.terms,
        fetched_at=state.origin.fetched_at,
    )
    taken = take_in(actor=whoever_types(), at=now(), source_list=source_list, delivery=delivery)
    return taken.loaded.is_new
