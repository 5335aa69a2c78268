"""Canada's consolidated list under the Special Economic Measures Act and its sister law, as XML.

A party is known by the regulation, the schedule and the item in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from misaq.core.lists.records import (
    Identifier,
    IdentifierKind,
    ListedName,
    NameQuality,
    PartyKind,
)
from misaq.kernel.words import tell
from misaq.sources.lists.files import NamedBytes
from misaq.sources.lists.parts import Draft, one_file
from misaq.sources.lists.reading import Parsed, Reading
from misaq.sources.lists.references import References
from misaq.sources.lists.wording import LONGEST_TEXT
from misaq.sources.lists.xml_files import read_xml

IGNORED: Mapping[str, str] = {}

_FIELDS = frozenset(
    {
        "Country",
        "LastName",
        "GivenName",
        "EntityOrShip",
        "TitleOrShip",
        "ShipIMONumber",
        "Aliases",
        "DateOfBirthOrShipBuildDate",
        "Schedule",
        "Item",
        "DateOfListing",
    }
)
_LANGUAGE = re.compile(
    r"(?:^|[,;/]?\s+|[,;/])(?:Belarus+ian|Russian|Ukrainian|Arabic|Persian|Farsi|Burmese|English|"
    r"French|Chinese)\s*:\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*;\s*|\s+/\s*|\s*/\s+|\n|\s+(?:and|or)\s+(?=[^\x00-\x7f])")
_SPACES = re.compile(r"\s+")
_ALSO = re.compile(r"\s*\(?(?:also known as|a\.?k\.?a\.?)\s+", re.IGNORECASE)


def read_canada(files: Sequence[NamedBytes], reading: Reading) -> Parsed:
    """Return the parties of one state of the list.

    Raises:
        SourceChanged: not one whole XML file of the list.
    """
    root = read_xml(one_file(files), root="data-set")
    references = References(reading)
    entries = []
    for number, record in enumerate(root, start=1):
        where = f"record {number}"
        if record.tag != "record":
            reading.problem(where, tell("is a {tag}, not a record.", tag=repr(record.tag)))
            continue
        draft = _draft(_fields(record, where, reading), where, reading)
        references.issued(draft.reference, where)
        if (entry := draft.entry()) is not None:
            entries.append(entry)
    return Parsed(tuple(entries), None, ())


def _fields(record: etree._Element, where: str, reading: Reading) -> dict[str, str]:
    found: dict[str, str] = {}
    for child in record:
        tag = str(child.tag)
        if tag not in _FIELDS or tag in found or len(child) or child.attrib:
            what = tell("has the field {name}, unknown or there twice.", name=repr(tag[:60]))
            reading.problem(where, what, tell("The form of the list has changed; see the file."))
        found[tag] = child.text or ""
    return found


def _draft(found: Mapping[str, str], where: str, reading: Reading) -> Draft:
    draft = Draft(kind=PartyKind.ORGANISATION, where=where, reading=reading)
    text = {name: draft.text(value) for name, value in found.items() if name != "Aliases"}
    country = text.get("Country", "").partition(" / ")[0]
    parts = (country, text.get("Schedule", ""), text.get("Item", ""))
    draft.reference = "/".join(part for part in parts if part)
    if not country or not text.get("Item"):
        draft.problem(tell("has no “Country” or no “Item”, so that nobody can refer to it."))
    draft.basis = text.get("Country", "")
    draft.listed_on = draft.day(text.get("DateOfListing"), "DateOfListing")
    _who(draft, text)
    written = found.get("Aliases", "")
    if len(written) > LONGEST_TEXT:
        draft.problem(tell("holds aliases of {count} signs.", count=f"{len(written):,}"))
        written = ""
    for alias in _aliases(written):
        draft.add_names([draft.name(alias)], NameQuality.STRONG)
    return draft


def _who(draft: Draft, text: Mapping[str, str]) -> None:
    made = text.get("DateOfBirthOrShipBuildDate", "")
    if text.get("LastName") or text.get("GivenName"):
        draft.kind = PartyKind.PERSON
        name = " ".join(text[part] for part in ("GivenName", "LastName") if text.get(part))
        draft.names = [ListedName(draft.name(name))]
        draft.add_birth(draft.day_or_remark(made, "Born"))
        if text.get("EntityOrShip"):
            draft.problem(tell("names a person and an entity at once."))
        draft.remark("Title", text.get("TitleOrShip", ""))
        return
    name, *others = _ALSO.split(draft.name(text.get("EntityOrShip")))
    draft.names = [ListedName(name.strip())]
    draft.add_names((other.rstrip(" )") for other in others), NameQuality.STRONG)
    draft.remark("Built", made)
    draft.remark("Type", text.get("TitleOrShip", ""))
    if number := text.get("ShipIMONumber"):
        draft.kind = PartyKind.VESSEL
        draft.identifiers.append(Identifier(IdentifierKind.REGISTRATION, number, "IMO"))


def _aliases(written: str) -> list[str]:
    """Return the aliases of a field that prints several in any of a dozen ways.

    They stand between semicolons, strokes, lines or names of languages. A comma parts them only
    where each side has two words or more: "Surname, Given" is one name.
    """
    names: list[str] = []
    lines = (_SPACES.sub(" ", line).strip() for line in written.splitlines())
    for part in _LANGUAGE.split("\n".join(line for line in lines if line)):
        for name in _BETWEEN.split(part):
            pieces = [piece.strip() for piece in name.split(",") if piece.strip()]
            is_several = len(pieces) > 1 and all(" " in piece for piece in pieces)
            names += pieces if is_several else [name.strip(" ,")]
    return [name for name in names if name]
