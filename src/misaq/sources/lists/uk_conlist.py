"""The consolidated list of the United Kingdom (OFSI), as the ConList CSV.

One party has a row for each pair of name, date of birth and address; its rows share a Group ID,
which is its reference. References of the United Nations in the remarks are kept as they are named
there: some are wrong or of another party, so they relate and never identify.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from misaq.core.lists.days import about_year, read_day
from misaq.core.lists.records import (
    Identifier,
    IdentifierKind,
    ListedName,
    NameQuality,
    PartyKind,
)
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.errors import Problem
from misaq.kernel.words import tell
from misaq.sources.lists.files import NamedBytes, refuse, unpack
from misaq.sources.lists.parts import Draft, numbered, one_file
from misaq.sources.lists.reading import Parsed, Reading
from misaq.sources.lists.remarks import related_in_words
from misaq.sources.lists.tables import decode, with_header

IGNORED: Mapping[str, str] = {}

_GIVEN = tuple(f"Name {number}" for number in range(1, 6))
_ADDRESS = (*(f"Address {number}" for number in range(1, 7)), "Post/Zip Code", "Country")
_COMMON = frozenset(
    {
        "Name 6",
        *_GIVEN,
        "Title",
        "DOB",
        "Town of Birth",
        "Country of Birth",
        "Nationality",
        "Passport Details",
        "Position",
        *_ADDRESS,
        "Other Information",
        "Group Type",
        "Alias Type",
        "Regime",
        "Listed On",
        "Last Updated",
        "Group ID",
    }
)
_OLD = _COMMON | {"NI Number"}
_NEW = _COMMON | {
    "Name Non-Latin Script",
    "Non-Latin Script Type",
    "Non-Latin Script Language",
    "Passport Number",
    "National Identification Number",
    "National Identification Details",
    "Alias Quality",
    "UK Sanctions List Date Designated",
}
"""Columns since the list tells names in their own script; a file has all of the one form or all of
the other."""
_KINDS = {
    "Individual": PartyKind.PERSON,
    "Entity": PartyKind.ORGANISATION,
    "Ship": PartyKind.VESSEL,
}
_QUALITIES = {
    "Prime Alias": NameQuality.STRONG,
    "Primary name": NameQuality.STRONG,
    "Primary name variation": NameQuality.STRONG,
    "AKA": NameQuality.STRONG,
    "FKA": NameQuality.FORMER,
}
_PRIME = frozenset({"Prime Alias", "Primary name"})
_ALIAS_QUALITIES = {"": None, "Good quality": NameQuality.STRONG, "Low quality": NameQuality.WEAK}
_LANGUAGES = {
    "Arabic": "ar",
    "Bengali": "bn",
    "Chinese": "zh",
    "Hindi": "hi",
    "Pashto": "ps",
    "Persian": "fa",
    "Punjabi": "pa",
    "Russian": "ru",
    "Ukrainian": "uk",
    "Urdu": "ur",
}
_ENCODINGS = ("utf-8-sig", "cp1252")
"""Old states are latin-1 with the quotation marks and dashes of Windows-1252. No such text is
whole as UTF-8 by chance, so what is UTF-8 is UTF-8."""
_ABOUT = re.compile(r"\b(?:DOB|date of birth) is approximate\b", re.IGNORECASE)
_DOCUMENT = re.compile(r"(?<![\w-])(?=[A-Z0-9/ -]{0,24}\d{4})[A-Z]{0,4}[ -]?\d[\dA-Z/-]{3,}")
_ISSUER = re.compile(r"\(([A-Z][A-Za-z ]{2,30}?)(?: (?:passport|national).*)?\)")

Row = Mapping[str, str]


def read_conlist(files: Sequence[NamedBytes], reading: Reading) -> Parsed:
    """Return the parties of one state of the list.

    Raises:
        SourceChanged: another form, or rows of one party that disagree on what it is.
    """
    file = unpack(one_file(files))
    text = decode(file, encodings=_ENCODINGS)
    as_of = _last_updated(text, file.name)
    groups: dict[str, list[tuple[str, Row]]] = {}
    columns = _NEW if _is_new(text) else _OLD
    rows = with_header(file, reading, columns=columns, needed=columns, text=text, first_line=2)
    for where, row in rows:
        group = row["Group ID"].strip()
        if not group.isdecimal():
            reading.problem(where, tell("has no “Group ID”."))
        groups.setdefault(group, []).append((where, row))
    entries = [
        entry
        for group, found in groups.items()
        if (entry := _draft(group, found, reading).entry()) is not None
    ]
    return Parsed(tuple(entries), as_of, ())


def _is_new(text: str) -> bool:
    header = text.split("\n", 2)[1:2]
    return any("UK Sanctions List Date Designated" in line for line in header)


def _last_updated(text: str, name: str) -> ImpreciseDate:
    label, _, rest = text.partition("\n")[0].strip("\r\ufeff").partition(",")
    day = read_day(rest.strip(","))
    if label != "Last Updated" or day is None:
        what = tell("does not begin with “Last Updated” and a day.")
        raise refuse(name, Problem("row 1", what, tell("Check that it is the ConList as CSV.")))
    return day


def _draft(group: str, rows: Sequence[tuple[str, Row]], reading: Reading) -> Draft:
    where, first = rows[0]
    kinds = {row["Group Type"].strip() for _, row in rows}
    kind = _KINDS.get(next(iter(kinds))) if len(kinds) == 1 else None
    draft = Draft(kind=kind or PartyKind.UNSTATED, where=where, reading=reading, reference=group)
    if kind is None:
        draft.problem(tell("is of the type {kinds}.", kinds=", ".join(sorted(kinds))[:80]))
    _names(draft, rows)
    seen: dict[str, None] = {}
    for place, row in rows:
        _row(draft, place, row)
        seen.update({draft.text(row["Other Information"]): None})
    draft.comments = list(seen)
    draft.related = list(dict.fromkeys(related_in_words(" ".join(seen))))
    if any(_ABOUT.search(text) for text in seen):
        draft.births = [day if day.is_exact else about_year(day) for day in draft.births]
    _details(draft, first, rows)
    return draft


def _names(draft: Draft, rows: Sequence[tuple[str, Row]]) -> None:
    found: list[ListedName] = []
    for where, row in rows:
        kind = row["Alias Type"].strip()
        if kind not in _QUALITIES:
            draft.reading.problem(where, tell("has the “Alias Type” {kind}.", kind=repr(kind[:40])))
            continue
        parts = (draft.name(row[column]) for column in (*_GIVEN, "Name 6"))
        name = " ".join(part for part in parts if part)
        quality = _quality(draft, where, row, _QUALITIES[kind])
        if kind in _PRIME and not any(n.quality is NameQuality.PRIMARY for n in found):
            found.insert(0, ListedName(name, NameQuality.PRIMARY))
        elif all(name != other.text for other in found):
            found.append(ListedName(name, quality))
    primary = found[0].text if found else ""
    draft.names = found[:1] + [name for name in found[1:] if name.text != primary]
    own = (_own_script(draft, row) for _, row in rows)
    draft.names += [printed for printed in own if printed is not None]
    if found and found[0].quality is not NameQuality.PRIMARY:
        draft.reading.odd(draft.where, tell("No name of the party is its prime alias."))


def _quality(draft: Draft, where: str, row: Row, otherwise: NameQuality) -> NameQuality:
    """Return how good an alias is said to be; what it was formerly known as stays that."""
    said = row.get("Alias Quality", "").strip()
    if said not in _ALIAS_QUALITIES:
        what = tell("has the “Alias Quality” {said}.", said=repr(said[:40]))
        draft.reading.problem(where, what)
    quality = _ALIAS_QUALITIES.get(said)
    return otherwise if quality is None or otherwise is NameQuality.FORMER else quality


def _own_script(draft: Draft, row: Row) -> ListedName | None:
    text = draft.name(row.get("Name Non-Latin Script"))
    if not text:
        return None
    language = draft.text(row.get("Non-Latin Script Language"))
    script = draft.text(row.get("Non-Latin Script Type"))
    code = _LANGUAGES.get(language, "")
    if not code:
        told = ", ".join(part for part in (script, language) if part)
        draft.remark("Script", f"{text}: {told}" if told else "")
    return ListedName(text, NameQuality.ORIGINAL_SCRIPT, code)


def _row(draft: Draft, where: str, row: Row) -> None:
    draft.add_birth(_birth(draft, where, row["DOB"].strip()))
    if address := _joined(draft, row, _ADDRESS):
        draft.addresses.append(address)


def _birth(draft: Draft, where: str, written: str) -> ImpreciseDate | None:
    if not written:
        return None
    day = read_day(written)
    if day is None:
        what = tell("has the DOB {text}, which no calendar has.", text=repr(written[:40]))
        draft.reading.problem(where, what)
    return day


def _details(draft: Draft, first: Row, rows: Sequence[tuple[str, Row]]) -> None:
    regimes = dict.fromkeys(draft.text(row["Regime"]) for _, row in rows)
    draft.basis = "; ".join(regime for regime in regimes if regime)
    listed = {draft.day(row["Listed On"], "Listed On") for _, row in rows} - {None}
    days = sorted((day for day in listed if day is not None), key=lambda day: day.earliest)
    draft.listed_on = days[0] if days else None
    draft.remark("Listed also on", *(day.text for day in days[1:]))
    updated = {draft.day(row["Last Updated"], "Last Updated") for _, row in rows}
    draft.amended_on = [day for day in updated if day is not None and day not in days]
    designated = {
        day
        for _, row in rows
        if (day := draft.day(row.get("UK Sanctions List Date Designated"), "Date Designated"))
    }
    draft.remark("Designated on", *sorted(day.text for day in designated))
    for label in ("Title", "Position"):
        draft.remark(label, *_distinct(draft, rows, label))
    draft.nationalities = [
        n for text in _distinct(draft, rows, "Nationality") for n in numbered(text)
    ]
    _birth_places(draft, first)
    if "Passport Number" in first:
        _numbers(draft, rows)
        return
    for text in _distinct(draft, rows, "Passport Details"):
        _documents(draft, text, "Passport", IdentifierKind.PASSPORT)
    for text in _distinct(draft, rows, "NI Number"):
        _documents(draft, text, "National number", IdentifierKind.NATIONAL_ID)


def _numbers(draft: Draft, rows: Sequence[tuple[str, Row]]) -> None:
    """Read numbers that have a column of their own, with what is said of them beside."""
    for column, kind in (
        ("Passport Number", IdentifierKind.PASSPORT),
        ("National Identification Number", IdentifierKind.NATIONAL_ID),
    ):
        for text in _distinct(draft, rows, column):
            draft.identifiers += [Identifier(kind, part, "") for part in numbered(text)]
    for label in ("Passport Details", "National Identification Details"):
        draft.remark(label, *_distinct(draft, rows, label))


def _distinct(draft: Draft, rows: Sequence[tuple[str, Row]], column: str) -> list[str]:
    return [text for text in dict.fromkeys(draft.text(row[column]) for _, row in rows) if text]


def _birth_places(draft: Draft, row: Row) -> None:
    towns = numbered(draft.text(row["Town of Birth"]))
    countries = numbered(draft.text(row["Country of Birth"]))
    if len(towns) == len(countries):
        places = [f"{town}, {country}" for town, country in zip(towns, countries, strict=True)]
    elif len(countries) == 1:
        places = [f"{town}, {countries[0]}" for town in towns]
    else:
        places = [*towns, *countries]
    for place in places:
        draft.add_birth_place(place)


def _documents(draft: Draft, text: str, label: str, kind: IdentifierKind) -> None:
    for part in numbered(text):
        issuer = _ISSUER.search(part)
        found = _DOCUMENT.search(part)
        value = found[0].strip() if found else part
        draft.identifiers.append(Identifier(kind, value, issuer[1] if issuer else ""))
        if value != part:
            draft.remark(label, part)


def _joined(draft: Draft, row: Row, columns: Sequence[str]) -> str:
    return ", ".join(text for column in columns if (text := draft.text(row[column])))
