"""Lists of organisations as newspapers and ministries printed them, typed off by hand.

Two forms: the long one, several printed lists in one file, each under its ``source``; and the plain
one of a name and the day of listing. Neither gives a permanent reference, so one is made from the
name as printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from misaq.core.lists.days import read_day
from misaq.core.lists.records import ListedName, ListEntry, NameQuality, PartyKind
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell
from misaq.sources.lists.files import NamedBytes, unpack
from misaq.sources.lists.parts import Draft, one_file
from misaq.sources.lists.reading import Parsed, Reading, used_names
from misaq.sources.lists.references import References, derive_reference
from misaq.sources.lists.tables import decode, with_header
from misaq.sources.lists.wording import clean

IGNORED: Mapping[str, str] = {
    "url": "belongs to the snapshot's origin, which keeps it",
    "publisher": "belongs to the source list, which names its issuer",
    "canonical_key": "whoever typed the list off judged it so; the page does not print it",
}
_LONG = frozenset({"source", "source_date", "seq", "name_as_printed", "proscribed_on", *IGNORED})
_PLAIN = frozenset({"seq", "name", "listed_on"})
_WATCHED = "watch list"


def read_printed(files: Sequence[NamedBytes], reading: Reading, part: str = "") -> Parsed:
    """Return one printed list.

    Args:
        part: the ``source`` of the list to read, where the file holds several.

    Raises:
        SourceChanged: neither form.
        InputRefused: the file holds several lists and none, or another, was asked for.
    """
    file = one_file(files)
    rows = list(_rows(file, reading))
    if rows and "source" in rows[0][1]:
        wanted = _wanted(sorted({row["source"].strip() for _, row in rows}), part)
        rows = [(where, row) for where, row in rows if row["source"].strip() == wanted]
    references = References(reading)
    entries = [entry for where, row in rows if (entry := _entry(row, where, reading, references))]
    present = set(rows[0][1]) if rows else set()
    return Parsed(tuple(entries), _as_of(rows, reading), used_names(IGNORED, present))


def printed_parts(file: NamedBytes) -> tuple[str, ...]:
    """Return the printed lists that a file holds, by their ``source``; none in the plain form."""
    rows = list(_rows(file, Reading(file.name)))
    return tuple(dict.fromkeys(row["source"].strip() for _, row in rows if "source" in row))


def _rows(file: NamedBytes, reading: Reading) -> list[tuple[str, Mapping[str, str]]]:
    file = unpack(file)
    text = decode(file)
    is_long = "name_as_printed" in text.partition("\n")[0]
    return list(
        with_header(
            file,
            reading,
            columns=_LONG if is_long else _PLAIN,
            needed=frozenset({"source", "name_as_printed"}) if is_long else frozenset({"name"}),
            text=text,
        )
    )


def _wanted(parts: list[str], part: str) -> str:
    if part in parts:
        return part
    if not part and len(parts) == 1:
        return parts[0]
    raise InputRefused(
        tell("The file holds {count} lists.", count=len(parts)),
        next_step=tell("Say which to read: {parts}.", parts=", ".join(parts)),
        rule="lists.part",
    )


def _as_of(rows: list[tuple[str, Mapping[str, str]]], reading: Reading) -> ImpreciseDate | None:
    stated = {row.get("source_date", "").strip(): where for where, row in rows}
    if len(stated) > 1:
        what = tell("says another day than the rows before: {days}.", days=", ".join(stated))
        reading.problem(list(stated.values())[-1], what)
    day = read_day(next(iter(stated), ""))
    if day is None and any(stated):
        reading.problem(reading.file, tell("has a source_date that is no date."))
    return day


def _entry(
    row: Mapping[str, str], where: str, reading: Reading, references: References
) -> ListEntry | None:
    number = clean(row.get("seq"), where, reading)
    place = f"{where}, number {number}" if number else where
    draft = Draft(kind=PartyKind.ORGANISATION, where=place, reading=reading)
    name = draft.name(row.get("name_as_printed", row.get("name")))
    draft.names = [ListedName(name, NameQuality.PRIMARY)]
    draft.reference = references.derived(derive_reference(name), where)
    written = draft.text(row.get("proscribed_on", row.get("listed_on")))
    if written.startswith(_WATCHED):
        draft.basis = _WATCHED
        written = written.removeprefix(_WATCHED).strip()
    draft.listed_on = draft.day(written, "day of listing")
    return draft.entry()
