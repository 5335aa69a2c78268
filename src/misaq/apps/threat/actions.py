"""Keeping what was reckoned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from misaq.apps.audit.actions import Record, action
from misaq.apps.threat.mapping import to_basis_row, to_result_row
from misaq.apps.threat.models import BasisRow, ResultRow
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
