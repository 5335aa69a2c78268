"""What a change of the registers must satisfy; each refusal says why and what to do. No Django."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from misaq.apps.registers.bodies import Body, record_class_of
from misaq.apps.registers.overlays import Overlay, OverlayStatus, Standing
from misaq.apps.registers.report import write_value
from misaq.apps.registers.revisions import Revision
from misaq.core.changes.operations import HERE
from misaq.core.packs import Flaw, find_flaws, from_records
from misaq.kernel.errors import InputRefused, NotFound, Problem, StateConflict
from misaq.kernel.words import tell


def check_country(revision: Revision | None, code: str) -> None:
    """Refuse a pack of another country than the registers hold.

    Raises:
        StateConflict: it is of another country.
    """
    if revision is not None and revision.country["code"] != code:
        raise StateConflict(
            tell(
                "The registers hold {country}; a pack of {code} cannot replace it.",
                country=revision.country["code"],
                code=code,
            ),
            next_step=tell(
                "Keep each country in a folder of its own: name another with MISAQ_HOME."
            ),
            rule="registers.one-country",
        )


def check_clock(revision: Revision | None, at: datetime) -> None:
    """Refuse a change that would come before the last one, or at the same instant.

    Raises:
        StateConflict: the clock stands before the last change.
    """
    if revision is not None and at <= revision.at:
        raise StateConflict(
            tell(
                "The clock says {given}, but the last change was made at {given2}.",
                given=at.isoformat(),
                given2=revision.at.isoformat(),
            ),
            next_step=tell("Set the clock of this machine right and try again."),
            rule="registers.clock",
        )


def check_loaded(revision: Revision | None) -> Revision:
    """Return the state of the data that a change follows.

    Raises:
        StateConflict: no pack is loaded.
    """
    if revision is None:
        raise StateConflict(
            tell("There is nothing to change: no country pack is loaded."),
            next_step=tell("Run `misaq load` first."),
            rule="registers.empty",
        )
    return revision


def check_hold_together(records: Mapping[str, tuple[Any, ...]]) -> None:
    """Refuse records of all tables, by table, that do not hold together.

    Raises:
        InputRefused: every flaw is listed.
    """
    flaws = find_flaws(from_records(records))
    if flaws:
        raise InputRefused(
            tell("The registers would no longer hold together."),
            next_step=tell("Correct the value and try again; nothing was changed."),
            rule="registers.integrity",
            problems=tuple(map(_problem, flaws)),
        )


def check_key(table: str, key: str, bodies: Mapping[str, Body]) -> Body:
    """Return the body of the record.

    Raises:
        NotFound: the table has no such record; the message names near ones.
    """
    if key in bodies:
        return bodies[key]
    raise NotFound(
        tell("{table} has no record {key}.", table=table, key=repr(key)),
        next_step=_nearest(key, bodies),
        rule="registers.key",
    )


def check_field(table: str, field: str) -> None:
    """Refuse a field that the table's records do not have, and the key.

    Raises:
        NotFound: there is no such table.
        InputRefused: there is no such field, or it is the key.
    """
    record_class = record_class_of(table)
    names = [known.name for known in dataclasses.fields(record_class) if known.name != "key"]
    if field not in names:
        raise InputRefused(
            tell(
                "{table} has no field {field} that can be changed.", table=table, field=repr(field)
            ),
            next_step=tell("Fields are: {given}.", given=", ".join(names)),
            rule="registers.field",
        )


def check_is_free(table: str, key: str, *, is_taken: bool) -> None:
    """Refuse the key of a new record that another one has, or that no new record may have.

    Raises:
        InputRefused: it does not begin as keys of records added here do.
        StateConflict: there is such a record.
    """
    if not key.startswith(HERE):
        raise InputRefused(
            tell(
                "A record added here cannot have the key {key}: a pack may give it to another.",
                key=repr(key),
            ),
            next_step=tell('Begin the key with "{here}".', here=HERE),
            rule="registers.key-here",
        )
    if is_taken:
        raise StateConflict(
            tell("{table} has a record {key} already.", table=table, key=repr(key)),
            next_step=tell("Change that record, or choose another key."),
            rule="registers.key-taken",
        )


def as_body(value: Any) -> Body:
    """Return the plain data of a record.

    Raises:
        InputRefused: it is no block of named fields.
    """
    if isinstance(value, Mapping):
        return value
    raise InputRefused(
        tell("A record is written as named fields."),
        next_step=tell("Give each field by its name."),
        rule="registers.shape",
    )


def check_differs(table: str, key: str, field: str, before: Any, after: Any) -> None:
    """Refuse a change to what the field says already.

    Raises:
        StateConflict: the two are the same.
    """
    if before == after:
        raise StateConflict(
            tell("{table} {key} {field} says that already.", table=table, key=key, field=field),
            next_step=tell("Nothing needs to be done."),
            rule="registers.no-change",
        )


def check_reason(reason: str) -> str:
    """Return the reason on one line.

    Raises:
        InputRefused: it is empty.
    """
    words = " ".join(reason.split())
    if not words:
        raise InputRefused(
            tell("A change needs a reason."),
            next_step=tell("Say why in a sentence (--because TEXT)."),
            rule="registers.reason",
        )
    return words


def check_in_force(overlay: Overlay) -> None:
    """Refuse an overlay that has ended.

    Raises:
        StateConflict: it has.
    """
    if overlay.ended_at is not None:
        raise StateConflict(
            tell("Amendment {id} is no longer in force.", id=overlay.id),
            next_step=tell("See `misaq amendments` for those that are."),
            rule="registers.overlay-ended",
        )


def check_can_keep(status: OverlayStatus) -> None:
    """Refuse to keep an overlay against a pack that has not moved, or has no such record.

    Raises:
        StateConflict: it has ended, there is no conflict, or the record is gone.
    """
    overlay = status.overlay
    check_in_force(overlay)
    if status.standing is Standing.IN_FORCE:
        raise StateConflict(
            tell("Amendment {id} is in force and the pack has not moved under it.", id=overlay.id),
            next_step=tell("Nothing needs to be done."),
            rule="registers.nothing-to-settle",
        )
    if status.standing is Standing.RECORD_REMOVED:
        raise StateConflict(
            tell(
                "Amendment {id} cannot be kept: the pack no longer has the record.", id=overlay.id
            ),
            next_step=tell("Use --take-pack to withdraw it."),
            rule="registers.record-removed",
        )


def problem_of(table: str, key: str, field: str, now: Any) -> Problem:
    """Return what stands at a place now, as a problem of a change that rests on something else."""
    where = " ".join(part for part in (table, key, field) if part)
    return Problem(where, tell("now says {write_value}", write_value=write_value(now)))


def _problem(flaw: Flaw) -> Problem:
    where = " ".join(part for part in (flaw.table, str(flaw.key), flaw.path) if part)
    return Problem(where, flaw.what, flaw.next_step)


def _nearest(key: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(key, known, n=3)
    return f"Did you mean {' or '.join(near)}?" if near else "See the keys in the register."
