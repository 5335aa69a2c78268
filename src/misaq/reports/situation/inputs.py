"""What a situation report is made of: kept results of one source, and what is on record beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from misaq.core.findings.records import Finding, Gap
from misaq.core.incidents.registers import AreaAssurance, NamedOperation, NotableIncident
from misaq.core.oversight.routing import Route
from misaq.core.packs import Registers, Tile
from misaq.core.places.records import Area
from misaq.core.threat.forecasting.issued import IssuedForecast
from misaq.core.threat.forecasting.skill_card import SkillCard
from misaq.core.threat.indicators import Latest
from misaq.core.threat.perceptions.disagreement import Disagreement
from misaq.core.threat.perceptions.review import Standing
from misaq.core.threat.picture.records import AreaMonths, Basis, ResultKind, Stored
from misaq.kernel.titles import Titled
from misaq.kernel.words import Phrase, say
from misaq.reports.language import ENGLISH, Language
from misaq.reports.voice import Voice


@dataclass(frozen=True, slots=True)
class Studied:
    """A named operation with what is kept of it.

    Attributes:
        operation: the operation.
        stored: the study; None where there is none.
        words: what can be said of the year after it.
    """

    operation: NamedOperation
    stored: Stored | None
    words: Phrase


@dataclass(frozen=True, slots=True)
class Assured:
    """An assurance on record with what followed.

    Attributes:
        assurance: what was said.
        stored: what was recorded before and after; None where nothing is kept.
        part: which events are counted.
        back: whether attacks came back; None where that was not looked at.
    """

    assurance: AreaAssurance
    stored: Stored | None
    part: Phrase
    back: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A finding and how its question travels."""

    finding: Finding
    way: Route


@dataclass(frozen=True, slots=True)
class Ahead:
    """A forecast that was issued.

    Attributes:
        issued: what it says.
        seal: its seal.
        is_looking_back: whether later months were known when it was made: it was tried then, and
            foretold nothing.
        known: by area, the last months up to the one it was seen from.
        card: how the model did on the last months known; None where it is not kept.
        names: what models and baselines are called, by their own name.
    """

    issued: IssuedForecast
    seal: str
    is_looking_back: bool = False
    known: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    card: SkillCard | None = None
    names: Mapping[str, Phrase] = field(default_factory=dict)

    def name_of(self, model: str) -> Phrase:
        """Return what a model is called; its own name where it has no other."""
        return self.names.get(model, say("{name}", name=model))


@dataclass(frozen=True, slots=True)
class Perceived:
    """The last word of an institution on an area, beside what was recorded and what was forecast.

    Attributes:
        standing: what it said, and how old it was at the end of the month.
        events: recorded over its horizon; None where not all of it is on record.
        deserved: the word that what happened would have deserved; empty where it cannot be said.
        foretold: mean that a forecast issued by then gave for the same months; None: none did.
    """

    standing: Standing
    events: int | None = None
    deserved: str = ""
    foretold: float | None = None


@dataclass(frozen=True, slots=True)
class Perceptions:
    """What institutions assessed, for the edition of members alone.

    Attributes:
        words: the last word of each institution on each area and class by the end of the month.
        disagreements: where two said different things of the same, in the twelve months up to it.
    """

    words: tuple[Perceived, ...]
    disagreements: tuple[Disagreement, ...] = ()


