"""How clean a list of persons is: defects counted, never a name.

A report speaks in numbers and in case references (the issuer's own, or the row of the file), which
only those who keep the list can turn into a person. What the list has no field for is not counted
as wrong: it is said to be not known.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType

from misaq.core.lists.identity_numbers import is_placeholder
from misaq.core.lists.records import IdentifierKind, ListEntry, PartyKind, Snapshot
from misaq.core.lists.sealing import is_sealed
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key
from misaq.kernel.words import Phrase, say

MEASURE_YEARS = 3
"""Years for which the measures that the law limits may last."""
SMALLEST_SHOWN = 10
"""A count below this is not printed where others can read it; none is."""

PLACEHOLDER_NOTE = "Identity number as printed"
"""What the remarks of an entry say where a filler stood in the field for the number."""

_DIGITS_OF_A_CARD = 13
_NOT_WRITTEN = re.compile(r"[\W_]+")
_BLANKS = re.compile(r"\s+")
_NOBODY = frozenset({"", "nil", "nill", "none", "na", "unknown", "notknown", "x", "null"})
_ALIAS = re.compile(r"@|\b(?:alias|a\.?k\.?a\.?|urf|urff)\b|عرف", re.IGNORECASE)


class Defect(Enum):
    """Something about an entry that should not be so."""

    NO_NUMBER = "NO_NUMBER"
    PLACEHOLDER_NUMBER = "PLACEHOLDER_NUMBER"
    WRONG_LENGTH_NUMBER = "WRONG_LENGTH_NUMBER"
    SHARED_NUMBER = "SHARED_NUMBER"
    NO_FATHER = "NO_FATHER"
    SAME_NAME = "SAME_NAME"
    SAME_NAME_AND_FATHER = "SAME_NAME_AND_FATHER"
    SAME_NAME_FATHER_AND_DISTRICT = "SAME_NAME_FATHER_AND_DISTRICT"
    ALIAS_IN_NAME = "ALIAS_IN_NAME"
    NO_DATE = "NO_DATE"
    OLDER_THAN_MEASURES = "OLDER_THAN_MEASURES"
    NO_ORDER = "NO_ORDER"
    NO_GROUND = "NO_GROUND"
    NO_INSTRUMENT = "NO_INSTRUMENT"
    DEAD = "DEAD"
    ACQUITTED = "ACQUITTED"
    DELISTED_ELSEWHERE = "DELISTED_ELSEWHERE"


DEFECT_WORDS: Mapping[Defect, Phrase] = MappingProxyType(
    {
        Defect.NO_NUMBER: say("no identity number"),
        Defect.PLACEHOLDER_NUMBER: say("an invented identity number"),
        Defect.WRONG_LENGTH_NUMBER: say("an identity number of the wrong length"),
        Defect.SHARED_NUMBER: say("an identity number that another entry has too"),
        Defect.NO_FATHER: say("no father's name"),
        Defect.SAME_NAME: say("the name of another entry, letter for letter"),
        Defect.SAME_NAME_AND_FATHER: say("the name and father of another entry"),
        Defect.SAME_NAME_FATHER_AND_DISTRICT: say("the name, father and district of another entry"),
        Defect.ALIAS_IN_NAME: say("another name hidden in the field for the name"),
        Defect.NO_DATE: say("no day of listing"),
        Defect.OLDER_THAN_MEASURES: say("a listing older than its measures may be"),
        Defect.NO_ORDER: say("no order on record"),
        Defect.NO_GROUND: say("no ground on record"),
        Defect.NO_INSTRUMENT: say("no legal instrument on record"),
        Defect.DEAD: say("the death of the person"),
        Defect.ACQUITTED: say("an acquittal of the person"),
        Defect.DELISTED_ELSEWHERE: say("a removal from the list that this one followed"),
    }
)
"""What an entry has, in words."""


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What the files behind a list say of one entry; None where nobody looked.

    Attributes:
        reference: case reference of the entry.
        has_order: whether an order is on file.
        has_ground: whether a ground is on file.
        has_instrument: whether a legal instrument is on file.
        listed_on: day of the order.
        is_dead: whether the person died.
        is_acquitted: whether the person was acquitted of what the listing rests on.
        is_delisted_elsewhere: whether another list that it followed took the person off.
    """

    reference: str
    has_order: bool | None = None
    has_ground: bool | None = None
    has_instrument: bool | None = None
    listed_on: ImpreciseDate | None = None
    is_dead: bool | None = None
    is_acquitted: bool | None = None
    is_delisted_elsewhere: bool | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries have a defect.

    Attributes:
        defect: the defect.
        count: entries that have it; None where neither the list nor a file says.
        known: entries of which it can be said.
        references: case references of those that have it, in the order of the list; for those who
            keep the list alone.
    """

    defect: Defect
    count: int | None
    known: int
    references: tuple[str, ...] = ()

    @property
    def share(self) -> float | None:
        """Return the share of those known, 0 to 1; None where none is known."""
        return None if self.count is None or not self.known else self.count / self.known

    def shown(self) -> int | None:
        """Return the count as others may read it: None where it is small, and so identifies."""
        if self.count is None or 0 < self.count < SMALLEST_SHOWN:
            return None
        return self.count

    @property
    def is_small(self) -> bool:
        """Return whether the count is kept back because it is small."""
        return self.count is not None and 0 < self.count < SMALLEST_SHOWN


@dataclass(frozen=True, slots=True)
class HygieneReport:
    """Defects of the persons on a list on a day.

    Attributes:
        source_list: the list.
        as_of: day of the snapshot.
        entries: persons in it.
        tallies: one for each defect, in their order.
        cases: case reference of every person, for those who keep the list alone.
    """

    source_list: Key
    as_of: date
    entries: int
    tallies: tuple[Tally, ...]
    cases: frozenset[str] = frozenset()

    def tally(self, defect: Defect) -> Tally:
        """Return the tally of a defect."""
        return next(tally for tally in self.tallies if tally.defect is defect)


def inspect_persons(
    snapshot: Snapshot,
    *,
    facts: Iterable[CaseFacts] = (),
    as_of: date | None = None,
    in_five_fields: bool = False,
) -> HygieneReport:
    """Return the defects of the persons in a snapshot.

    Args:
        facts: what the files behind the list say, by case reference.
        as_of: the day by which age is reckoned; None for the day of the snapshot.
        in_five_fields: whether the list prints name, father, number, province and district and
            nothing else, so that other names can only stand in the field for the name.
    """
    day = as_of or snapshot.as_of
    persons = [entry for entry in snapshot.entries if entry.kind is PartyKind.PERSON]
    on_file = {one.reference: one for one in facts}
    answers = _Answers(persons, on_file, day, in_five_fields=in_five_fields)
    return HygieneReport(
        source_list=snapshot.source_list,
        as_of=snapshot.as_of,
        entries=len(persons),
        tallies=tuple(_tally(defect, persons, answers.of(defect)) for defect in Defect),
        cases=frozenset(map(case_reference, persons)),
    )


def case_reference(entry: ListEntry) -> str:
    """Return what the keepers of the list call the entry: its row, or the issuer's reference."""
    return entry.row or entry.reference


