"""What a list says of its entries, value by value, with the snapshots that say it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType

from misaq.core.lists.records import ListEntry
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.words import Phrase, say


class Property(Enum):
    """Which part of an entry a value belongs to."""

    KIND = "KIND"
    NAME = "NAME"
    FATHER = "FATHER"
    BIRTH = "BIRTH"
    BIRTH_PLACE = "BIRTH_PLACE"
    NATIONALITY = "NATIONALITY"
    DISTRICT = "DISTRICT"
    ADDRESS = "ADDRESS"
    IDENTIFIER = "IDENTIFIER"
    SEX = "SEX"
    LISTED_ON = "LISTED_ON"
    AMENDED_ON = "AMENDED_ON"
    REVIEWED_ON = "REVIEWED_ON"
    BASIS = "BASIS"
    RELATED = "RELATED"
    IS_DEAD = "IS_DEAD"
    REMARKS = "REMARKS"


PROPERTY_WORDS: Mapping[Property, Phrase] = MappingProxyType(
    {
        Property.KIND: say("kind"),
        Property.NAME: say("name"),
        Property.FATHER: say("father's name"),
        Property.BIRTH: say("birth"),
        Property.BIRTH_PLACE: say("place of birth"),
        Property.NATIONALITY: say("nationality"),
        Property.DISTRICT: say("district"),
        Property.ADDRESS: say("address"),
        Property.IDENTIFIER: say("number"),
        Property.SEX: say("sex"),
        Property.LISTED_ON: say("day of listing that the list prints"),
        Property.AMENDED_ON: say("day of amendment that the list prints"),
        Property.REVIEWED_ON: say("day of review that the list prints"),
        Property.BASIS: say("basis"),
        Property.RELATED: say("entry that it names"),
        Property.IS_DEAD: say("death that the list reports"),
        Property.REMARKS: say("remarks"),
    }
)
"""What each part is called in a sentence."""

PUBLIC_PROPERTIES = frozenset(
    {
        Property.KIND,
        Property.NAME,
        Property.LISTED_ON,
        Property.AMENDED_ON,
        Property.REVIEWED_ON,
        Property.BASIS,
    }
)
"""What of an organisation is shown to everybody. Its addresses, remarks and related entries are
not: they name natural persons."""


@dataclass(frozen=True, slots=True)
class Said:
    """One value that an entry carries.

    Attributes:
        prop: which part of the entry.
        qualifier: what sort of name or number ("WEAK", "PASSPORT"); empty for other parts.
        value: the value with its spacing and its Unicode put right, so that it can be compared.
        original: the value as printed.
        language: code of the language that the issuer states; empty where it states none.
    """

    prop: Property
    value: str
    original: str
    qualifier: str = ""
    language: str = ""

    @property
    def sameness(self) -> tuple[str, str, str, str]:
        """What two values must share to be the same statement."""
        return (self.prop.value, self.qualifier, self.value, self.language)


@dataclass(frozen=True, slots=True)
class Statement:
    """A value of an entry through snapshots that followed one another without a break.

    Attributes:
        reference: reference of the entry.
        said: the value.
        first_seen: day of the first snapshot of the run.
        last_seen: day of the last.
        is_current: whether the latest snapshot of the list still says it.
    """

    reference: str
    said: Said
    first_seen: date
    last_seen: date
    is_current: bool


Sighting = tuple[date, ListEntry | None]
"""Day of a snapshot, and the entry in it; None where the snapshot does not have it."""


def said_by(entry: ListEntry) -> tuple[Said, ...]:
    """Return every value of the entry, none twice, in the order of the record."""
    found = {said.sameness: said for said in reversed(tuple(_values(entry)))}
    return tuple(reversed(found.values()))


def statements_of(reference: str, sightings: Sequence[Sighting]) -> tuple[Statement, ...]:
    """Return what the snapshots say of one entry, the earliest first.

    Args:
        sightings: one for every snapshot of the list, in order of days.
    """
    done: list[Statement] = []
    running: dict[tuple[str, str, str, str], tuple[Said, date]] = {}
    previous: date | None = None
    for day, entry in sightings:
        values = {} if entry is None else {said.sameness: said for said in said_by(entry)}
        for sameness in [key for key in running if key not in values]:
            said, first = running.pop(sameness)
            done.append(Statement(reference, said, first, _seen(previous), is_current=False))
        for sameness, said in values.items():
            running.setdefault(sameness, (said, day))
        previous = day
    done += [
        Statement(reference, said, first, _seen(previous), is_current=True)
        for said, first in running.values()
    ]
    return tuple(sorted(done, key=_order))


def comparable(text: str) -> str:
    """Return the text with its Unicode composed and single spaces, otherwise as it is."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _seen(day: date | None) -> date:
    if day is None:  # pragma: no cover -- nothing runs before the first snapshot
        raise ValueError("A statement needs a snapshot.")
    return day


_PLACES = {prop: place for place, prop in enumerate(Property)}


def _order(statement: Statement) -> tuple[int, date, str, str]:
    said = statement.said
    return (_PLACES[said.prop], statement.first_seen, said.qualifier, said.value)


def _values(entry: ListEntry) -> Iterator[Said]:
    yield _said(Property.KIND, entry.kind.value)
    for name in entry.names:
        yield _said(Property.NAME, name.text, name.quality.value, name.language)
    for prop, texts in _texts(entry):
        for text in texts:
            yield _said(prop, text)
    for number in entry.identifiers:
        issuer = f" ({number.issuer})" if number.issuer else ""
        yield _said(Property.IDENTIFIER, number.value + issuer, number.kind.value)


def _texts(entry: ListEntry) -> tuple[tuple[Property, Iterable[str]], ...]:
    listed = () if entry.listed_on is None else (entry.listed_on,)
    return (
        (Property.FATHER, entry.fathers),
        (Property.BIRTH, _days(entry.births)),
        (Property.BIRTH_PLACE, entry.birth_places),
        (Property.NATIONALITY, entry.nationalities),
        (Property.DISTRICT, entry.districts),
        (Property.ADDRESS, entry.addresses),
        (Property.SEX, () if entry.sex is None else (entry.sex.value,)),
        (Property.LISTED_ON, _days(listed)),
        (Property.AMENDED_ON, _days(entry.amended_on)),
        (Property.REVIEWED_ON, _days(entry.reviewed_on)),
        (Property.BASIS, filter(None, (entry.basis,))),
        (Property.RELATED, entry.related),
        (Property.IS_DEAD, ("YES",) if entry.is_dead else ()),
        (Property.REMARKS, filter(None, (entry.remarks,))),
    )


def _days(days: Iterable[ImpreciseDate]) -> tuple[str, ...]:
    return tuple(day.text for day in days)


def _said(prop: Property, text: str, qualifier: str = "", language: str = "") -> Said:
    return Said(prop, comparable(text), text, qualifier, language)