@dataclass(frozen=True, slots=True)
class Other:
    """What another source that is kept here says of the same month; never added.

    Attributes:
        basis: its figures.
        months: of the areas of the report.
        results: what is kept of it that has a direction, by kind.
    """

    basis: Basis
    months: tuple[AreaMonths, ...]
    results: Mapping[ResultKind, tuple[Stored, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """What a report was made from and when.

    Attributes:
        country: the country, by name.
        day: of the facts on record, and of the paper.
        pack: version of the country pack.
        registers: version of everything on record.
        checks: version of the rules of the checks.
        code: version of Misaq.
    """

    country: Titled
    day: date
    pack: str | Phrase
    registers: str
    checks: str
    code: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What a situation report is made of.

    Attributes:
        month: years times 12 plus month less one.
        area: the province; None for the whole country.
        basis: the source, its release and the version of the data.
        months: every area by month, what is known to no area last.
        results: everything else that is kept of the basis, by kind.
        operations: those of the area that began by the end of the month.
        assurances: those about the area that were given by then.
        notable: incidents of the area in the twelve months up to the end of the month.
        questions: what the checks of incidents and of the threat picture ask.
        gaps: what the same checks could not find out.
        forecasts: issued from this month or before it, the newest of each measure.
        later_forecast: the month after which one was issued that is later; None where none was.
        others: the same month by other sources.
        registers: everything on record.
        observed: the last figures of indicators in the area by the end of the month.
        perceptions: what institutions assessed; None in the edition for everybody.
        tiles: the map of squares.
        made: what it was made from.
        language: the language it is written in.
    """

    month: int
    area: Area | None
    basis: Basis
    months: tuple[AreaMonths, ...]
    results: Mapping[ResultKind, tuple[Stored, ...]]
    operations: tuple[Studied, ...]
    assurances: tuple[Assured, ...]
    notable: tuple[NotableIncident, ...]
    questions: tuple[Question, ...]
    gaps: tuple[Gap, ...]
    registers: Registers
    made: Made
    forecasts: tuple[Ahead, ...] = ()
    later_forecast: int | None = None
    others: tuple[Other, ...] = ()
    observed: tuple[Latest, ...] = ()
    perceptions: Perceptions | None = None
    tiles: tuple[Tile, ...] = ()
    language: Language = ENGLISH

    @property
    def month_text(self) -> str:
        """The month as year and month: 2018-06."""
        return month_text(self.month)

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        return last_day(self.month)

    @property
    def area_code(self) -> str:
        """The code of the area; empty for the whole country."""
        return "" if self.area is None else self.area.code

    @property
    def own_months(self) -> tuple[AreaMonths, ...]:
        """The months of the area; of the country those of every area, and of none known."""
        if self.area is None:
            return self.months
        return tuple(one for one in self.months if one.area == self.area_code)

    def stored(self, kind: ResultKind, subject: str) -> Stored | None:
        """Return one kept result; None where there is none."""
        return next((one for one in self.results.get(kind, ()) if one.subject == subject), None)


@dataclass(frozen=True, slots=True)
class Draft:
    """A report being written: what it is made of, and the voice that says it."""

    of: Situation
    voice: Voice = field(compare=False)
    titles: Mapping[str, str] = field(default_factory=dict)

    def title_of(self, code: str) -> str:
        """Return what an area is called; its code where it has no name on record."""
        return self.titles.get(code, code)


def draft_of(situation: Situation) -> Draft:
    """Return the report with a voice that has explained nothing yet."""
    registers = situation.registers
    voice = Voice(
        language=situation.language,
        by_title={record.title: record for record in _named(registers) if record.titles},
        short_names={str(one.key): one for one in registers.institutions.institutions},
    )
    titles = {area.code: area.title for area in registers.places.areas}
    return Draft(situation, voice, titles)


def _named(registers: Registers) -> Iterator[Titled]:
    yield from registers.places.areas
    yield from registers.institutions.institutions
    yield from registers.institutions.committees
    yield from registers.framework.classes
    yield from registers.bodies.bodies
    yield from registers.incidents.actors
    yield from registers.incidents.operations
    yield from registers.incidents.notable


def first_day(month: int) -> date:
    """Return the first day of a month (years times 12 plus month less one)."""
    return date(month // 12, month % 12 + 1, 1)


def last_day(month: int) -> date:
    """Return the last day of a month (years times 12 plus month less one)."""
    return first_day(month + 1) - timedelta(days=1)


def month_text(month: int) -> str:
    """Return a month as year and month: 2018-06."""
    return first_day(month).isoformat()[:7]
