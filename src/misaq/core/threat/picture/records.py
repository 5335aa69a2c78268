"""Results as they are kept: figures of one source, with what they cannot show beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from misaq.core.incidents.source_names import name_of_source
from misaq.kernel.words import Phrase, say

RULES = "5"
"""Goes up when the same data would be reckoned otherwise: everything is then reckoned anew."""

WHOLE = ""
"""The subject of a result of the whole country, and of what is known to no province."""

Plain = Mapping[str, Any]


class ResultKind(Enum):
    """What a kept result tells."""

    MONTHS = "MONTHS"
    """Events and deaths of an area by month."""
    LEVELS = "LEVELS"
    """Months from which the level of an area's monthly events differs."""
    CONCENTRATION = "CONCENTRATION"
    """How unequally events lie over the parts of an area."""
    OPERATION = "OPERATION"
    """What followed a named operation, beside what would be expected without it."""
    ASSURANCE = "ASSURANCE"
    """What was recorded before and after an assurance on record."""
    DISTRICTS = "DISTRICTS"
    """Events and deaths of the districts of a province by month (``finer.MonthsOfUnits``)."""
    CLASSES = "CLASSES"
    """Events and deaths by class and year, of a province, a district or the whole country
    (``finer.YearsOfGroups``)."""
    ACTORS = "ACTORS"
    """The same by actor below the state."""
    FORCES = "FORCES"
    """The same by force of a state that is a side, of the whole country; an event is counted with
    each of its forces."""
    CLASS_MONTHS = "CLASS_MONTHS"
    """Events and deaths of a class by month, in the whole country; the body is that of MONTHS."""
    CLASS_AREAS = "CLASS_AREAS"
    """Events and deaths of a class by month, of each province and district with any; the body is
    that of DISTRICTS, and the subject is the class."""
    RATES = "RATES"
    """Events and deaths per 100,000 people and year, last five years of the data, by province.

    Body: ``first``, ``last`` (days); ``populations`` by area (``people``, ``on``, ``source``);
    ``without`` (areas with no population on record); ``parts`` by part and area (``events`` with
    ``events_span``, ``deaths``, ``deaths_low``, ``deaths_high``).
    """
    DISPLACEMENT = "DISPLACEMENT"
    """Whether what fell where an operation was rose next door; subject: its key.

    Body: ``month``; ``target`` and ``next_door`` (areas), ``controls`` (how many); ``before`` and
    ``after`` (attacks in the three); ``target_change``; ``quotient`` and ``span``, None where it
    cannot be used: the notes say why.
    """
    RE_EMERGENCE = "RE_EMERGENCE"
    """How long after an operation until attacks were back, and under which names; subject: its key.

    Body: ``areas``, ``month``, ``outcome`` (a ``Return``), ``level`` (attacks a month before),
    ``fell``, ``months``, ``watched``, ``new_share``, ``unnamed``, and ``names`` not seen there for
    24 months (``actor``, ``month``, ``attacks``, ``kin``, ``relations``: keys on record). After an
    assurance the same stands in ``back`` of ASSURANCE.
    """
    REACTIVITY = "REACTIVITY"
    """Whether force follows attack and attack follows force, of a province or the country.

    Body: ``attack_to_operation``, ``large_to_operation``, ``operation_to_attack`` and
    ``operation_to_large``, each with ``first``, ``second`` (how many), ``lags`` (``days``,
    ``after``, ``before``, ``expected``, ``excitation``, ``p``, ``ratio``, ``ratio_null``,
    ``ratio_p``) and ``near`` (``days``, ``share`` of the second kind with one of the first so many
    days before, ``expected``, ``p``). No lags where there are too few.
    """
    ANSWERS = "ANSWERS"
    """With what the state answered, as far as a source tells.

    Body: ``known``, ``unknown``, ``kinds`` (``kind``, ``many``, ``share``, ``span``); of operations
    ``operations`` (how many), ``tiers`` and ``leads`` and ``bases`` (``key``, ``many``),
    ``requisitions`` and ``outcomes`` (``name``, ``operations``, ``persons``), as far as known.
    """
    NEAR_REPEAT = "NEAR_REPEAT"
    """Whether an attack is soon followed by another near by, of a province or the country.

    Body: ``events``; ``cells`` (``beyond`` and ``within`` kilometres, ``days``, ``pairs``;
    ``plain`` and ``conditional`` over dates dealt out anew, each with ``_p``).
    """
    HOT_SPOTS = "HOT_SPOTS"
    """Districts where attacks of a year pile up; the subject is the year.

    Body: ``looked_at`` (districts), ``hot`` (codes), ``areas`` with an event (``area``, ``events``,
    ``p``, ``adjusted``, ``is_hot``); the test tried on noise made of the same figures: ``maps``,
    ``wrong``, ``false_share``, ``false_span``.
    """
    PLACEBOS = "PLACEBOS"
    """How often the test of an operation is wrong on this data; subject EVENTS or DEATHS.

    Body: ``placebos`` (windows), ``units`` (districts), ``false_share``, ``median_change``,
    ``is_sound``.
    """
    SUMMARY = "SUMMARY"
    """The release as a whole, for the checks.

    Body: ``rows``, ``first``, ``last``, ``no_district``, ``unclassed``, ``withheld``, ``terms``,
    ``registers``: digest of the areas, bodies, actors and rules it was reckoned with, and
    ``recodings``: version of what two people decided of its events.
    """


