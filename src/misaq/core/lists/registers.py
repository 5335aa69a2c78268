"""What a country pack says of lists: which there are, when printed, corrected and announced.

Nothing here names a person. What stands on a list is no register: it is kept apart, in snapshots.
"""

from __future__ import annotations

from dataclasses import dataclass

from misaq.core.lists.hygiene import Defect
from misaq.core.lists.records import SourceList
from misaq.core.lists.spells import EventKind
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citations


@dataclass(frozen=True, slots=True)
class PrintedDefect:
    """How many entries of a printing have a defect, as somebody counted.

    Attributes:
        defect: the defect.
        count: entries that have it.
    """

    defect: Defect
    count: int


@dataclass(frozen=True, slots=True)
class Printing:
    """One time at which an authority printed or published a list, and what it said of its size.

    Attributes:
        key: key of the printing.
        source_list: the list.
        as_of: day it is of, or the days between which it must be.
        heading: entries that its heading gives.
        words: entries that its words give.
        rows: entries counted in it.
        other_bases: entries in it that rest on another law than the list's own.
        address: where it was published; empty where it was on paper or is not on record.
        withdrawn_on: when it was taken from where it stood; None where it was not.
        notice: notice that was given of the withdrawal, in words; empty where none is on record.
        defects: how many entries have which defect, where somebody counted them.
        note: what is known and not known.
        cite: the source.
    """

    key: Key
    source_list: Key
    as_of: ImpreciseDate
    cite: Citations
    heading: int | None = None
    words: int | None = None
    rows: int | None = None
    other_bases: int | None = None
    address: str = ""
    withdrawn_on: ImpreciseDate | None = None
    notice: str = ""
    defects: tuple[PrintedDefect, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry or entries that an authority took back, and how long others still acted on them.

    Attributes:
        key: key of the correction.
        source_list: the list.
        what: what was taken back, in words that name no person.
        decided_on: day of the correction.
        still_at: where what was taken back still stood afterwards, in words; empty where nowhere.
        still_on: day on which it still stood there.
        cite: the source.
    """

    key: Key
    source_list: Key
    what: str
    decided_on: ImpreciseDate
    cite: Citations
    still_at: str = ""
    still_on: ImpreciseDate | None = None


@dataclass(frozen=True, slots=True)
class Announcement:
    """A notice by which an authority told that entries were listed, amended, taken off or put back.

    It names an entry by the issuer's reference or a body on record; of natural persons it says how
    many and nothing else. One that does neither is kept and tells of no entry.

    Attributes:
        key: key of the announcement.
        source_list: the list.
        kind: what it announces; LISTED also tells of a return.
        on: the day it gives.
        where: the gazette, order or release it stands in, in words.
        reference: reference of the entry, of an organisation; empty where it gives none.
        body: the body on record that it names; None where it names none.
        count: how many entries it speaks of; None where it names one or gives no number.
        note: what is known and not known.
        cite: the source.
    """

    key: Key
    source_list: Key
    kind: EventKind
    on: ImpreciseDate
    where: str
    cite: Citations
    reference: str = ""
    body: Key | None = None
    count: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Bodies that somebody named as standing on two lists at one time.

    Attributes:
        key: key of the overlap.
        left: a list.
        right: another list.
        as_of: day it is of.
        bodies: the bodies named, as the record has them.
        note: what is known and not known.
        cite: who named them.
    """

    key: Key
    left: Key
    right: Key
    as_of: ImpreciseDate
    bodies: tuple[Key, ...]
    cite: Citations
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lists:
    """The register of lists."""

    source_lists: tuple[SourceList, ...] = ()
    printings: tuple[Printing, ...] = ()
    corrections: tuple[Correction, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
