"""Between rows and records, and between tables and the models of the rooms."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from django.apps import apps

from misaq.apps.registers.models import OverlayRow, RegisterRow, RevisionRow
from misaq.apps.registers.overlays import Ending, Overlay
from misaq.apps.registers.revisions import Cause, Revision
from misaq.core.packs import TABLES


@functools.cache
def models_by_table() -> Mapping[str, type[RegisterRow]]:
    """Return the model of each table, in table order.

    Rooms are not imported: whatever model of an installed room is a register row counts.
    """
    found = {model.TABLE: model for model in apps.get_models() if issubclass(model, RegisterRow)}
    return MappingProxyType({table: found[table] for table in TABLES})


def to_overlay(row: OverlayRow) -> Overlay:
    """Return the row as an overlay."""
    return Overlay(
        id=row.id,
        table=row.table,
        key=row.key,
        field=row.field,
        value=row.value,
        base_value=row.base_value,
        reason=row.reason,
        made_at=row.made_at,
        made_by=row.made_by,
        ended_at=row.ended_at,
        ending=Ending(row.ending) if row.ending else None,
        ending_reason=row.ending_reason,
        origin=row.origin,
    )


def to_revision(row: RevisionRow) -> Revision:
    """Return the row as a state of the data."""
    return Revision(
        at=row.at,
        cause=Cause(row.cause),
        country=row.country,
        pack_version=row.pack_version,
        data_version=row.data_version,
        counts=row.counts,
    )
