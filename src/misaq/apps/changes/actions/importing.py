"""Handing in what a filled-in spreadsheet would change, as one change request."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from misaq.apps.audit.actions import Record, action
from misaq.apps.changes.actions.proposing import write_proposal
from misaq.apps.changes.queries import plan_rows
from misaq.apps.changes.records import Change
from misaq.core.access.actors import Actor
from misaq.kernel.errors import InputRefused, StateConflict
from misaq.kernel.words import tell
from misaq.sources.uploads.sheets import Row


@action(event="change.imported")
def propose_rows(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    table: str,
    header: Sequence[str],
    rows: Sequence[Row],
    reason: str,
) -> Change:
    """Hand in everything that the rows would change, or nothing.

    Raises:
        NotAllowed: the actor imports nothing.
        NotFound: there is no template for the table.
        InputRefused: something is wrong with the rows; every problem has its row and column.
        StateConflict: the rows say what is on record already.
    """
    plan = plan_rows(actor=actor, table=table, header=header, rows=rows)
    if plan.problems:
        raise InputRefused(
            tell("The rows were not taken: {problems} problems.", problems=len(plan.problems)),
            next_step=tell("Correct them all and bring the file again; nothing was changed."),
            rule="changes.rows",
            problems=plan.problems,
        )
    if not plan.steps:
        raise StateConflict(
            tell("All of this is on record already."),
            next_step=tell("Nothing needs to be done."),
            rule="changes.rows-same",
        )
    record.note(added=len(plan.added), changed=len(plan.changed), unchanged=plan.unchanged)
    return write_proposal(
        record,
        actor=actor,
        at=at,
        title=f"Import into {table}: {len(plan.added)} new, {len(plan.changed)} changed",
        reason=reason,
        steps=plan.steps,
        origin="import",
    )
