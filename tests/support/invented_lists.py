"""Two small lists of invented parties, to be screened against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from misaq.core.lists.records import (
    Identifier,
    IdentifierKind,
    ListedName,
    ListEntry,
    NameQuality,
    PartyKind,
    Sex,
)
from misaq.core.screening.answer import ListVersion
from misaq.kernel.dates import parse_date
from misaq.kernel.ids import Key

HOME = ListVersion(Key("XX-PERSONS"), date(2024, 3, 1), "a" * 64)
ABROAD = ListVersion(Key("YY-COUNCIL"), date(2024, 2, 1), "b" * 64)
RARE = "Zorawar Misalkhel"
COMMON = "Muhammad Khan"
NUMBER = "99001-1234567-1"


def person(
    reference: str,
    *names: str,
    father: str = "",
    born: str = "",
    place: str = "",
    number: str = "",
    sex: Sex | None = Sex.MALE,
) -> ListEntry:
    """Return an entry of somebody invented."""
    return ListEntry(
        reference=reference,
        kind=PartyKind.PERSON,
        names=tuple(ListedName(name) for name in names),
        fathers=(father,) if father else (),
        births=(parse_date(born),) if born else (),
        districts=(place,) if place else (),
        identifiers=(Identifier(IdentifierKind.CNIC, number),) if number else (),
        sex=sex,
    )


def body(reference: str, *names: str) -> ListEntry:
    """Return an entry of an organisation invented."""
    quality = (NameQuality.PRIMARY, NameQuality.STRONG)
    return ListEntry(
        reference=reference,
        kind=PartyKind.ORGANISATION,
        names=tuple(ListedName(name, quality[n > 0]) for n, name in enumerate(names)),
    )


ENTRIES: Mapping[ListVersion, Sequence[ListEntry]] = {
    HOME: (
        person(
            "XP.1", RARE, father="Tamseel Misalkhel", born="1970", place="Chitrgah, Northmark",
            number=NUMBER,
        ),
        person("XP.2", COMMON, father="Jahandad Khan", born="1958"),
        person("XP.3", "Ghulam Farzandost", "Ustad Farzi", father="Nek Farzandost"),
        person("XP.4", "Khan Muhammad", born="1981"),
        body("XB.1", "Brotherhood of the Green Lantern", "BGL"),
    ),
    ABROAD: (
        person("YP.9", "MISALKHEL, Zorawar", born="1970-05-02"),
        person("YP.10", "محمد یوسف مثالزئی"),
        body("YB.1", "Lantern Relief Trust"),
    ),
}  # fmt: skip