Answer = Callable[[ListEntry], bool | None]
"""Whether an entry has a defect; None where nothing says."""


def _tally(defect: Defect, persons: Sequence[ListEntry], answer: Answer) -> Tally:
    said = [(entry, answer(entry)) for entry in persons]
    having = tuple(case_reference(entry) for entry, has in said if has)
    known = sum(has is not None for _, has in said)
    return Tally(defect, len(having) if known else None, known, having)


class _Answers:
    """What can be said of each entry of one snapshot."""

    def __init__(
        self,
        persons: Sequence[ListEntry],
        on_file: Mapping[str, CaseFacts],
        day: date,
        *,
        in_five_fields: bool,
    ) -> None:
        self._five = in_five_fields
        self._prints_numbers = in_five_fields or any(entry.identifiers for entry in persons)
        self._prints_fathers = in_five_fields or any(entry.fathers for entry in persons)
        self._on_file = on_file
        self._day = day
        self._seen: dict[Defect, Counter[tuple[str, ...]]] = defaultdict(Counter)
        for entry in persons:
            for defect, signs in _signs(entry).items():
                self._seen[defect].update(signs)
        self._prints_days = any(entry.listed_on is not None for entry in persons)
        self._prints_bases = any(entry.basis for entry in persons)
        self._prints_deaths = any(entry.is_dead for entry in persons)

    def of(self, defect: Defect) -> Answer:
        """Return the answer for one defect."""
        own: Mapping[Defect, Answer] = {
            Defect.NO_NUMBER: self._without_number,
            Defect.PLACEHOLDER_NUMBER: self._with_filler,
            Defect.WRONG_LENGTH_NUMBER: self._with_stump,
            Defect.NO_FATHER: self._without_father,
            Defect.ALIAS_IN_NAME: self._with_alias,
            Defect.NO_DATE: self._without_day,
            Defect.OLDER_THAN_MEASURES: self._too_old,
            Defect.NO_ORDER: lambda entry: _no(self._file(entry, "has_order")),
            Defect.NO_GROUND: lambda entry: _no(self._file(entry, "has_ground")),
            Defect.NO_INSTRUMENT: self._without_instrument,
            Defect.DEAD: self._dead,
            Defect.ACQUITTED: lambda entry: self._file(entry, "is_acquitted"),
            Defect.DELISTED_ELSEWHERE: lambda entry: self._file(entry, "is_delisted_elsewhere"),
        }
        if defect in own:
            return own[defect]
        seen = self._seen[defect]
        if defect is Defect.SHARED_NUMBER and not self._prints_numbers:
            return lambda _: None
        return lambda entry: any(seen[sign] > 1 for sign in _signs(entry)[defect])

    def _without_number(self, entry: ListEntry) -> bool | None:
        if not self._prints_numbers:
            return None
        return not entry.identifiers and not self._with_filler(entry)

    def _with_filler(self, entry: ListEntry) -> bool | None:
        if not self._prints_numbers:
            return None
        noted = self._five and PLACEHOLDER_NOTE in entry.remarks
        return noted or any(map(_is_filler, _cards(entry)))

    def _with_stump(self, entry: ListEntry) -> bool | None:
        if not self._prints_numbers:
            return None
        kinds = {one.kind for one in entry.identifiers}
        odd = self._five and IdentifierKind.OTHER in kinds
        return odd or any(map(_is_stump, _cards(entry)))

    def _without_father(self, entry: ListEntry) -> bool | None:
        return not _fathers(entry) if self._prints_fathers else None

    def _with_alias(self, entry: ListEntry) -> bool:
        return (self._five and len(entry.names) > 1) or bool(_ALIAS.search(entry.name))

    def _file(self, entry: ListEntry, field: str) -> bool | None:
        facts = self._on_file.get(case_reference(entry))
        return None if facts is None else getattr(facts, field)

    def _day_of(self, entry: ListEntry) -> ImpreciseDate | None:
        facts = self._on_file.get(case_reference(entry))
        return entry.listed_on if facts is None or facts.listed_on is None else facts.listed_on

    def _without_day(self, entry: ListEntry) -> bool | None:
        if self._prints_days or case_reference(entry) in self._on_file:
            return self._day_of(entry) is None
        return None

    def _too_old(self, entry: ListEntry) -> bool | None:
        day = self._day_of(entry)
        return None if day is None else years_after(day.latest, MEASURE_YEARS) <= self._day

    def _without_instrument(self, entry: ListEntry) -> bool | None:
        said = _no(self._file(entry, "has_instrument"))
        if said is None and self._prints_bases:
            return not entry.basis
        return said

    def _dead(self, entry: ListEntry) -> bool | None:
        said = self._file(entry, "is_dead")
        if entry.is_dead:
            return True
        return False if said is None and self._prints_deaths else said


