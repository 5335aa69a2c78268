"""Keeping forecasts and scorings: each once, its seal in the chain of the audit."""

from __future__ import annotations

from datetime import datetime

from misaq.apps.audit.actions import Record, action
from misaq.apps.forecasts.kept import (
    ISSUED,
    SCORED,
    TABLE,
    TALLIED,
    TALLIES,
    ClassesTold,
    Head,
    Made,
)
from misaq.apps.forecasts.mapping import (
    to_area_rows,
    to_issued_row,
    to_scored_rows,
    to_scoring_row,
    to_tally_row,
)
from misaq.apps.forecasts.models import (
    ClassTallyRow,
    IssuedAreaRow,
    IssuedRow,
    ScoredAreaRow,
    ScoringRow,
)
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.threat.forecasting.outcomes import Scored
from misaq.core.threat.forecasting.publishing import check_may_be_made


@action(event=ISSUED)
def keep_forecast(record: Record, /, *, actor: Actor, at: datetime, made: Made) -> bool:
    """Keep a forecast and seal it in the audit; say whether it is new.

    Raises:
        NotAllowed: the actor imports nothing, or it is of a single class by district.
    """
    row = to_issued_row(made, at)
    record.about(TABLE, row.seal)
    check_may(actor, Permission.IMPORT_ROWS)
    check_may_be_made(made.issued.level, made.issued.threat_class)
    if IssuedRow.objects.filter(seal=row.seal).exists():
        record.changed_nothing()
        return False
    row.save(force_insert=True)
    IssuedAreaRow.objects.bulk_create(to_area_rows(row, made))
    record.note(
        seal=row.seal, beside=row.beside_seal, data=row.data_version, rules=row.rules,
        seed=row.seed, areas=len(made.issued.areas),
    )  # fmt: skip
    return True


@action(event=SCORED)
def keep_scoring(
    record: Record, /, *, actor: Actor, at: datetime, head: Head, scored: Scored
) -> bool:
    """Keep how a forecast did by one release; say whether that is new.

    Nothing is kept while nothing of what it foretold is known.

    Raises:
        NotAllowed: the actor imports nothing.
    """
    record.about(TABLE, head.seal)
    check_may(actor, Permission.IMPORT_ROWS)
    if not scored.outcomes:
        record.changed_nothing()
        return False
    issued = IssuedRow.objects.get(pk=head.row)
    row = to_scoring_row(issued, scored, at)
    if ScoringRow.objects.filter(issued=issued, data_version=row.data_version).exists():
        record.changed_nothing()
        return False
    row.save(force_insert=True)
    ScoredAreaRow.objects.bulk_create(to_scored_rows(row, scored))
    record.note(
        seal=row.seal, data=row.data_version, release=row.release, outcomes=row.outcomes,
        waiting=row.waiting,
    )  # fmt: skip
    return True


@action(event=TALLIED)
def keep_tallies(record: Record, /, *, actor: Actor, at: datetime, told: ClassesTold) -> bool:
    """Keep how much a source knows of each class; say whether that is new.

    Raises:
        NotAllowed: the actor imports nothing.
    """
    record.about(TALLIES, f"{told.source}:{told.data_version}")
    check_may(actor, Permission.IMPORT_ROWS)
    rows = ClassTallyRow.objects.filter(
        source=told.source, data_version=told.data_version, rules=told.rules
    )
    if rows.exists():
        record.changed_nothing()
        return False
    to_tally_row(told, at).save(force_insert=True)
    record.note(data=told.data_version, rules=told.rules, classes=len(told.tallies))
    return True
