"""What this room passes around beside the records of ``core.screening``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from misaq.core.lists.evidence import EvidenceLine
from misaq.core.screening.alerts import Alert
from misaq.core.screening.answer import ListVersion
from misaq.core.screening.purposes import Purpose
from misaq.core.screening.redress import BindingKind, ClearedEntry
from misaq.core.screening.subscriptions import Channel
from misaq.kernel.ids import Key


@dataclass(frozen=True, slots=True)
class Subject:
    """Who was asked about, as it is kept with an alert: numbers only as their last digits.

    Attributes:
        name: as typed.
        father: as typed; empty where not given.
        birth: as typed.
        district: as typed.
        number: last digits of an identity number; empty where none was given.
    """

    name: str
    father: str = ""
    birth: str = ""
    district: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class AlertFile:
    """An alert with what is personal in it, for those who decide it.

    Attributes:
        alert: the alert.
        query: number of the query that raised it.
        row: row of the file, from 1; 1 for a single person.
        subject: who was asked about.
        lines: the evidence as it stood when the alert was raised.
        file_digest: SHA-256 of the file the command read; empty for what was asked on the site.
    """

    alert: Alert
    query: int
    row: int
    subject: Subject
    lines: tuple[EvidenceLine, ...]
    file_digest: str = ""


@dataclass(frozen=True, slots=True)
class FileRun:
    """What the command screens in one go.

    Attributes:
        purpose: for what.
        searched: the lists, each as it is searched.
        is_file: whether a file, or one name.
        file_digest: SHA-256 of the file; empty for one name.
        office: for which office, as a scope; empty where whoever asks has one.
        typed_by: who types, by id, where it is not who asks.
    """

    purpose: Purpose
    searched: tuple[ListVersion, ...]
    is_file: bool
    file_digest: str = ""
    office: str = ""
    typed_by: str = ""


@dataclass(frozen=True, slots=True)
class RowAlerts:
    """A row of a file with hits, in the form in which alerts keep them.

    Attributes:
        row: number of the row.
        subject: who was asked about.
        hits: one mapping for each hit, of the fields of its alert.
    """

    row: int
    subject: Mapping[str, str]
    hits: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class LoggedQuery:
    """That people were screened: counts alone.

    Attributes:
        number: its number.
        asked_by: by whom, by id.
        asked_at: when.
        scope: for which institution or area.
        purpose: for what.
        is_file: whether as a file.
        asked: how many people.
        alerted: for how many something was found.
        held_back: for how many only a common name agreed.
        cleared: how many entries a redress number or a delisting left out.
        searched: the lists, each as it was searched.
        keep_until: last day on which the log keeps it; None while no rule says it.
    """

    number: int
    asked_by: str
    asked_at: datetime
    scope: str
    purpose: Purpose
    is_file: bool
    asked: int
    alerted: int
    held_back: int
    cleared: int
    searched: tuple[ListVersion, ...]
    keep_until: date | None


@dataclass(frozen=True, slots=True)
class Holding:
    """What a redress number that holds is bound to, and clears of; empty where none holds.

    Attributes:
        bound: keyed hashes, by kind.
        entries: entries it clears of.
    """

    bound: Mapping[BindingKind, str]
    entries: frozenset[ClearedEntry]


@dataclass(frozen=True, slots=True)
class Subscription:
    """Who is told what changes on a list.

    Attributes:
        number: its number.
        scope: institution or area ("INSTITUTION:SBP").
        source_list: the list.
        channel: how.
        address: of the webhook, or the name of the folder.
        begun_by: by id.
        begun_at: when.
        ended_at: when it was ended; None while it runs.
    """

    number: int
    scope: str
    source_list: Key
    channel: Channel
    address: str
    begun_by: str
    begun_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DeliveryState:
    """A notice on its way, as its page shows it.

    Attributes:
        uid: its id.
        subscription: number of the subscription.
        source_list: the list.
        as_of: day of the version it leads to.
        changes: how many.
        removals: how many of them are removals.
        made_at: when it was made.
        attempts: how often it was tried.
        next_at: when it is tried next.
        problem: code of what went wrong last; empty when nothing did.
        delivered_at: when the other side took it.
        received_at: when its receipt came.
        received_by: whose word the receipt is: the program's, or somebody's by id.
    """

    uid: str
    subscription: int
    source_list: Key
    as_of: date
    changes: int
    removals: int
    made_at: datetime
    attempts: int
    next_at: datetime
    problem: str
    delivered_at: datetime | None
    received_at: datetime | None
    received_by: str
