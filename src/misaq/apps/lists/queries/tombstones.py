"""Asking whether somebody left a list and was forgotten; the answer only suppresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Count

from misaq.apps.lists.keys import number_key
from misaq.apps.lists.models import TombstoneKeyRow, TombstoneRow
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may, may
from misaq.core.lists.tombstones import Mark, reference_key
from misaq.kernel.ids import Key


def is_suppressed(*, actor: Actor, source_list: str, reference: str) -> bool:
    """Return whether an entry left the list and was forgotten since.

    Raises:
        NotAllowed: the actor reads no tombstones and screens nobody.
    """
    _check_tombstones(actor)
    key = reference_key(Key(source_list), reference, number_key())
    return TombstoneRow.objects.filter(source_list=source_list, reference_key=key).exists()


def list_suppressed(*, actor: Actor, source_list: str, marks: Iterable[Mark]) -> frozenset[Mark]:
    """Return those of the marks that are of somebody who left the list.

    Raises:
        NotAllowed: the actor reads no tombstones and screens nobody.
    """
    _check_tombstones(actor)
    asked = {mark.key: mark for mark in marks}
    rows = TombstoneKeyRow.objects.filter(
        tombstone__source_list=source_list, key__in=list(asked)
    ).values_list("kind", "key")
    return frozenset(asked[key] for kind, key in rows if asked[key].kind.value == kind)


def count_tombstones(*, actor: Actor) -> Mapping[Key, int]:
    """Return how many tombstones each list has.

    Raises:
        NotAllowed: the actor reads no tombstones.
    """
    check_may(actor, Permission.READ_TOMBSTONES)
    rows = TombstoneRow.objects.values_list("source_list").annotate(stones=Count("id"))
    return {Key(source_list): stones for source_list, stones in rows.order_by("source_list")}


def _check_tombstones(actor: Actor) -> None:
    if not may(actor, Permission.SCREEN_PERSONS):
        check_may(actor, Permission.READ_TOMBSTONES)