class Part(Enum):
    """Events that may be counted together; the parts are never added up unsaid."""

    ATTACKS = "ATTACKS"
    OPERATIONS = "OPERATIONS"
    OTHERS = "OTHERS"
    """Clashes, crowds, force of other states, and what no rule speaks of."""
    UNTOLD = "UNTOLD"
    """Everything the source records, where figures were compiled without telling them apart."""


PARTS: Mapping[Part, Phrase] = {
    Part.ATTACKS: say("attacks"),
    Part.OPERATIONS: say("operations of the state"),
    Part.OTHERS: say("clashes and other violence"),
    Part.UNTOLD: say("attacks, operations and clashes, not told apart"),
}
"""What each part is called."""


@dataclass(frozen=True, slots=True)
class Basis:
    """The figures that results were reckoned from.

    Attributes:
        source: key of the source ("ucdp-ged").
        release: its release.
        is_of_pack: whether they are the pack's own compilation, and no release kept here.
        data_version: digest of all that went in.
        credit: how the publisher wants to be named; may be empty.
        lets_rows_leave: whether figures may stand in files and answers for programs.
        first_month: years times 12 plus month less one.
        months: how many months they cover.
        rules: version of the reckoning.
    """

    source: str
    release: str
    is_of_pack: bool
    data_version: str
    first_month: int
    months: int
    credit: str = ""
    lets_rows_leave: bool = True
    rules: str = RULES

    @property
    def key(self) -> str:
        """Its name in addresses."""
        return f"{self.source}:pack" if self.is_of_pack else self.source

    @property
    def source_name(self) -> str:
        """What the source calls itself; its key where that is not written down."""
        return name_of_source(self.source)

    @property
    def label(self) -> str:
        """The source and its release, as they are named together."""
        return f"{self.source_name} {self.release}"

    @property
    def years(self) -> range:
        """The years it covers, a part of a year too."""
        return range(self.first_month // 12, (self.first_month + self.months - 1) // 12 + 1)

    @property
    def last_day(self) -> date:
        """The last day of its last month."""
        after = self.first_month + self.months
        return date.fromordinal(date(after // 12, after % 12 + 1, 1).toordinal() - 1)

    @property
    def cannot_see(self) -> Phrase:
        """What this source cannot see; said wherever its figures stand."""
        return _CANNOT_SEE.get(self.source, _UNKNOWN_SIGHT)


_CANNOT_SEE: Mapping[str, Phrase] = {
    "ucdp-ged": say(
        "UCDP records organised violence with at least one death, between sides it can name. It "
        "does not see attacks in which nobody died, crime, arrests, threats or what no report told."
    ),
    "gtd": say(
        "GTD records attacks by groups below the state. It does not see operations of the state, "
        "and how it collected changed more than once."
    ),
    "acled": say(
        "ACLED records political violence and protest from 2010 on. What no report told is not in "
        "it, and places with many reporters show more."
    ),
    "pbc-suicide": say("It lists suicide attacks, and no other violence."),
    "pbc-drone": say("It lists drone strikes of another state, and no other violence."),
    "bij": say(
        "It lists drone strikes of another state, and no other violence. It gives a lowest and a "
        "highest figure: where a best figure stands, the lowest was taken."
    ),
    "here": say(
        "Entered here are incidents that members of this site chose to enter. What nobody entered "
        "is not in it, and how much is entered changes with who works here."
    ),
}
_UNKNOWN_SIGHT = say(
    "What this source leaves out is not written down here. No source sees what nobody reported."
)


@dataclass(frozen=True, slots=True)
class Stored:
    """One kept result.

    Attributes:
        kind: what it tells.
        subject: code of the area, or key of the operation or assurance; empty for the whole.
        body: the result as plain data.
        can: what it can show.
        cannot: what it cannot show.
        notes: what must be read with it.
        uncertainty: interval of its headline figure: low, high and how it was made; None where
            there is none.
    """

    kind: ResultKind
    subject: str
    body: Plain
    can: Phrase
    cannot: Phrase
    notes: tuple[Phrase, ...] = ()
    uncertainty: tuple[float, float, Phrase] | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """Events and deaths of some months.

    Attributes:
        events: events.
        low: deaths, lowest figures.
        best: deaths, best figures.
        high: deaths, highest figures.
    """

    events: int = 0
    low: int = 0
    best: int = 0
    high: int = 0

    def __add__(self, other: Toll) -> Toll:
        """Return both together; of one part and one source only."""
        return Toll(
            self.events + other.events,
            self.low + other.low,
            self.best + other.best,
            self.high + other.high,
        )


@dataclass(frozen=True, slots=True)
class PartMonths:
    """One part of an area's events by month.

    Attributes:
        part: which.
        months: one toll for each month of the basis.
        no_month: by year, what is known to the year and to no single month.
    """

    part: Part
    months: tuple[Toll, ...]
    no_month: Mapping[int, Toll] = field(default_factory=dict)

    def of_year(self, year: int, first_month: int) -> Toll:
        """Return a year: its months, and what is known to the year only."""
        start = max(year * 12 - first_month, 0)
        end = max((year + 1) * 12 - first_month, 0)
        return sum(self.months[start:end], self.no_month.get(year, Toll()))

    def of_month(self, month: int, first_month: int) -> Toll:
        """Return a month (years times 12 plus month less one); nothing outside the basis."""
        at = month - first_month
        return self.months[at] if 0 <= at < len(self.months) else Toll()


@dataclass(frozen=True, slots=True)
class AreaMonths:
    """Events and deaths of one area by month, part by part.

    Attributes:
        area: its code; empty for what is known to no province.
        parts: each part apart.
        note: what the figures leave out; may be empty.
    """

    area: str
    parts: tuple[PartMonths, ...]
    note: str = ""
