"""The consolidated list of financial sanctions of the European Union, as XML (form 1.1).

A party is known by its EU reference number. What the list says of a regulation, a language or a
passage stands in attributes; each of them is used, ignored with a reason, or refused. The day of
listing is that of the earliest act named: the list prints no other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from lxml import etree

from misaq.core.lists.days import about_year, of_numbers, read_day, spanning
from misaq.core.lists.records import (
    Identifier,
    IdentifierKind,
    ListedName,
    NameQuality,
    PartyKind,
    Sex,
)
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell
from misaq.sources.lists.files import NamedBytes
from misaq.sources.lists.parts import Draft, one_file
from misaq.sources.lists.reading import Parsed, Reading
from misaq.sources.lists.references import References
from misaq.sources.lists.xml_files import read_xml

NAMESPACE = "http://eu.europa.ec/fpi/fsd/export"
IGNORED: Mapping[str, str] = {
    "logicalId": "a number of the database; it changes and is no reference",
    "globalFileId": "a number of the file; the file is known by its hash",
    "regulationSummary": "which act brought each detail; the acts of the entry are read",
    "regulationLanguage": "the language of the act, not of the name",
    "publicationUrl": "an address of the act; its number is read",
    "organisationType": "which body made the act; its number is read",
    "entryIntoForceDate": "the day of publication is read",
    "region": "always empty or the province; the place and country are read",
    "asAtListingTime": "whether an address is an old one; all are kept",
    "regulationType": "what sort of act it is; its number is read",
}
_LOOSE = frozenset({"logicalId", "regulationLanguage", "region"})
_PLACE = frozenset({"city", "zipCode", "place", "countryIso2Code", "countryDescription"})
_USED: Mapping[str, frozenset[str]] = {
    "sanctionEntity": frozenset({"designationDetails", "unitedNationId", "euReferenceNumber"}),
    "regulation": frozenset({"publicationDate", "numberTitle", "programme"}),
    "subjectType": frozenset({"code", "classificationCode"}),
    "nameAlias": frozenset(
        {"firstName", "middleName", "lastName", "wholeName", "function", "gender", "title"}
        | {"nameLanguage", "strong"}
    ),
    "citizenship": frozenset({"countryIso2Code", "countryDescription"}),
    "birthdate": _PLACE
    | {"circa", "calendarType", "birthdate", "dayOfMonth", "monthOfYear", "year"}
    | {"yearRangeFrom", "yearRangeTo"},
    "identification": frozenset(
        {"number", "latinNumber", "nameOnDocument", "identificationTypeCode"}
        | {"identificationTypeDescription", "countryIso2Code", "countryDescription", "issuedBy"}
        | {"diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer"}
        | {"issuedDate", "validFrom", "validTo"}
    ),
    "address": _PLACE | {"street", "poBox"},
    "remark": frozenset(),
}
_EXTRA = {
    "regulation": frozenset({"organisationType", "entryIntoForceDate", "regulationType"}),
    "address": frozenset({"asAtListingTime"}),
}
_CHILDREN = frozenset({"regulationSummary", "publicationUrl", "remark"})
_KINDS = {"person": PartyKind.PERSON, "enterprise": PartyKind.ORGANISATION}
_NUMBERS = {"passport": IdentifierKind.PASSPORT, "id": IdentifierKind.NATIONAL_ID}
_SEXES = {"M": Sex.MALE, "F": Sex.FEMALE}
_FLAGS = ("diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer")
_CALENDARS = {"GREGORIAN", ""}

Element = etree._Element


def read_eu_xml(files: Sequence[NamedBytes], reading: Reading) -> Parsed:
    """Return the parties of one state of the list.

    Raises:
        SourceChanged: not one whole XML file of the list, or with fields nobody decided about.
    """
    root = read_xml(one_file(files), root=f"{{{NAMESPACE}}}export")
    ignored = _check_root(root, reading)
    references = References(reading)
    entries = []
    for number, element in enumerate(root, start=1):
        where = f"sanctionEntity {number}"
        if _name(element) != "sanctionEntity":
            reading.problem(where, tell("is a {tag}, not a party.", tag=repr(_name(element)[:40])))
            continue
        draft = _draft(element, where, reading, ignored)
        references.issued(draft.reference, where)
        if (entry := draft.entry()) is not None:
            entries.append(entry)
    day = read_day(root.get("generationDate", "")[:10])
    return Parsed(tuple(entries), day, tuple(sorted(ignored)))


def _check_root(root: Element, reading: Reading) -> set[str]:
    strange = set(root.attrib) - {"generationDate", "globalFileId"}
    for name in sorted(name for name in strange if not str(name).startswith("{")):
        reading.problem("export", _unknown(str(name)), _changed())
    return {"globalFileId"} & set(map(str, root.attrib))


def _draft(element: Element, where: str, reading: Reading, ignored: set[str]) -> Draft:
    draft = Draft(kind=PartyKind.UNSTATED, where=where, reading=reading)
    draft.reference = draft.text(element.get("euReferenceNumber"))
    if not draft.reference:
        draft.problem(tell("has no “euReferenceNumber”, so that nobody can refer to it."))
    if abroad := draft.text(element.get("unitedNationId")):
        draft.related.append(abroad)
    draft.remark("Designation", draft.text(element.get("designationDetails")))
    _account(draft, element, ignored)
    for child in element:
        name = _name(child)
        if name not in _PARTS:
            draft.problem(_unknown(name), _changed())
            continue
        _account(draft, child, ignored)
        _account_children(draft, child, ignored)
        _PARTS[name](draft, child)
    if draft.kind is PartyKind.UNSTATED:
        draft.problem(tell("has no “subjectType” of a known kind."))
    return draft


def _account(draft: Draft, element: Element, ignored: set[str]) -> None:
    """See that every attribute is used or ignored; another one is a problem."""
    name = _name(element)
    loose = _LOOSE | _EXTRA.get(name, frozenset())
    for attribute in map(str, element.attrib):
        if attribute in loose:
            ignored.add(attribute)
        elif attribute not in _USED[name]:
            draft.problem(_unknown(f"{name}/{attribute}"), _changed())


def _account_children(draft: Draft, element: Element, ignored: set[str]) -> None:
    for child in element:
        name = _name(child)
        if name not in _CHILDREN:
            draft.problem(_unknown(f"{_name(element)}/{name}"), _changed())
        elif name == "remark":
            draft.comments.append(draft.text(child.text))
        else:
            ignored.add(name)


def _regulation(draft: Draft, element: Element) -> None:
    day = draft.day(element.get("publicationDate"), "publicationDate")
    programme = draft.text(element.get("programme"))
    draft.remark("Act", draft.text(element.get("numberTitle")))
    if programme and programme not in draft.basis.split("; "):
        draft.basis = "; ".join(part for part in (draft.basis, programme) if part)
    if day is not None and (draft.listed_on is None or day.earliest < draft.listed_on.earliest):
        draft.listed_on = day


def _subject_type(draft: Draft, element: Element) -> None:
    code = draft.text(element.get("code"))
    draft.kind = _KINDS.get(code, PartyKind.UNSTATED)
    expected = {PartyKind.PERSON: "P", PartyKind.ORGANISATION: "E"}.get(draft.kind, "")
    if element.get("classificationCode", expected) != expected:
        draft.problem(tell("has two kinds that differ: {code}.", code=repr(code[:40])))


def _name_alias(draft: Draft, element: Element) -> None:
    parts = [draft.name(element.get(part)) for part in ("firstName", "middleName", "lastName")]
    name = draft.name(element.get("wholeName")) or " ".join(part for part in parts if part)
    strong = element.get("strong", "true")
    if strong not in ("true", "false"):
        draft.problem(tell("has “strong” as {said}.", said=repr(strong[:20])))
    language = draft.text(element.get("nameLanguage")).lower()[:8]
    if name and all(name != other.text for other in draft.names):
        quality = NameQuality.STRONG if strong == "true" else NameQuality.WEAK
        if not draft.names and strong == "true":
            quality = NameQuality.PRIMARY
        draft.names.append(ListedName(name, quality, language))
    draft.sex = draft.sex or _SEXES.get(element.get("gender", ""))
    for label in ("title", "function"):
        draft.remark(label.capitalize(), draft.text(element.get(label)))


def _citizenship(draft: Draft, element: Element) -> None:
    draft.nationalities.append(_country(draft, element))


def _birthdate(draft: Draft, element: Element) -> None:
    calendar = element.get("calendarType", "")
    if calendar not in _CALENDARS:
        draft.remark("Calendar of the birth", draft.text(calendar))
    draft.add_birth(_birth(draft, element))
    parts = [draft.text(element.get(part)) for part in ("place", "city", "zipCode")]
    draft.add_birth_place(", ".join(part for part in (*parts, _country(draft, element)) if part))


def _birth(draft: Draft, element: Element) -> ImpreciseDate | None:
    since, until = (element.get(name, "") for name in ("yearRangeFrom", "yearRangeTo"))
    if since and until:
        first, last = draft.day(since, "yearRangeFrom"), draft.day(until, "yearRangeTo")
        return None if first is None or last is None else spanning(first, last)
    if written := element.get("birthdate", ""):
        day = draft.day(written, "birthdate")
    else:
        numbers = [element.get(name, "") for name in ("year", "monthOfYear", "dayOfMonth")]
        day = _of_numbers(draft, [number or "0" for number in numbers])
    is_about = element.get("circa", "false") == "true"
    return about_year(day) if day is not None and is_about and not day.is_exact else day


def _of_numbers(draft: Draft, numbers: Sequence[str]) -> ImpreciseDate | None:
    if not all(number.isdecimal() for number in numbers) or not int(numbers[0]):
        return None
    try:
        return of_numbers(*map(int, numbers))
    except InputRefused:
        draft.problem(tell("has a birth that no calendar has."))
        return None


def _identification(draft: Draft, element: Element) -> None:
    code = draft.text(element.get("identificationTypeCode"))
    value = draft.text(element.get("latinNumber")) or draft.text(element.get("number"))
    if value:
        kind = _NUMBERS.get(code, IdentifierKind.OTHER)
        issuer = draft.text(element.get("issuedBy")) or _country(draft, element)
        draft.identifiers.append(Identifier(kind, value, issuer))
    described = draft.text(element.get("identificationTypeDescription")) or code
    told = [name for name in _FLAGS if element.get(name) == "true"]
    days = [draft.text(element.get(name)) for name in ("issuedDate", "validFrom", "validTo")]
    more = [*told, *days, draft.text(element.get("nameOnDocument"))]
    draft.remark(described, *more)


def _address(draft: Draft, element: Element) -> None:
    names = ("street", "poBox", "zipCode", "city", "place")
    parts = [draft.text(element.get(name)) for name in names]
    whole = ", ".join(part for part in (*parts, _country(draft, element)) if part)
    if whole:
        draft.addresses.append(whole)


def _remark(draft: Draft, element: Element) -> None:
    draft.comments.append(draft.text(element.text))


def _country(draft: Draft, element: Element) -> str:
    """Return the country in words; where nobody wrote one down, its code."""
    described = draft.text(element.get("countryDescription"))
    code = draft.text(element.get("countryIso2Code"))
    return "" if described == "UNKNOWN" or code == "00" else described or code


_PARTS: Mapping[str, Callable[[Draft, Element], None]] = {
    "regulation": _regulation,
    "subjectType": _subject_type,
    "nameAlias": _name_alias,
    "citizenship": _citizenship,
    "birthdate": _birthdate,
    "identification": _identification,
    "address": _address,
    "remark": _remark,
}


def _name(element: Element) -> str:
    return str(element.tag).removeprefix(f"{{{NAMESPACE}}}")


def _unknown(name: str) -> str:
    return tell("has the field {name}, about which nobody has decided.", name=repr(name[:60]))


def _changed() -> str:
    return tell("The form of the list has changed; see the file.")
