"""A list of persons in five fields: name, father's name, identity number, province and district.

As JSON (a list of objects), CSV or XLSX. The list gives no permanent reference: one is made from
the name, the father's name, the district and the province, and two digits of a hash of the
identity number, which keep namesakes apart and give nothing of the number away.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from misaq.core.lists.records import (
    Identifier,
    IdentifierKind,
    ListedName,
    ListEntry,
    NameQuality,
    PartyKind,
)
from misaq.kernel.errors import Problem
from misaq.kernel.ids import fingerprint
from misaq.kernel.words import tell
from misaq.sources.lists.files import NamedBytes, is_sheet, refuse, unpack
from misaq.sources.lists.parts import Draft, one_file
from misaq.sources.lists.reading import Parsed, Reading, used_names
from misaq.sources.lists.references import References, derive_reference
from misaq.sources.lists.sheets import sheet_text
from misaq.sources.lists.tables import check_header, decode, with_header
from misaq.sources.lists.wording import names_something

IGNORED: Mapping[str, str] = {
    "serial": "the running number changes with every state of the list",
}
_COLUMNS: Mapping[str, str] = {
    "name": "name",
    "fullname": "name",
    "father": "father",
    "fathername": "father",
    "fathersname": "father",
    "cnic": "cnic",
    "cnicno": "cnic",
    "nic": "cnic",
    "identitynumber": "cnic",
    "province": "province",
    "district": "district",
    "born": "born",
    "dateofbirth": "born",
    "dob": "born",
    "yearofbirth": "born",
    "serial": "serial",
    "sr": "serial",
    "srno": "serial",
    "sno": "serial",
    "no": "serial",
}
_NEEDED = ("name", "father", "cnic", "province", "district")
_NOTHING = frozenset(
    {"", "-", "--", "n/a", "na", "nil", "nill", "none", "null", "unknown", "not known", "no", "0"}
)
_ALIAS = re.compile(r"\s*(?:@|\balias\b|\burf\b|\ba\.?k\.?a\b\.?|عرف)\s*", re.IGNORECASE)
_LETTERS = re.compile(r"[^a-z]")
_DIGITS = 13


def read_fourth_schedule(files: Sequence[NamedBytes], reading: Reading) -> Parsed:
    """Return the persons of one list.

    Raises:
        SourceChanged: not such a list; columns are missing, or more than nothing is known of.
    """
    file = unpack(one_file(files))
    references = References(reading)
    rows = list(_rows(file, reading))
    entries = [entry for where, row in rows if (entry := _entry(row, where, reading, references))]
    present = set(rows[0][1]) if rows else set()
    return Parsed(tuple(entries), None, used_names(IGNORED, present))


def _rows(file: NamedBytes, reading: Reading) -> Iterator[tuple[str, Mapping[str, str]]]:
    if is_sheet(file.data):
        yield from _table(file, reading, sheet_text(file))
        return
    text = decode(file)
    if text.lstrip("\ufeff \t\r\n").startswith(("[", "{")):
        yield from _objects(file, text, reading)
    else:
        yield from _table(file, reading, text)


def _table(
    file: NamedBytes, reading: Reading, text: str
) -> Iterator[tuple[str, Mapping[str, str]]]:
    header = text.lstrip().partition("\n")[0].strip("\r")
    names = [name.strip().strip('"') for name in header.split(",")]
    _check([_plain(name) for name in names], names, file.name)
    for where, row in with_header(file, reading, columns=frozenset(names), text=text):
        yield where, {_COLUMNS[_plain(name)]: value for name, value in row.items()}


def _check(plain: list[str], names: list[str], file: str) -> None:
    known = [_COLUMNS.get(name, names[at]) for at, name in enumerate(plain)]
    columns = frozenset(_COLUMNS.values())
    check_header(known, file, columns=columns, needed=frozenset(_NEEDED))


def _objects(
    file: NamedBytes, text: str, reading: Reading
) -> Iterator[tuple[str, Mapping[str, str]]]:
    try:
        found = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        at = getattr(error, "pos", 0)
        place = tell("byte {at}", at=f"{len(text[:at].encode()):,}")
        what = tell("is not whole JSON, or has a field twice in one entry.")
        raise refuse(file.name, Problem(place, what, tell("Fetch it again."))) from error
    if not isinstance(found, list):
        what = tell("is JSON, but not a list of entries.")
        raise refuse(file.name, Problem(file.name, what, tell("Bring the list by itself.")))
    for number, item in enumerate(found, start=1):
        where = f"entry {number}"
        if not isinstance(item, dict) or not all(_is_plain(value) for value in item.values()):
            reading.problem(where, tell("is not an object of texts."))
        elif (row := _fields(item, where, reading)) is not None:
            yield where, row


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a field stands twice")
    return found


def _is_plain(value: object) -> bool:
    return value is None or (isinstance(value, (str, int)) and not isinstance(value, bool))


def _fields(item: Mapping[str, object], where: str, reading: Reading) -> Mapping[str, str] | None:
    row: dict[str, str] = {}
    for name, value in item.items():
        field = _COLUMNS.get(_plain(name))
        if field is None or field in row:
            what = tell("has the field {name}, which is unknown or there twice.", name=repr(name))
            reading.problem(where, what, tell("Leave it out, or decide where it goes."))
            return None
        row[field] = "" if value is None else str(value)
    if missing := [name for name in _NEEDED if name not in row]:
        reading.problem(where, tell("has no field {names}.", names=", ".join(missing)))
        return None
    return row


def _plain(name: str) -> str:
    return _LETTERS.sub("", name.casefold())


def _entry(
    row: Mapping[str, str], where: str, reading: Reading, references: References
) -> ListEntry | None:
    draft = Draft(kind=PartyKind.PERSON, where=where, reading=reading)
    names = [part for part in _ALIAS.split(draft.name(row["name"])) if part]
    if not names or not names_something(names[0]):
        draft.problem(tell("has no name."), tell("Ask whoever keeps the list who is meant."))
        return None
    draft.names = [ListedName(names[0])]
    draft.add_names(names[1:], NameQuality.STRONG)
    draft.fathers = _stated(draft.name(row["father"]))
    place = [text for name in ("district", "province") if (text := _or_empty(draft, row[name]))]
    draft.districts = [", ".join(place)] if place else []
    number = _identity_number(draft, row["cnic"])
    if born := _or_empty(draft, row.get("born", "")):
        draft.add_birth(draft.day_or_remark(born, "Born"))
    reference = derive_reference(names[0], " ".join(draft.fathers), *place)
    short = fingerprint(reference, number)[:2] if number else "00"
    draft.reference = references.derived(f"{reference}-{short}", where)
    return draft.entry()


def _or_empty(draft: Draft, written: str) -> str:
    text = draft.text(written)
    return "" if text.casefold().strip(" .") in _NOTHING else text


def _stated(father: str) -> list[str]:
    names = [part for part in _ALIAS.split(father) if part.casefold().strip(" .") not in _NOTHING]
    return [name for name in names if names_something(name)]


def _identity_number(draft: Draft, written: str) -> str:
    """Keep the number and return it; a placeholder is told, kept in the remarks, and no number."""
    text = draft.text(written)
    if text.casefold().strip(" .") in _NOTHING:
        return ""
    digits = re.sub(r"\D", "", text)
    if len(set(digits)) <= 1 or digits in "12345678901234567890":
        draft.remark("Identity number as printed", text)
        draft.reading.odd(draft.where, tell("A placeholder stands for the identity number."))
        return ""
    if len(digits) != _DIGITS:
        draft.reading.odd(
            draft.where,
            tell("An identity number has {count} digits, not {wanted}.", count=len(digits),
                 wanted=_DIGITS),
        )  # fmt: skip
        draft.identifiers.append(Identifier(IdentifierKind.OTHER, text))
        return digits
    draft.identifiers.append(Identifier(IdentifierKind.CNIC, text))
    return digits
