"""From the bytes of a list to a snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from misaq.core.lists.records import Snapshot, SourceList
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.errors import InputRefused, Problem
from misaq.kernel.words import tell
from misaq.sources.lists.files import NamedBytes, refuse
from misaq.sources.lists.formats import get_format
from misaq.sources.lists.reading import Parsed, Reading
from misaq.sources.lists.remarks import DROPPED


def read_snapshot(
    *,
    source_list: SourceList,
    files: Sequence[NamedBytes],
    as_of: date | None = None,
    part: str = "",
) -> Snapshot:
    """Return what a list printed, read strictly from the files of one state of it.

    Every field of the files is used, listed in ``ignored``, or the files are refused whole; so they
    are with fewer entries than the list's floor. More than its ceiling is a warning.

    Args:
        files: as they came, packed or not; which and how many depends on the list's format.
        as_of: the day they are of; needed where the files do not say. The files' own day wins.
        part: which list to read, where one file holds several.

    Raises:
        SourceChanged: the files are not what the format says, with every problem found.
        InputRefused: no files, or no day.
        NotFound: the list's format has no reader.
    """
    form = get_format(source_list.format)
    if not files:
        raise InputRefused(
            tell("No file of the list {key} was given.", key=source_list.key),
            next_step=tell("Fetch it first, or name the file."),
            rule="lists.files",
        )
    reading = Reading(files[0].name)
    parsed = form.read(files, reading, part)
    _check_counts(source_list, parsed, reading)
    day = _day(parsed.as_of, as_of, source_list, reading)
    reading.refuse_if_wrong()
    ignored = parsed.ignored + ((DROPPED,) if reading.has_dropped else ())
    return Snapshot(source_list.key, day, parsed.entries, ignored, reading.warnings)


def _check_counts(source_list: SourceList, parsed: Parsed, reading: Reading) -> None:
    reading.refuse_if_wrong()
    count = len(parsed.entries)
    if count < max(1, source_list.floor):
        what = tell(
            "has {count} entries; this list has never had fewer than {floor}.",
            count=f"{count:,}",
            floor=f"{max(1, source_list.floor):,}",
        )
        next_step = tell(
            "Look whether the file is whole. If the list really shrank so far, lower its floor."
        )
        raise refuse(reading.file, Problem(reading.file, what, next_step))
    if source_list.ceiling is not None and count > source_list.ceiling:
        what = tell(
            "There are {count} entries, more than the {ceiling} expected.",
            count=f"{count:,}",
            ceiling=f"{source_list.ceiling:,}",
        )
        reading.odd(reading.file, what)


def _day(
    stated: ImpreciseDate | None, given: date | None, source_list: SourceList, reading: Reading
) -> date:
    if stated is None:
        if given is None:
            raise InputRefused(
                tell("The files of {key} do not say of which day they are.", key=source_list.key),
                next_step=tell("Give the day on which they were fetched or printed."),
                rule="lists.day",
            )
        return given
    if stated.is_exact:
        if given is not None and given != stated.earliest:
            what = tell(
                "The file is of {stated}, not of {given}.", stated=stated, given=given.isoformat()
            )
            reading.odd(reading.file, what)
        return stated.earliest
    if given is not None and stated.earliest <= given <= stated.latest:
        return given
    what = tell("The file says only {stated}; its last day was taken.", stated=stated)
    reading.odd(reading.file, what)
    return stated.latest
