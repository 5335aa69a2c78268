"""The two sides of a reconciliation: a list as it stood on a day, and what is known around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from misaq.core.bodies.records import RelationKind
from misaq.core.lists.records import ListEntry, PartyKind
from misaq.kernel.dates import ImpreciseDate


class Road(Enum):
    """On whose finding an authority lists."""

    OWN_FINDING = "OWN_FINDING"
    """A state lists on its own reasonable grounds."""
    DESIGNATION = "DESIGNATION"
    """A committee of an organisation of states designates; members follow."""
    UNSTATED = "UNSTATED"


class AtOtherTimes(Enum):
    """How a party stands to a list on which it is not on the day."""

    LISTED_LATER = "LISTED_LATER"
    DELISTED = "DELISTED"
    OBSERVED = "OBSERVED"
    """Watched under another rule of the same authority, not listed."""


@dataclass(frozen=True, slots=True)
class OtherTime:
    """A party that a list holds, but not on the day of the reconciliation.

    Attributes:
        entry: the party.
        standing: how it stands to the list.
        day: when it was listed, delisted or put under observation; None when not on record.
    """

    entry: ListEntry
    standing: AtOtherTimes
    day: ImpreciseDate | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """A list as it stood on a day.

    Attributes:
        key: key of the list, or a short name of a file.
        title: what it is called.
        as_of: the day of the snapshot.
        entries: who stands on it; no reference twice.
        road: on whose finding it lists.
        country: words that name the country whose list it is ("Pakistan"); empty for others.
        others: who stood on it at other times, or only under observation.
        digests: SHA-256 of the files it was read from; empty when it was not read from files.
        bodies_only: whether the record says that no natural person stands on it. Of a file nobody
            says so, and an entry of a sort it does not state may be a person there.
    """

    key: str
    title: str
    as_of: date
    entries: tuple[ListEntry, ...]
    road: Road = Road.UNSTATED
    country: tuple[str, ...] = ()
    others: tuple[OtherTime, ...] = ()
    digests: tuple[str, ...] = ()
    bodies_only: bool = False

    @property
    def holds_persons(self) -> bool:
        """Whether a natural person stands on it."""
        return any(entry.kind is PartyKind.PERSON for entry in self.entries)


@dataclass(frozen=True, slots=True)
class KnownRelation:
    """How two bodies of the directory relate.

    Attributes:
        source: reference of the first body in the directory.
        kind: how it relates.
        target: reference of the second.
        asserted_by: who says so.
    """

    source: str
    kind: RelationKind
    target: str
    asserted_by: str = ""


@dataclass(frozen=True, slots=True)
class Directory:
    """Bodies that a country pack knows, with every name they go by and how they relate.

    Attributes:
        entries: the bodies; the reference is the key of the body.
        relations: how they relate.
    """

    entries: tuple[ListEntry, ...] = ()
    relations: tuple[KnownRelation, ...] = ()


NOTHING_KNOWN = Directory()
