"""Annexes of regulations of the European Union, as CSV: one file for each annex, or several.

The recordId is a running number, empty in one annex and repeated between parts of another, so the
reference is made from the regulation, the kind of party and its name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from misaq.core.lists.days import read_day
from misaq.core.lists.records import (
    Identifier,
    IdentifierKind,
    ListedName,
    ListEntry,
    NameQuality,
    PartyKind,
    Sex,
)
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.words import tell
from misaq.sources.lists.files import NamedBytes
from misaq.sources.lists.parts import (
    Draft,
    is_plausible,
    name_texts,
    numbered,
    split_original_script,
)
from misaq.sources.lists.reading import Parsed, Reading, used_names
from misaq.sources.lists.references import References, derive_reference
from misaq.sources.lists.tables import with_header

IGNORED: Mapping[str, str] = {
    "recordId": "a running number, empty or repeated; the reference is derived",
    "ethnicity": "dropped: Misaq keeps no such field of anybody",
}
_KINDS = {
    "Person": PartyKind.PERSON,
    "LegalEntity": PartyKind.ORGANISATION,
    "Organization": PartyKind.ORGANISATION,
    "Company": PartyKind.ORGANISATION,
    "Vessel": PartyKind.VESSEL,
    "Airplane": PartyKind.AIRCRAFT,
}
_SEXES = {"male": Sex.MALE, "female": Sex.FEMALE, "m": Sex.MALE, "f": Sex.FEMALE}
_NUMBERS = {
    "passportNumber": IdentifierKind.PASSPORT,
    "idNumber": IdentifierKind.NATIONAL_ID,
    "registrationNumber": IdentifierKind.REGISTRATION,
    "taxNumber": IdentifierKind.REGISTRATION,
    "innCode": IdentifierKind.REGISTRATION,
    "ogrnCode": IdentifierKind.REGISTRATION,
    "kppCode": IdentifierKind.REGISTRATION,
    "okpoCode": IdentifierKind.REGISTRATION,
    "leiCode": IdentifierKind.REGISTRATION,
    "swiftBic": IdentifierKind.REGISTRATION,
    "imoNumber": IdentifierKind.REGISTRATION,
    "mmsi": IdentifierKind.REGISTRATION,
}
_REMARKS = {
    "annex": "Annex",
    "measure": "Measure",
    "country": "Country",
    "jurisdiction": "Jurisdiction",
    "position": "Position",
    "appearance": "Appearance",
    "motherName": "Mother",
    "incorporationDate": "Founded",
    "legalForm": "Legal form",
    "sector": "Sector",
    "ticker": "Ticker",
    "flag": "Flag",
    "phone": "Telephone",
    "email": "E-mail",
    "website": "Website",
}
_COLUMNS = frozenset(
    {
        "celex",
        "recordId",
        "programKey",
        "startDate",
        "reason",
        "schema",
        "name",
        "alias",
        "weakAlias",
        "previousName",
        "nationality",
        "birthDate",
        "birthPlace",
        "gender",
        "ethnicity",
        "fatherName",
        "address",
        "notes",
        *_NUMBERS,
        *_REMARKS,
    }
)
_NEEDED = frozenset({"celex", "programKey", "schema", "name", "alias", "birthDate"})
_NAMES = {
    "alias": NameQuality.STRONG,
    "weakAlias": NameQuality.WEAK,
    "previousName": NameQuality.FORMER,
}
_FORMER = re.compile(r"\s*\((?:previously|formerly) (?:listed|known) as\)\s*$", re.IGNORECASE)
_ISSUER = re.compile(r"\(([A-Z][A-Za-z ]{2,30}?)(?:[ ,]+(?:passport|national|issued).*)?\)")
_DATES = re.compile(r"\s*;\s*|\s*,\s+(?=\(?[a-z]{1,4}\))")


def read_eu(files: Sequence[NamedBytes], reading: Reading) -> Parsed:
    """Return the parties of one or more annexes, in the order given.

    Raises:
        SourceChanged: another form.
    """
    references = References(reading)
    entries: list[ListEntry] = []
    present: set[str] = set()
    for file in files:
        for place, row in with_header(file, reading, columns=_COLUMNS, needed=_NEEDED):
            where = f"{row['celex']} {place}"
            draft = _draft(row, where, reading)
            reference = derive_reference(row["celex"], row["schema"], draft.names[0].text)
            draft.reference = references.derived(reference, where)
            present |= {name for name in ("recordId", "ethnicity") if row.get(name)}
            if (entry := draft.entry()) is not None:
                entries.append(entry)
    return Parsed(tuple(entries), None, used_names(IGNORED, present))


def _draft(row: Mapping[str, str], where: str, reading: Reading) -> Draft:
    kind = _KINDS.get(row["schema"].strip())
    draft = Draft(kind=kind or PartyKind.UNSTATED, where=where, reading=reading)
    if kind is None:
        draft.problem(tell("has the schema {name}.", name=repr(row["schema"][:40])))
    _names(draft, row)
    draft.basis = draft.text(row["programKey"])
    draft.listed_on = draft.day(row.get("startDate"), "startDate")
    draft.nationalities = _list(draft, row, "nationality")
    draft.addresses = _list(draft, row, "address")
    draft.fathers = name_texts(draft.name(row.get("fatherName")))
    for text in _list(draft, row, "birthPlace"):
        draft.add_birth_place(text)
    _births(draft, draft.text(row["birthDate"]))
    _sex(draft, draft.text(row.get("gender")))
    for column, identifier in _NUMBERS.items():
        _numbers(draft, draft.text(row.get(column)), identifier)
    for column, label in _REMARKS.items():
        draft.remark(label, draft.text(row.get(column)).strip('"'))
    draft.comments = [draft.text(row.get("reason")), draft.text(row.get("notes")).strip('"')]
    return draft


def _names(draft: Draft, row: Mapping[str, str]) -> None:
    primary, original = split_original_script(draft.name(row["name"]))
    draft.names = [ListedName(primary)]
    draft.add_names(original, NameQuality.ORIGINAL_SCRIPT)
    for column, quality in _NAMES.items():
        # A field holds many names, so it is cleaned as a text; each name is then checked as one.
        for text in name_texts(draft.text(row.get(column)).strip('"')):
            plain = _FORMER.sub("", text)
            name, others = split_original_script(draft.name(plain))
            draft.add_names([name], NameQuality.FORMER if plain != text else quality)
            draft.add_names(others, NameQuality.ORIGINAL_SCRIPT)


def _list(draft: Draft, row: Mapping[str, str], column: str) -> list[str]:
    text = draft.text(row.get(column)).strip('" ')
    return numbered(text) if text.startswith(("(a)", "a)", "(i)", "(1)")) else name_texts(text)


def _births(draft: Draft, text: str) -> None:
    for part in _DATES.split(text.strip('"')):
        for written in numbered(part):
            draft.add_birth(_birth(written) or draft.day_or_remark(written, "Born"))


def _birth(written: str) -> ImpreciseDate | None:
    plain = re.sub(r"\((?:presumed|probably)\)\s*|\s*\((?:presumed|probably)\)", "", written)
    day = read_day(plain.strip())
    return day if day is not None and is_plausible(day) else None


def _sex(draft: Draft, text: str) -> None:
    draft.sex = _SEXES.get(text.casefold().strip(" ."))
    if text and draft.sex is None:
        draft.remark("Gender", text)


def _numbers(draft: Draft, text: str, kind: IdentifierKind) -> None:
    text = text.strip('"')
    for part in (
        numbered(text) if text.startswith(("(a)", "a)", "(i)", "(1)")) else name_texts(text)
    ):
        issuer = _ISSUER.search(part)
        value = part.partition(" (")[0].strip(" ,;") or part
        draft.identifiers.append(Identifier(kind, value, issuer[1] if issuer else ""))
        if value != part:
            draft.remark("Document", part)