def _no(value: bool | None) -> bool | None:
    return None if value is None else not value


def years_after(day: date, years: int) -> date:
    """Return the same day years later; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _signs(entry: ListEntry) -> Mapping[Defect, frozenset[tuple[str, ...]]]:
    """Return what would make an entry and another look alike, for each such defect."""
    name = _plain(entry.name)
    fathers = [_plain(father) for father in _fathers(entry)]
    districts = [_plain(district) for district in entry.districts]
    return {
        Defect.SHARED_NUMBER: frozenset((number,) for number in _whole_cards(entry)),
        Defect.SAME_NAME: frozenset({(name,)}),
        Defect.SAME_NAME_AND_FATHER: frozenset((name, father) for father in fathers),
        Defect.SAME_NAME_FATHER_AND_DISTRICT: frozenset(
            (name, father, district) for father in fathers for district in districts
        ),
    }


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", text).strip().casefold()


def _cards(entry: ListEntry) -> list[str]:
    """Return the identity-card numbers of an entry: sealed, or letters and digits alone."""
    cards = (one.value for one in entry.identifiers if one.kind is IdentifierKind.CNIC)
    return [n for value in cards if (n := value if is_sealed(value) else _bare(value))]


def _bare(number: str) -> str:
    return _NOT_WRITTEN.sub("", number)


def _whole_cards(entry: ListEntry) -> list[str]:
    return [n for n in _cards(entry) if not _is_filler(n) and not _is_stump(n)]


def _is_filler(number: str) -> bool:
    return len(number) == _DIGITS_OF_A_CARD and is_placeholder(number)


def _is_stump(number: str) -> bool:
    return not is_sealed(number) and not (number.isdecimal() and len(number) == _DIGITS_OF_A_CARD)


def _fathers(entry: ListEntry) -> list[str]:
    return [f for f in entry.fathers if _bare(f).casefold() not in _NOBODY]
