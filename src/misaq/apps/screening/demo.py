"""An invented list of invented people, for trying screening out; it is made in the demo only.

Nobody here exists. Family names are the words for "example" and "invented"; identity numbers begin
with 00000, which no office issues.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from misaq.core.lists.records import (
    Identifier,
    IdentifierKind,
    ListedName,
    ListEntry,
    Origin,
    PartyKind,
    Snapshot,
)
from misaq.kernel.dates import parse_date
from misaq.kernel.ids import Key

LIST = Key("here:DEMO-PERSONS")
SOURCE = "here:demo-invented"
TITLE = "Demo only: an invented list of invented people"
FIRST_DAY, SECOND_DAY = date(2026, 9, 1), date(2026, 11, 1)

SOURCE_BODY = {
    "title": "Invented for the demo",
    "kind": "demo",
    "publisher": "Misaq",
    "read": "full",
}
LIST_BODY = {
    "title": TITLE,
    "issuer": "Nobody: invented for the demo",
    "legal_basis": "Invented; it stands under a real provision so that the clocks can be tried",
    "format": "FOURTH_SCHEDULE",
    "holds_persons": "yes",
    "floor": "1",
    "note": "Everybody on it is invented. It is made by the command misaq demo, nowhere else.",
    "cite": [f"{SOURCE}/M"],
}
"""The list as a change request adds it; its basis is that of the country's lists of persons."""

_PEOPLE = (
    ("DEMO-01", "Zorawar Misalkhel", "Tamseel Misalkhel", "00000-0000011-1", "1970", "Farzabad"),
    ("DEMO-02", "Muhammad Tamseelzai", "Ghulam Tamseelzai", "00000-0000012-3", "1982", "Misalpur"),
    ("DEMO-03", "Muhammad Tamseelzai", "Abdul Tamseelzai", "", "", "Farzabad"),
    ("DEMO-04", "Farzana Misalkhel", "Zorawar Misalkhel", "00000-0000014-6", "1991", "Misalpur"),
    ("DEMO-05", "Haji Bilal Farzikhel @ Abu Misal", "Misal Farzikhel", "", "1965", "Tamsilabad"),
    ("DEMO-06", "Abdul Rehman Misaliwal", "Abdul Karim Misaliwal", "00000-0000016-9", "1979", ""),
    ("DEMO-07", "Syed Tamseel Shah Farziwal", "Syed Misal Shah", "", "1988", "Tamsilabad"),
    ("DEMO-08", "Noor Khan Misalkhel", "Gul Khan Misalkhel", "00000-0000018-5", "", "Farzabad"),
)  # fmt: skip
_GONE_LATER = "DEMO-08"
"""Taken off between the two days, so that a subscriber is told of a removal."""


def invented_snapshots() -> tuple[Snapshot, ...]:
    """Return what the invented list printed on its two days."""
    entries = tuple(_entry(*row) for row in _PEOPLE)
    later = tuple(entry for entry in entries if entry.reference != _GONE_LATER)
    return (Snapshot(LIST, FIRST_DAY, entries), Snapshot(LIST, SECOND_DAY, later))


def origin_of(snapshot: Snapshot) -> Origin:
    """Return where a snapshot came from: nowhere."""
    day = snapshot.as_of
    return Origin(
        digests=(f"{day.toordinal():064x}",),
        address="invented by the command misaq demo",
        fetched_at=datetime(day.year, day.month, day.day, tzinfo=UTC),
        terms="Invented; use it as you like.",
    )


def _entry(
    reference: str, name: str, father: str, number: str, born: str, district: str
) -> ListEntry:
    name, _, alias = name.partition(" @ ")
    return ListEntry(
        reference=reference,
        kind=PartyKind.PERSON,
        names=(ListedName(name), *((ListedName(alias),) if alias else ())),
        fathers=(father,),
        births=(parse_date(born),) if born else (),
        districts=(district,) if district else (),
        identifiers=(Identifier(IdentifierKind.CNIC, number),) if number else (),
    )
