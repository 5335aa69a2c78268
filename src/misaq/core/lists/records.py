"""What a list prints, in the same form whoever issued it.

A *source list* is an authority's; a *snapshot* is what it printed at one time; an *entry* is one
party in a snapshot, under the issuer's own permanent reference. Nothing here says that two entries
are the same party: that is a judgement, and is kept apart.

There is no field for a tribe, sect, religion, ethnicity or opinion, and a reader drops what a
source prints of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citations
from misaq.kernel.titles import TranslatedTitle


class PartyKind(Enum):
    """What sort of party an entry names."""

    PERSON = "PERSON"
    ORGANISATION = "ORGANISATION"
    VESSEL = "VESSEL"
    AIRCRAFT = "AIRCRAFT"
    UNSTATED = "UNSTATED"
    """The list does not say."""


class NameQuality(Enum):
    """How the list itself ranks a name."""

    PRIMARY = "PRIMARY"
    STRONG = "STRONG"
    """An alias the issuer calls good or strong, or does not rank."""
    WEAK = "WEAK"
    """An alias the issuer calls low quality or weak."""
    FORMER = "FORMER"
    """Printed as formerly known as."""
    ORIGINAL_SCRIPT = "ORIGINAL_SCRIPT"


class IdentifierKind(Enum):
    """What sort of number identifies somebody."""

    CNIC = "CNIC"
    PASSPORT = "PASSPORT"
    NATIONAL_ID = "NATIONAL_ID"
    REGISTRATION = "REGISTRATION"
    OTHER = "OTHER"


class Sex(Enum):
    """As the list prints it."""

    FEMALE = "FEMALE"
    MALE = "MALE"


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name as printed.

    Attributes:
        text: as printed, with its spacing put right and nothing else.
        quality: how the issuer ranks it.
        language: code of the language the issuer states; empty where it states none.
    """

    text: str
    quality: NameQuality = NameQuality.PRIMARY
    language: str = ""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number printed with an entry.

    Attributes:
        kind: what sort of number.
        value: as printed.
        issuer: country or office that issued it, as printed; empty where not printed.
    """

    kind: IdentifierKind
    value: str
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One party as one snapshot prints it.

    Attributes:
        reference: the issuer's permanent reference ("QDe.001"), or, where the issuer prints none,
            one made from the printed names (see the reader). Unique within a snapshot.
        kind: what sort of party.
        names: the primary name first; at least one.
        fathers: names of the father, as printed.
        births: days, months, years or spans of birth, as printed.
        birth_places: as printed.
        nationalities: as printed.
        districts: district and province of residence, as printed, each "District, Province" or
            either alone.
        addresses: as printed.
        identifiers: numbers, as printed.
        sex: as printed; None where not printed.
        listed_on: day of listing that the list prints.
        amended_on: days of amendment that the list prints.
        basis: programme, regime or provision as printed ("Al-Qaida", "SDGT").
        related: references of other entries that the entry itself names.
        is_dead: whether the list itself reports a death.
        reviewed_on: days on which the list says that a review of the entry was concluded.
        remarks: what else the list prints of the entry; never shown to the public for a person.
        row: where in the file it stands ("row 17", "INDIVIDUAL 3").
    """

    reference: str
    kind: PartyKind
    names: tuple[ListedName, ...]
    fathers: tuple[str, ...] = ()
    births: tuple[ImpreciseDate, ...] = ()
    birth_places: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    sex: Sex | None = None
    listed_on: ImpreciseDate | None = None
    amended_on: tuple[ImpreciseDate, ...] = ()
    basis: str = ""
    related: tuple[str, ...] = ()
    is_dead: bool = False
    reviewed_on: tuple[ImpreciseDate, ...] = ()
    remarks: str = ""
    row: str = ""

    @property
    def name(self) -> str:
        """The primary name."""
        return self.names[0].text


@dataclass(frozen=True, slots=True)
class SourceList:
    """A list that an authority keeps.

    Attributes:
        key: key of the list ("PK-MOI-1", "UN-SC").
        title: what it is called.
        authority: institution that keeps it, where the pack has it; None for a foreign one.
        issuer: who keeps it, in words.
        bases: provisions it rests on, where the pack has them.
        legal_basis: what it rests on, in words.
        holds_persons: whether natural persons stand on it.
        format: name of the reader of its files.
        address: where it is published; empty where it is not.
        terms: terms under which its contents may be used and passed on.
        floor: fewest entries a snapshot may have; fewer stop the load.
        ceiling: most entries expected; more warn.
        note: what is known and not known.
        titles: its title in other languages.
        counted_in: series of the numbers that people give of its entries.
        acted_on_in: series of those of its entries that others acted on (names sent to banks).
        cite: the source.
    """

    key: Key
    title: str
    issuer: str
    legal_basis: str
    format: str
    cite: Citations
    authority: Key | None = None
    bases: tuple[Key, ...] = ()
    holds_persons: bool = False
    address: str = ""
    terms: str = ""
    floor: int = 1
    ceiling: int | None = None
    note: str = ""
    titles: tuple[TranslatedTitle, ...] = ()
    counted_in: Key | None = None
    acted_on_in: Key | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the bytes of a snapshot came from.

    Attributes:
        digests: SHA-256 of each file, 64 hexadecimal digits, in the order they were read.
        address: where they were fetched or who handed them in; never a path of a machine.
        fetched_at: when (aware, UTC).
        terms: the terms that travel with them.
    """

    digests: tuple[str, ...]
    address: str
    fetched_at: datetime
    terms: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a list printed at one time.

    Attributes:
        source_list: key of the list.
        as_of: the day that the file says it is of, or the day it was fetched.
        entries: in the order of the file; no reference twice.
        ignored: fields of the file that are read and not used, by name.
        warnings: what was odd and did not stop the reading, in words.
    """

    source_list: Key
    as_of: date
    entries: tuple[ListEntry, ...]
    ignored: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
