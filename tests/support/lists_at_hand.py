"""The lists of Examplia as they are loaded, snapshot by snapshot."""

from __future__ import annotations

from datetime import UTC, datetime

from misaq.apps.lists.taking_in import Delivery, TakenIn, take_in
from misaq.core.access.actors import operator
from tests.support.list_files import (
    BANNED_DAYS,
    COUNCIL_DAYS,
    PASSPORT,
    banned_file,
    council_file,
)

__all__ = [
    "BANNED_DAYS",
    "COUNCIL_DAYS",
    "LOADED_AT",
    "PASSPORT",
    "banned",
    "council",
    "load",
    "load_all",
]

LOADED_AT = datetime(2021, 2, 1, 9, tzinfo=UTC)


def banned(number: int) -> Delivery:
    """Return a snapshot of the printed schedule, from 0."""
    return Delivery([banned_file(number)], BANNED_DAYS[number])


def council(number: int) -> Delivery:
    """Return a snapshot of the consolidated list, from 0."""
    return Delivery([council_file(number)])


def load(source_list: str, delivery: Delivery, at: datetime = LOADED_AT) -> TakenIn:
    """Return what came of loading a snapshot, by the operator."""
    return take_in(actor=operator(7), at=at, source_list=source_list, delivery=delivery)


def load_all() -> None:
    """Load every snapshot of both lists; the pack of Examplia must be there."""
    for number in range(len(BANNED_DAYS)):
        load("BANNED", banned(number))
    for number in range(len(COUNCIL_DAYS)):
        load("COUNCIL", council(number))
