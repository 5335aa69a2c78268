"""Keeping what was reckoned, and what was observed of indicators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from misaq.apps.audit.actions import Record, action
from misaq.apps.threat.mapping import (
    to_basis_row,
    to_observation,
    to_observation_row,
    to_result_row,
)
from misaq.apps.threat.models import AreaObservationRow, BasisRow, ResultRow
from misaq.apps.threat.queries import read_form
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.threat.picture.records import Basis, Stored


@action(event="picture.reckoned")
def keep_results(
    record: Record, /, *, actor: Actor, at: datetime, basis: Basis, results: Sequence[Stored]
) -> bool:
    """Put the results of a basis in the place of those before; say whether anything changed.

    What stood before stays on record, and is no longer shown. The same data reckoned by the same
    rules a second time changes nothing.

    Raises:
        NotAllowed: the actor imports nothing.
    """
    record.about("threat.bases", basis.key)
    check_may(actor, Permission.IMPORT_ROWS)
    standing = BasisRow.objects.filter(
        source=basis.source, is_of_pack=basis.is_of_pack, superseded_at=None
    )
    if standing.filter(data_version=basis.data_version, rules=basis.rules).exists():
        record.changed_nothing()
        return False
    standing.update(superseded_at=at)
    row = to_basis_row(basis, at)
    row.save()
    ResultRow.objects.bulk_create(to_result_row(row, stored) for stored in results)
    record.note(results=len(results), data=basis.data_version)
    return True


@action(event="picture.ended")
def end_results(record: Record, /, *, actor: Actor, at: datetime, source: str) -> None:
    """Show no longer what was reckoned of a source; it stays on record.

    Raises:
        NotAllowed: the actor imports nothing.
    """
    record.about("threat.bases", source)
    check_may(actor, Permission.IMPORT_ROWS)
    standing = BasisRow.objects.filter(source=source, is_of_pack=False, superseded_at=None)
    record.note(ended=standing.update(superseded_at=at))


@dataclass(frozen=True, slots=True)
class Brought:
    """What a form of observations brought.

    Attributes:
        added: how many are new.
        corrected: how many say otherwise what stood before, which stays on record as it was.
        unchanged: how many stood already.
    """

    added: int
    corrected: int
    unchanged: int


@action(event="observations.kept")
def keep_observations(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
) -> Brought:
    """Keep the observations of a filled form, all of them or none.

    One that speaks of what an earlier one spoke of (area, indicator, day and source) corrects it:
    the earlier is superseded, and stays.

    Raises:
        NotAllowed: the actor imports nothing.
        InputRefused: the form has problems; each is named with its row.
    """
    record.about("threat.observations", "")
    read = read_form(actor=actor, as_of=at.date(), header=header, rows=rows)
    standing = {
        to_observation(row).about: row
        for row in AreaObservationRow.objects.filter(superseded_at=None)
    }
    fresh = [one for one in read if one.about not in standing]
    others = [one for one in read if one.about in standing]
    corrected = [one for one in others if to_observation(standing[one.about]) != one]
    ended = [standing[one.about].pk for one in corrected]
    AreaObservationRow.objects.filter(pk__in=ended).update(superseded_at=at)
    AreaObservationRow.objects.bulk_create(
        to_observation_row(one, at) for one in (*fresh, *corrected)
    )
    found = Brought(len(fresh), len(corrected), len(others) - len(corrected))
    if not fresh and not corrected:
        record.changed_nothing()
    record.note(added=found.added, corrected=found.corrected, unchanged=found.unchanged)
    return found
