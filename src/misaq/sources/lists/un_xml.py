"""The consolidated list of the United Nations Security Council, as its XML.

An entry is known by its REFERENCE_NUMBER alone: DATAID has changed for entries that stayed, and
VERSIONNUM has been 1 for years.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from misaq.core.lists.days import about_year, read_day, spanning
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
from misaq.sources.lists.parts import Draft, name_texts, one_file, split_original_script
from misaq.sources.lists.reading import Parsed, Reading, used_names
from misaq.sources.lists.references import References
from misaq.sources.lists.xml_files import read_xml

IGNORED: Mapping[str, str] = {
    "DATAID": "changed for entries that stayed; the permanent reference is the key",
    "VERSIONNUM": "has been 1 in every file seen",
    "SORT_KEY": "empty in every file seen",
    "SORT_KEY_LAST_MOD": "empty in every file seen",
    "LIST_TYPE": "says UN List of every entry",
    "noNamespaceSchemaLocation": "address of the schema",
}

_SCHEMA = "{http://www.w3.org/2001/XMLSchema-instance}noNamespaceSchemaLocation"
_GROUPS = {
    "INDIVIDUALS": ("INDIVIDUAL", PartyKind.PERSON),
    "ENTITIES": ("ENTITY", PartyKind.ORGANISATION),
}
_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_QUALITIES = {
    "": NameQuality.STRONG,
    "Good": NameQuality.STRONG,
    "Low": NameQuality.WEAK,
    "a.k.a.": NameQuality.STRONG,
    "f.k.a.": NameQuality.FORMER,
}
_SEXES = {"male": Sex.MALE, "female": Sex.FEMALE, "unknown": None, "": None}
_PLACE = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY")
_ADDRESS_FIELDS = {*_PLACE, "NOTE"}
_BIRTH_FIELDS = {"TYPE_OF_DATE", "DATE", "YEAR", "FROM_YEAR", "TO_YEAR", "NOTE"}
_ALIAS_FIELDS = {
    "QUALITY",
    "ALIAS_NAME",
    "DATE_OF_BIRTH",
    "CITY_OF_BIRTH",
    "COUNTRY_OF_BIRTH",
    "NOTE",
}
_DOCUMENT_FIELDS = {
    "TYPE_OF_DOCUMENT",
    "TYPE_OF_DOCUMENT2",
    "NUMBER",
    "ISSUING_COUNTRY",
    "COUNTRY_OF_ISSUE",
    "CITY_OF_ISSUE",
    "DATE_OF_ISSUE",
    "NOTE",
}


def read_un(files: Sequence[NamedBytes], reading: Reading) -> Parsed:
    """Return the entries of one consolidated list.

    Raises:
        SourceChanged: not one whole XML file of the list.
    """
    root = read_xml(one_file(files), root="CONSOLIDATED_LIST")
    as_of = _generated(root, reading)
    state = _State(reading, References(reading))
    entries = []
    for group in root:
        if group.tag not in _GROUPS:
            state.unknown(str(group.tag), str(group.tag))
            continue
        tag, kind = _GROUPS[str(group.tag)]
        for number, element in enumerate(group, start=1):
            where = f"{tag} {number}"
            if element.tag != tag:
                state.unknown(where, str(element.tag))
            elif (entry := _entry(element, kind, where, state)) is not None:
                entries.append(entry)
    present = {str(element.tag) for element in root.iter()}
    return Parsed(
        tuple(entries), as_of, used_names(IGNORED, present | {"noNamespaceSchemaLocation"})
    )


@dataclass(slots=True)
class _State:
    reading: Reading
    references: References

    def unknown(self, where: str, name: str) -> None:
        what = tell("has the field {name}, which this reader does not know.", name=repr(name[:60]))
        self.reading.problem(where, what, tell("The form of the list has changed; see the file."))


def _generated(root: etree._Element, reading: Reading) -> ImpreciseDate | None:
    for name in root.attrib:
        if name not in {_SCHEMA, "dateGenerated"}:
            reading.problem("CONSOLIDATED_LIST", tell("has the attribute {name}.", name=str(name)))
    written = root.get("dateGenerated", "")
    day = read_day(written)
    if day is None:
        what = tell(
            "does not say when it was made (“dateGenerated” is {text}).", text=repr(written)
        )
        reading.problem("CONSOLIDATED_LIST", what)
    return day


class _Element:
    """One entry while it is read: the draft, and who to tell."""

    def __init__(self, draft: Draft, state: _State) -> None:
        self.draft, self.state = draft, state

    def texts(self, element: etree._Element, known: set[str]) -> dict[str, str]:
        """Return the fields of a part of an entry; each at most once."""
        found: dict[str, str] = {}
        for child in element:
            tag = str(child.tag)
            if tag not in known or len(child) or child.attrib:
                self.state.unknown(self.draft.where, f"{element.tag}/{tag}")
            elif text := self.draft.text(child.text):
                if tag in found:
                    what = tell("has {name} twice.", name=f"{element.tag}/{tag}")
                    self.draft.problem(what)
                found[tag] = text
        self._check_alone(element)
        return found

    def values(self, element: etree._Element) -> list[str]:
        """Return the VALUEs of a field."""
        for child in element:
            if child.tag != "VALUE" or len(child):
                self.state.unknown(self.draft.where, f"{element.tag}/{child.tag}")
        self._check_alone(element)
        return [text for child in element if (text := self.draft.text(child.text))]

    def _check_alone(self, element: etree._Element) -> None:
        if element.text and element.text.strip():
            self.draft.problem(tell("has text outside the fields of {name}.", name=element.tag))


def _entry(element: etree._Element, kind: PartyKind, where: str, state: _State) -> ListEntry | None:
    draft = Draft(kind=kind, where=where, reading=state.reading)
    reader = _Element(draft, state)
    parts = dict.fromkeys(_NAMES, "")
    for child in element:
        tag = str(child.tag)
        if child.attrib:
            state.unknown(where, f"{tag} {', '.join(map(str, child.attrib))}")
        if tag in parts:
            parts[tag] = draft.name(child.text)
        elif tag in _READ:
            _READ[tag](reader, child)
        elif tag not in IGNORED:
            state.unknown(where, tag)
    draft.names.insert(0, ListedName(" ".join(part for part in parts.values() if part)))
    if not draft.reference:
        draft.problem(tell("has no REFERENCE_NUMBER."))
    state.references.issued(draft.reference, where)
    return draft.entry()


def _reference(reader: _Element, element: etree._Element) -> None:
    reader.draft.reference = reader.draft.text(element.text)


def _list_type(reader: _Element, element: etree._Element) -> None:
    reader.draft.basis = reader.draft.text(element.text)


def _listed_on(reader: _Element, element: etree._Element) -> None:
    reader.draft.listed_on = reader.draft.day(element.text, "LISTED_ON")


def _delisted_on(reader: _Element, element: etree._Element) -> None:
    if element.text and element.text.strip():
        what = tell("has a day of delisting, which no file had before.")
        reader.draft.problem(what, tell("Decide what the list means by it before it is read."))


def _updated(reader: _Element, element: etree._Element) -> None:
    days = [reader.draft.day(text, "LAST_DAY_UPDATED") for text in reader.values(element)]
    reader.draft.amended_on += [day for day in days if day is not None]


def _comments(reader: _Element, element: etree._Element) -> None:
    reader.draft.comments.append(reader.draft.text(element.text))


def _labelled(label: str) -> Callable[[_Element, etree._Element], None]:
    def read(reader: _Element, element: etree._Element) -> None:
        values = reader.values(element) if len(element) else [reader.draft.text(element.text)]
        reader.draft.remark(label, *values)

    return read


def _nationalities(reader: _Element, element: etree._Element) -> None:
    reader.draft.nationalities += reader.values(element)


def _gender(reader: _Element, element: etree._Element) -> None:
    written = reader.draft.text(element.text).casefold()
    if written not in _SEXES:
        reader.draft.problem(tell("has the GENDER {text}.", text=repr(written)))
    reader.draft.sex = _SEXES.get(written)


def _original_script(reader: _Element, element: etree._Element) -> None:
    reader.draft.add_names(name_texts(reader.draft.name(element.text)), NameQuality.ORIGINAL_SCRIPT)


def _alias(reader: _Element, element: etree._Element) -> None:
    draft, found = reader.draft, reader.texts(element, _ALIAS_FIELDS)
    quality = _QUALITIES.get(found.get("QUALITY", ""))
    if quality is None:
        draft.problem(tell("has an alias of the quality {text}.", text=repr(found["QUALITY"])))
        return
    for text in name_texts(draft.name(found.get("ALIAS_NAME"))):
        latin, original = split_original_script(text)
        draft.add_names([latin], quality)
        draft.add_names(original, NameQuality.ORIGINAL_SCRIPT)
    note = found.get("NOTE", "")
    draft.add_names(split_original_script(note)[1], NameQuality.ORIGINAL_SCRIPT)
    draft.remark("Alias", f"{found.get('ALIAS_NAME', '')}: {note}" if note else "")
    if born := found.get("DATE_OF_BIRTH"):
        draft.add_birth(draft.day(born, "DATE_OF_BIRTH"))
    draft.add_birth_place(_joined(found, ("CITY_OF_BIRTH", "COUNTRY_OF_BIRTH")))


def _address(reader: _Element, element: etree._Element) -> None:
    found = reader.texts(element, _ADDRESS_FIELDS)
    reader.draft.addresses += [text] if (text := _with_note(found, _PLACE)) else []


def _birth_place(reader: _Element, element: etree._Element) -> None:
    reader.draft.add_birth_place(_with_note(reader.texts(element, _ADDRESS_FIELDS), _PLACE))


def _birth(reader: _Element, element: etree._Element) -> None:
    draft, found = reader.draft, reader.texts(element, _BIRTH_FIELDS)
    note = found.get("NOTE", "")
    if "FROM_YEAR" in found or "TO_YEAR" in found:
        days = [draft.day(found.get(name), "year") for name in ("FROM_YEAR", "TO_YEAR")]
        day = spanning(days[0], days[1]) if days[0] and days[1] else None
    elif written := found.get("DATE") or found.get("YEAR"):
        day = draft.day(written, "date of birth")
    else:
        day = read_day(note) if note else None
    if day is None and not note and set(found) - {"TYPE_OF_DATE"}:
        draft.problem(tell("has a date of birth that cannot be read."))
    kind = found.get("TYPE_OF_DATE", "")
    if kind not in {"", "EXACT", "APPROXIMATELY", "BETWEEN"}:
        draft.problem(tell("has a date of birth of the kind {kind}.", kind=repr(kind)))
    about = kind == "APPROXIMATELY" or note.casefold().startswith("approx")
    draft.add_birth(about_year(day) if day is not None and about else day)
    draft.remark("Birth", note)


def _document(reader: _Element, element: etree._Element) -> None:
    draft, found = reader.draft, reader.texts(element, _DOCUMENT_FIELDS)
    stated = [found[name] for name in ("TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2") if name in found]
    issuer = found.get("ISSUING_COUNTRY") or found.get("COUNTRY_OF_ISSUE", "")
    if number := found.get("NUMBER"):
        draft.identifiers.append(Identifier(_document_kind(stated), number, issuer))
    rest = ("CITY_OF_ISSUE", "COUNTRY_OF_ISSUE", "DATE_OF_ISSUE", "NOTE")
    details = [found[name] for name in rest if name in found and found[name] != issuer]
    if details or (found and not number):
        draft.remark("Document", ", ".join([*stated, number or "", *details]).replace(", , ", ", "))


def _document_kind(stated: Iterable[str]) -> IdentifierKind:
    words = " ".join(stated).casefold()
    if "passeport" in words or "pasaporte" in words or "passport" in words:
        return IdentifierKind.PASSPORT
    if "identi" in words or "tazkira" in words or "national" in words:
        return IdentifierKind.NATIONAL_ID
    return IdentifierKind.OTHER


def _joined(found: Mapping[str, str], names: Iterable[str]) -> str:
    return ", ".join(found[name].strip(" ,") for name in names if name in found)


def _with_note(found: Mapping[str, str], names: Iterable[str]) -> str:
    place, note = _joined(found, names), found.get("NOTE", "")
    return f"{place} ({note})" if place and note else place or note


_READ: Mapping[str, Callable[[_Element, etree._Element], None]] = {
    "REFERENCE_NUMBER": _reference,
    "UN_LIST_TYPE": _list_type,
    "LISTED_ON": _listed_on,
    "DELISTED_ON": _delisted_on,
    "LAST_DAY_UPDATED": _updated,
    "COMMENTS1": _comments,
    "TITLE": _labelled("Title"),
    "DESIGNATION": _labelled("Designation"),
    "SUBMITTED_BY": _labelled("Submitted by"),
    "SUBMITTED_ON": _labelled("Submitted on"),
    "NATIONALITY": _nationalities,
    "NATIONALITY2": _nationalities,
    "GENDER": _gender,
    "NAME_ORIGINAL_SCRIPT": _original_script,
    "INDIVIDUAL_ALIAS": _alias,
    "ENTITY_ALIAS": _alias,
    "INDIVIDUAL_ADDRESS": _address,
    "ENTITY_ADDRESS": _address,
    "INDIVIDUAL_PLACE_OF_BIRTH": _birth_place,
    "INDIVIDUAL_DATE_OF_BIRTH": _birth,
    "INDIVIDUAL_DOCUMENT": _document,
}
