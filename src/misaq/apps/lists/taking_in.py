"""From the files of a list to a snapshot in its history, with the bytes kept by their hash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from misaq.apps.lists.actions import Loaded, load_snapshot
from misaq.apps.lists.keys import list_store
from misaq.apps.lists.queries import get_source_list, holds_forgotten
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.lists.records import Origin, SourceList
from misaq.sources.lists.files import NamedBytes
from misaq.sources.lists.read import read_snapshot


@dataclass(frozen=True, slots=True)
class Delivery:
    """The files of one state of a list, and what is known of how they came.

    Attributes:
        files: as they came, packed or not.
        as_of: the day they are of; None where the files say it.
        part: which list is meant, where one file holds several.
        address: where they were fetched; empty where it is not known.
        terms: terms under which they may be used; those of the list when empty.
        fetched_at: when they were fetched; the time of taking in when None.
    """

    files: Sequence[NamedBytes]
    as_of: date | None = None
    part: str = ""
    address: str = ""
    terms: str = ""
    fetched_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of taking files in.

    Attributes:
        loaded: the snapshot, and what came and went with it.
        warnings: what was odd and did not stop the reading, in words.
    """

    loaded: Loaded
    warnings: tuple[str, ...]


def take_in(*, actor: Actor, at: datetime, source_list: str, delivery: Delivery) -> TakenIn:
    """Read the files of a list strictly, keep their bytes, and put the snapshot in its place.

    Raises:
        NotAllowed: the actor does not keep lists.
        NotFound: there is no such list.
        SourceChanged: the files are not what the list's format says; nothing is kept.
        StateConflict: another snapshot of that day is there; nothing is kept.
        Unavailable: the disk refuses.
    """
    check_may(actor, Permission.KEEP_LISTS)
    of_list = get_source_list(actor=actor, source_list=source_list)
    snapshot = read_snapshot(
        source_list=of_list, files=delivery.files, as_of=delivery.as_of, part=delivery.part
    )
    origin = Origin(
        digests=tuple(file.sha256 for file in delivery.files),
        address=delivery.address,
        fetched_at=delivery.fetched_at or at,
        terms=delivery.terms or of_list.terms,
    )
    loaded = load_snapshot(
        actor=actor, at=at, source_list=of_list, snapshot=snapshot, origin=origin
    )
    # Bytes that print somebody who was forgotten since would bring them back.
    if not holds_forgotten(actor=actor, source_list=of_list.key, as_of=snapshot.as_of):
        _keep(of_list, delivery, origin)
    return TakenIn(loaded, snapshot.warnings)


def _keep(source_list: SourceList, delivery: Delivery, origin: Origin) -> None:
    """Keep the bytes; where the disk refuses, the same load a second time keeps them."""
    list_store().keep(
        source_list=source_list.key,
        files=delivery.files,
        address=origin.address,
        fetched_at=origin.fetched_at,
        terms=origin.terms,
        as_of=delivery.as_of,
        part=delivery.part,
    )
