"""The invented list of the demo: added to the record, and loaded as of two days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from misaq.cli.database import now, whoever_types

if TYPE_CHECKING:
    from misaq.core.access.actors import Actor

_THERE = "The invented list is there already."
_HOW = "Nobody on it exists. Screen a person of it: /work/screening/person/"
_TRY = "Try Zorawar Misalkhel, born 1970; or Muhammad Tamseelzai, without a father."


def add_demo_list() -> Iterator[str]:
    """Add the list and its people if they are not there; yield what to say about it, in lines."""
    from misaq.apps.lists.actions import load_snapshot
    from misaq.apps.lists.registers import get_register
    from misaq.apps.screening.demo import LIST, TITLE, invented_snapshots, origin_of

    actor = whoever_types()
    if not any(each.key == LIST for each in get_register(actor=actor).source_lists):
        _add_to_record()
    (added,) = (each for each in get_register(actor=actor).source_lists if each.key == LIST)
    loaded = [
        load_snapshot(
            actor=actor,
            at=now(),
            source_list=added,
            snapshot=snapshot,
            origin=origin_of(snapshot),
        )
        for snapshot in invented_snapshots()
    ]
    yield TITLE if any(each.is_new for each in loaded) else _THERE
    yield _HOW
    yield _TRY


def _add_to_record() -> None:
    """Hand the list in and accept it: two actors of the demo, as the audit shows."""
    from misaq.apps.changes.actions import accept, propose
    from misaq.apps.registers.queries import get_registers
    from misaq.apps.screening.demo import LIST, LIST_BODY, SOURCE, SOURCE_BODY
    from misaq.core.changes.operations import Operation, OperationKind

    first, second = _actor("demo:first"), _actor("demo:second")
    lists = get_registers(actor=first).lists.source_lists
    bases = next((each.bases for each in lists if each.holds_persons and each.bases), ())
    body = {**LIST_BODY, **({"bases": list(bases)} if bases else {})}
    steps = (
        Operation(OperationKind.CREATE, "sourcebook.sources", SOURCE, value=SOURCE_BODY),
        Operation(OperationKind.CREATE, "lists.source_lists", str(LIST), value=body),
    )
    asked = propose(
        actor=first,
        at=now(),
        title="A list to try screening with",
        reason="Invented people only; made by the command misaq demo.",
        steps=steps,
    )
    accept(actor=second, at=now(), change=asked.id, version=asked.version)


def _actor(name: str) -> Actor:
    from misaq.core.access.actors import Actor, Held
    from misaq.core.access.roles import UserRole

    return Actor(name, (Held(UserRole.OPERATOR),))
