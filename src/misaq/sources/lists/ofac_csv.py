"""The list of Specially Designated Nationals of OFAC: three CSV files that belong together.

SDN holds the parties, ALT their aliases, ADD their addresses; none has a header, "-0-" stands for
nothing, and the last line of a whole file is the lone sign 0x1A. A party is known by its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from misaq.core.lists.records import ListedName, NameQuality, PartyKind
from misaq.kernel.errors import InputRefused, Problem
from misaq.kernel.words import tell
from misaq.sources.lists.files import NamedBytes, refuse, unpack
from misaq.sources.lists.ofac_remarks import read_remarks
from misaq.sources.lists.parts import Draft
from misaq.sources.lists.reading import Parsed, Reading
from misaq.sources.lists.references import References
from misaq.sources.lists.tables import decode, read_lines

IGNORED: Mapping[str, str] = {
    "alt_num": "numbers the aliases of one party; the names themselves are kept",
    "add_num": "numbers the addresses of one party; the addresses themselves are kept",
}
_KINDS = {
    "individual": PartyKind.PERSON,
    "-0-": PartyKind.ORGANISATION,
    "vessel": PartyKind.VESSEL,
    "aircraft": PartyKind.AIRCRAFT,
}
_QUALITIES = {
    "aka": NameQuality.STRONG,
    "nka": NameQuality.STRONG,
    "fka": NameQuality.FORMER,
}
_WIDTHS = {12: "SDN", 5: "ALT", 6: "ADD"}
_VESSEL = ("Call sign", "Vessel type", "Tonnage", "Gross tonnage", "Flag", "Owner")
_CUT_AT = 1_000
_NOTHING = "-0-"

Lines = list[tuple[int, list[str]]]


def read_ofac(files: Sequence[NamedBytes], reading: Reading) -> Parsed:
    """Return the parties of one state of the list.

    Raises:
        SourceChanged: files of another form, or aliases and addresses of parties that are not here.
        InputRefused: not one SDN, one ALT and one ADD file.
    """
    tables = _tables(files, reading)
    references = References(reading)
    drafts: dict[str, Draft] = {}
    for number, cells in tables["SDN"]:
        draft = _draft(number, cells, reading)
        references.issued(draft.reference, draft.where)
        drafts.setdefault(draft.reference, draft)
    for number, cells in tables["ALT"]:
        if (found := _owner(drafts, cells[0], f"ALT row {number}", reading)) is not None:
            _add_alias(found, cells, f"ALT row {number}")
    for number, cells in tables["ADD"]:
        if (found := _owner(drafts, cells[0], f"ADD row {number}", reading)) is not None:
            _add_address(found, cells)
    entries = [entry for draft in drafts.values() if (entry := draft.entry()) is not None]
    return Parsed(tuple(entries), None, tuple(IGNORED))


def _tables(files: Sequence[NamedBytes], reading: Reading) -> Mapping[str, Lines]:
    tables: dict[str, Lines] = {}
    for file in files:
        name, lines = _table(unpack(file), reading)
        if name in tables:
            raise InputRefused(
                tell("Two of the files are {name} files.", name=name), next_step=_three()
            )
        tables[name] = lines
    if missing := [name for name in _WIDTHS.values() if name not in tables]:
        raise InputRefused(
            tell("The {names} file is missing.", names=", ".join(missing)),
            next_step=_three(),
            rule="lists.files",
        )
    return tables


def _three() -> str:
    return tell("Give the SDN, ALT and ADD files of one day together; without all, names are lost.")


def _table(file: NamedBytes, reading: Reading) -> tuple[str, Lines]:
    text = decode(file)
    lines = list(read_lines(text, file.name))
    name = _WIDTHS.get(len(lines[0][1])) if lines else None
    if name is None:
        what = tell(
            "has {count} cells in its first row; SDN has 12, ALT 5 and ADD 6.",
            count=len(lines[0][1]) if lines else 0,
        )
        raise refuse(file.name, Problem(file.name, what, tell("Fetch the CSV files of the list.")))
    if not text.rstrip("\r\n ").endswith("\x1a"):
        what = tell("A file does not end with its end mark (0x1A); rows may be missing at its end.")
        reading.odd(file.name, what)
    width = len(lines[0][1])
    for number, cells in lines:
        if len(cells) != width:
            what = tell("has {found} cells, not {width}.", found=len(cells), width=width)
            reading.problem(f"{name} row {number}", what, tell("The row is broken off or merged."))
    return name, [(number, cells) for number, cells in lines if len(cells) == width]


def _said(cell: str) -> str:
    text = cell.strip()
    return "" if text in {_NOTHING, "-0"} else text


def _draft(number: int, cells: list[str], reading: Reading) -> Draft:
    where = f"SDN row {number}"
    kind = _KINDS.get(cells[2].strip())
    draft = Draft(kind=kind or PartyKind.UNSTATED, where=where, reading=reading)
    draft.reference = draft.text(_said(cells[0]))
    if not draft.reference.isdecimal():
        draft.problem(tell("has no number of its party."))
    if kind is None:
        draft.problem(tell("has the type {kind}.", kind=repr(cells[2][:40])))
    draft.names = [ListedName(draft.name(_said(cells[1])))]
    draft.basis = draft.text(_said(cells[3])).replace("] [", "; ")
    draft.remark("Title", draft.text(_said(cells[4])))
    for label, cell in zip(_VESSEL, cells[5:11], strict=True):
        draft.remark(label, draft.text(_said(cell)))
    remarks = _said(cells[11])
    if len(remarks) >= _CUT_AT:
        what = tell("The issuer cuts remarks at {count} signs; what follows is not here.",
                    count=f"{_CUT_AT:,}")  # fmt: skip
        reading.odd(where, what)
    read_remarks(draft.text(remarks), draft)
    return draft


def _owner(drafts: Mapping[str, Draft], cell: str, where: str, reading: Reading) -> Draft | None:
    found = drafts.get(cell.strip())
    if found is None:
        what = tell("belongs to the party {number}, which SDN does not have.", number=cell[:20])
        reading.problem(where, what, tell("The files are of different days; fetch all three."))
    return found


def _add_alias(draft: Draft, cells: Iterable[str], where: str) -> None:
    _, _, kind, name, remarks = cells
    quality = _QUALITIES.get(kind.strip())
    if quality is None:
        draft.reading.problem(where, tell("has the kind of alias {kind}.", kind=repr(kind[:20])))
        return
    draft.add_names([draft.name(_said(name))], quality)
    draft.remark("Alias", draft.text(_said(remarks)))


def _add_address(draft: Draft, cells: Iterable[str]) -> None:
    _, _, street, city, country, remarks = cells
    parts = (draft.text(_said(cell)) for cell in (street, city, country))
    if address := ", ".join(part for part in parts if part):
        draft.addresses.append(address)
    draft.remark("Address", draft.text(_said(remarks)))
