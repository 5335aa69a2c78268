"""India's list of banned organisations: a number and a name, as a page with a table or as CSV."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree, html

from misaq.core.lists.records import ListedName, ListEntry, NameQuality, PartyKind
from misaq.kernel.errors import Problem
from misaq.kernel.words import tell
from misaq.sources.lists.files import NamedBytes, is_web_page, refuse, unpack
from misaq.sources.lists.parts import Draft, one_file
from misaq.sources.lists.reading import Parsed, Reading
from misaq.sources.lists.references import References, derive_reference
from misaq.sources.lists.tables import decode, read_lines
from misaq.sources.lists.wording import clean

IGNORED: Mapping[str, str] = {
    "the page around the table": "menus, scripts and pictures of the ministry's site",
}
_NUMBER = frozenset({"slno", "sno", "srno", "no", "serial"})
_NAME = frozenset({"organisation", "organization", "nameoforganisation", "name"})
_COVERS = re.compile(
    r"(?:\s*[,.-]\s*|\s+)((?:and )?all its (?:formations|manifestations).*)$", re.IGNORECASE
)
_OTHER_LIST = re.compile(r"organi[sz]ations listed in the schedule to", re.IGNORECASE)


def read_india(files: Sequence[NamedBytes], reading: Reading) -> Parsed:
    """Return the organisations of one state of the list.

    Raises:
        SourceChanged: no table of a number and an organisation, or more columns than these.
    """
    file = unpack(one_file(files))
    is_page = is_web_page(file.data)
    lines = _page_rows(file) if is_page else _csv_rows(file)
    references = References(reading)
    entries = [
        entry
        for where, number, name in _rows(lines, file, reading)
        if (entry := _entry(where, number, name, reading, references)) is not None
    ]
    return Parsed(tuple(entries), None, tuple(IGNORED) if is_page else ())


def _csv_rows(file: NamedBytes) -> list[list[str]]:
    return [cells for _, cells in read_lines(decode(file), file.name)]


def _page_rows(file: NamedBytes) -> list[list[str]]:
    parser = html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    try:
        root = html.document_fromstring(_in_utf8(file), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise refuse(file.name, Problem(file.name, tell("is a page that is broken."))) from error
    for table in root.iter("table"):
        rows = [
            [str(cell.xpath("string()")) for cell in row if cell.tag in {"td", "th"}]
            for row in table.iter("tr")
        ]
        if rows and _is_header(rows[0]):
            return rows
    what = tell("has no table of a number and an organisation.")
    next_step = tell("Open the page: the list may have moved, or come as a picture.")
    raise refuse(file.name, Problem(file.name, what, next_step))


def _in_utf8(file: NamedBytes) -> bytes:
    try:
        return file.data.decode("utf-8-sig").encode()
    except UnicodeDecodeError as error:
        where = tell("byte {at}", at=f"{error.start:,}")
        what = tell("is no page in UTF-8.")
        raise refuse(file.name, Problem(where, what, tell("Fetch it again."))) from error


def _plain(cell: str) -> str:
    return re.sub(r"[^a-z]", "", cell.casefold())


def _is_header(cells: Sequence[str]) -> bool:
    names = [_plain(cell) for cell in cells]
    return len(names) == 2 and names[0] in _NUMBER and names[1] in _NAME


def _rows(
    lines: Sequence[Sequence[str]], file: NamedBytes, reading: Reading
) -> Iterator[tuple[str, str, str]]:
    if not lines or not _is_header(lines[0]):
        what = tell("does not begin with a number and an organisation.")
        raise refuse(file.name, Problem("header", what, tell("Check which list this file is.")))
    expected = 1
    for at, cells in enumerate(lines[1:], start=2):
        where = f"row {at}"
        if len(cells) != 2:
            reading.problem(where, tell("has {count} cells, not 2.", count=len(cells)))
            continue
        number, name = (clean(cell, where, reading) for cell in cells)
        if number.strip(".") != str(expected):
            reading.odd(where, tell("The numbers of the list do not follow one another."))
        expected = int(number.strip(".")) + 1 if number.strip(".").isdecimal() else expected + 1
        yield where, number, name


def _entry(
    where: str, number: str, printed: str, reading: Reading, references: References
) -> ListEntry | None:
    draft = Draft(kind=PartyKind.ORGANISATION, where=f"{where}, number {number}", reading=reading)
    draft.reference = references.derived(derive_reference(printed), where)
    if _OTHER_LIST.match(printed):
        draft.kind = PartyKind.UNSTATED
        draft.names = [ListedName(draft.name(printed))]
        reading.odd(where, tell("A row names another list, not a party."))
        return draft.entry()
    covers = _COVERS.search(printed)
    draft.remark("Covers", covers[1] if covers else "")
    names = [name.strip(" ,.") for name in _COVERS.sub("", printed).split("/")]
    draft.names = [ListedName(draft.name(names[0]))]
    draft.add_names((draft.name(name) for name in names[1:]), NameQuality.STRONG)
    return draft.entry()
