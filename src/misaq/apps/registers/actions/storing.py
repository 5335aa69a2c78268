"""Writing rows of the registers; only the actions of this room do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from misaq.apps.registers.bodies import Body, from_body
from misaq.apps.registers.mapping import models_by_table, to_overlay
from misaq.apps.registers.models import OverlayRow, RevisionRow
from misaq.apps.registers.overlays import Ending, Overlay, with_overlays
from misaq.apps.registers.queries import read_bodies, read_overlays
from misaq.apps.registers.revisions import Cause, version_of_data
from misaq.core.access.actors import Actor
from misaq.core.packs import TABLES


def all_effective(wanted: Mapping[str, Mapping[str, Body]]) -> Mapping[str, tuple[Any, ...]]:
    """Return the records of all tables with overlays; from ``wanted`` where it has the table."""
    return {
        table: tuple(
            from_body(table, body)
            for body in with_overlays(
                wanted[table] if table in wanted else read_bodies(table), read_overlays(table)
            ).values()
        )
        for table in TABLES
    }


def write_revision(cause: Cause, at: datetime, country: Body, pack_version: str) -> str:
    """Store the new state of the data and return its version."""
    digests = {
        table: list(
            model._default_manager.filter(superseded_at=None)
            .order_by("position", "key")
            .values_list("key", "digest")
        )
        for table, model in models_by_table().items()
    }
    overlays = [overlay for table in TABLES for overlay in read_overlays(table)]
    version = version_of_data(digests, overlays)
    keys = {table: {key for key, _ in pairs} for table, pairs in digests.items()}
    for overlay in overlays:
        if overlay.is_of_record:
            turn = keys[overlay.table].discard if overlay.value is None else keys[overlay.table].add
            turn(overlay.key)
    RevisionRow.objects.create(
        at=at,
        cause=cause.value,
        country=dict(country),
        pack_version=pack_version,
        data_version=version,
        counts={table: len(found) for table, found in keys.items()},
    )
    return version


def end_overlay(
    overlay: Overlay, ending: Ending, actor: Actor, at: datetime, words: str
) -> Overlay:
    """Write that an overlay is no longer in force."""
    OverlayRow.objects.filter(id=overlay.id, ended_at=None).update(
        ended_at=at, ended_by=actor.id, ending=ending.value, ending_reason=words
    )
    return replace(overlay, ended_at=at, ending=ending, ending_reason=words)


def make_overlays(overlays: list[Overlay]) -> list[Overlay]:
    """Write overlays and return them with their numbers."""
    rows = [
        OverlayRow(
            table=overlay.table,
            key=overlay.key,
            field=overlay.field,
            value=overlay.value,
            base_value=overlay.base_value,
            reason=overlay.reason,
            made_at=overlay.made_at,
            made_by=overlay.made_by,
            origin=overlay.origin,
        )
        for overlay in overlays
    ]
    return list(map(to_overlay, OverlayRow.objects.bulk_create(rows, batch_size=500)))
