"""A list as plain text: on each line a number, a name, and perhaps the day of listing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from misaq.core.lists.days import read_day
from misaq.core.lists.records import ListedName, ListEntry, PartyKind
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.words import tell
from misaq.sources.lists.files import NamedBytes, unpack
from misaq.sources.lists.parts import Draft, is_plausible, one_file
from misaq.sources.lists.reading import Parsed, Reading
from misaq.sources.lists.references import References, derive_reference
from misaq.sources.lists.tables import decode
from misaq.sources.lists.wording import clean

IGNORED: Mapping[str, str] = {}

_NUMBERED = re.compile(r"\(?(\d{1,4})\s*[.):\]]\s*(?=\S)")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = (
    r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}(?:-\d{2})?|"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[ -])?{_MONTH},?[ -]\d{{4}}|"
    rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
)
_DATED = re.compile(rf"^(.+?)[\s,;:–—-]*[\s,;(\[–—-]\(?({_DAY})[)\].\s]*$", re.IGNORECASE)
_AS_OF = re.compile(rf"^.{{0,80}}\bas (?:of|on)\s+({_DAY})\s*:?$", re.IGNORECASE)


def read_text_list(files: Sequence[NamedBytes], reading: Reading) -> Parsed:
    """Return the organisations of one list.

    A first line "…as of 10 May 2019" gives the day of the list. In a list with numbers, a line
    without one is a problem: it may be half of a name.

    Raises:
        SourceChanged: no text, or lines that cannot be read.
    """
    file = unpack(one_file(files))
    lines = [
        (f"line {number}", text)
        for number, line in enumerate(decode(file).splitlines(), start=1)
        if (text := clean(line, f"line {number}", reading))
    ]
    as_of = _stated(lines[0][1]) if lines else None
    if as_of is not None:
        lines = lines[1:]
    has_numbers = bool(lines) and _NUMBERED.match(lines[0][1]) is not None
    references = References(reading)
    entries: list[ListEntry] = []
    last = 0
    for where, text in lines:
        found = _NUMBERED.match(text)
        if (found is not None) != has_numbers:
            what = tell("has a number and other lines have none, or the other way round.")
            reading.problem(where, what, tell("Put each entry on one line, all in one manner."))
            continue
        if found is not None:
            _check_order(int(found[1]), last, where, reading)
            last = int(found[1])
        rest = text[found.end() :] if found is not None else text
        if (entry := _entry(rest, where, reading, references)) is not None:
            entries.append(entry)
    return Parsed(tuple(entries), as_of, ())


def _stated(line: str) -> ImpreciseDate | None:
    found = _AS_OF.match(line)
    return read_day(found[1]) if found is not None else None


def _check_order(number: int, last: int, where: str, reading: Reading) -> None:
    if number <= last:
        reading.problem(where, tell("repeats or goes back in the numbers of the list."))
    elif number != last + 1:
        reading.odd(where, tell("The numbers of the list do not follow one another."))


def _entry(text: str, where: str, reading: Reading, references: References) -> ListEntry | None:
    draft = Draft(kind=PartyKind.ORGANISATION, where=where, reading=reading)
    found = _DATED.match(text)
    name = draft.name((found[1] if found else text).strip(" ,;:-–—"))
    draft.names = [ListedName(name)]
    draft.reference = references.derived(derive_reference(name), where)
    if found is not None:
        day = read_day(found[2])
        if day is None or not is_plausible(day):
            what = tell("has the day {text}, which no calendar has.", text=repr(found[2]))
            draft.problem(what, tell("Ask whoever printed the list."))
        else:
            draft.listed_on = day
    return draft.entry()
