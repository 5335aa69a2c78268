"""An incident entered here, in the terms of PIPS: what is asked, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from types import MappingProxyType

from misaq.core.incidents.operations import StateOperation
from misaq.core.incidents.records import (
    Count,
    DatePrecision,
    PlacePrecision,
    SourceEvent,
    Standing,
)
from misaq.kernel.errors import InputRefused, Problem
from misaq.kernel.ids import Key
from misaq.kernel.words import Phrase, say, tell

SOURCE = "here"
"""Key of our own record among the sources."""

_VOICES_OF_A_CONFIRMED = 2


class EntryKind(Enum):
    """What it was, after PIPS; the last three are our own."""

    TERRORIST_ATTACK = "TERRORIST_ATTACK"
    INSURGENT_ATTACK = "INSURGENT_ATTACK"
    SECTARIAN_ATTACK = "SECTARIAN_ATTACK"
    ETHNO_POLITICAL_VIOLENCE = "ETHNO_POLITICAL_VIOLENCE"
    OPERATIONAL_ATTACK = "OPERATIONAL_ATTACK"
    SEARCH_OPERATION = "SEARCH_OPERATION"
    CLASH_WITH_FORCES = "CLASH_WITH_FORCES"
    CROSS_BORDER = "CROSS_BORDER"
    DRONE_ATTACK = "DRONE_ATTACK"
    SECTARIAN_CLASH = "SECTARIAN_CLASH"
    TRIBAL_CLASH = "TRIBAL_CLASH"
    MILITANT_CLASH = "MILITANT_CLASH"
    GANG_CLASH = "GANG_CLASH"
    COMMUNAL_VIOLENCE = "COMMUNAL_VIOLENCE"
    ORGANISED_CRIME = "ORGANISED_CRIME"
    ONLINE = "ONLINE"
    INCITEMENT = "INCITEMENT"

    @property
    def is_of_forces(self) -> bool:
        """Whether the forces of the state began it; their side is then the first."""
        return self in (EntryKind.OPERATIONAL_ATTACK, EntryKind.SEARCH_OPERATION)


KINDS: Mapping[EntryKind, Phrase] = MappingProxyType(
    {
        EntryKind.TERRORIST_ATTACK: say("Attack by militants"),
        EntryKind.INSURGENT_ATTACK: say("Attack by nationalist insurgents"),
        EntryKind.SECTARIAN_ATTACK: say("Attack for reasons of sect"),
        EntryKind.ETHNO_POLITICAL_VIOLENCE: say("Ethno-political violence"),
        EntryKind.OPERATIONAL_ATTACK: say("Attack by security forces on militants"),
        EntryKind.SEARCH_OPERATION: say("Search operation of security forces"),
        EntryKind.CLASH_WITH_FORCES: say("Clash of security forces and militants"),
        EntryKind.CROSS_BORDER: say("Clash or fire across the border"),
        EntryKind.DRONE_ATTACK: say("Drone strike"),
        EntryKind.SECTARIAN_CLASH: say("Clash of sectarian groups"),
        EntryKind.TRIBAL_CLASH: say("Clash of tribes"),
        EntryKind.MILITANT_CLASH: say("Clash of militants with one another"),
        EntryKind.GANG_CLASH: say("Clash of criminal gangs"),
        EntryKind.COMMUNAL_VIOLENCE: say("Violence of a crowd"),
        EntryKind.ORGANISED_CRIME: say("Organised crime"),
        EntryKind.ONLINE: say("Recruiting, glorifying or planning violence online"),
        EntryKind.INCITEMENT: say("Incitement without violence that a provision of law reaches"),
    }
)
"""What the form calls each kind."""


@dataclass(frozen=True, slots=True)
class Toll:
    """The dead or injured of one entry.

    Attributes:
        all: how many in all, with the range where reports differ.
        forces: of the state's forces.
        militants: of armed groups.
        civilians: of civilians.
    """

    all: Count = Count()
    forces: int | None = None
    militants: int | None = None
    civilians: int | None = None

    @property
    def groups(self) -> tuple[int, ...]:
        """The counts of groups that are known."""
        return tuple(n for n in (self.forces, self.militants, self.civilians) if n is not None)


@dataclass(frozen=True, slots=True)
class Entry:
    """One incident as somebody here enters it.

    Sides are keys of actors in the register, so that no name of a person can stand there. The
    community harmed is no part of it: what the form is told of it is sealed apart.

    Attributes:
        event_id: its identifier here.
        what: what it was.
        starts: first day it may have happened.
        ends: last day.
        date_precision: how finely the day is known.
        province: code of the province; empty where it is not known.
        district: code of the district; empty where it is not known.
        place: town or spot; never a house or a person's place.
        place_precision: how finely the place is known.
        tactic: how, in a word of the form; empty where not known.
        target: at what kind of target it was aimed; empty where not known.
        who: actor that began it; None where not known.
        against: actor it was aimed at; None where it was no actor or is not known.
        claimed_by: actor that claimed it; None where nobody did.
        who_says: who reports it: papers, offices, agencies.
        killed: the dead.
        injured: the injured.
        is_suicide: whether it was a suicide attack; None where not said.
        standing: how it stands.
        legal_hook: provision that reaches it; asked of incitement only.
        operation: what is known of the operation it was; None where it was none.
    """

    event_id: str
    what: EntryKind
    starts: date
    ends: date
    who_says: tuple[str, ...]
    date_precision: DatePrecision = DatePrecision.DAY
    province: str = ""
    district: str = ""
    place: str = ""
    place_precision: PlacePrecision = PlacePrecision.COUNTRY
    tactic: str = ""
    target: str = ""
    who: Key | None = None
    against: Key | None = None
    claimed_by: Key | None = None
    killed: Toll = Toll()
    injured: Toll = Toll()
    is_suicide: bool | None = None
    standing: Standing = Standing.REPORTED
    legal_hook: Key | None = None
    operation: StateOperation | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What an entry may point to.

    Attributes:
        today: the day of entering.
        provinces: codes of provinces.
        districts: code of the province of each district.
        actors: title of each actor.
        tactics: words of the form for tactics.
        targets: words of the form for targets.
        provisions: keys of provisions.
    """

    today: date
    provinces: frozenset[str]
    districts: Mapping[str, str]
    actors: Mapping[Key, str]
    tactics: frozenset[str]
    targets: frozenset[str]
    provisions: frozenset[Key]


def check_entry(entry: Entry, known: Known) -> None:
    """Refuse an entry that cannot be right, with everything that is wrong with it.

    Raises:
        InputRefused: all problems together, by field.
    """
    problems = tuple(problems_of(entry, known))
    if problems:
        raise InputRefused(
            tell("The incident cannot be kept as it is entered."),
            next_step=tell("Correct the fields named above; nothing was kept."),
            rule="incidents.entry",
            problems=problems,
        )


def problems_of(entry: Entry, known: Known) -> Iterator[Problem]:
    """Yield what is wrong with an entry, in the order of the form."""
    yield from _of_days(entry, known)
    yield from _of_place(entry, known)
    yield from _of_words(entry, known)
    yield from _of_toll("killed", entry.killed)
    yield from _of_toll("injured", entry.injured)
    yield from _of_standing(entry)
    yield from _of_law(entry, known)


def event_of_entry(entry: Entry, known: Known, *, release: str) -> SourceEvent:
    """Return the entry as a source event of our own record."""
    forces, militants = entry.killed.forces, entry.killed.militants
    return SourceEvent(
        source=SOURCE,
        release=release,
        event_id=entry.event_id,
        starts=entry.starts,
        ends=entry.ends,
        date_precision=entry.date_precision,
        place=entry.place,
        place_precision=entry.place_precision,
        province_code=entry.province,
        district_code=entry.district,
        kind=entry.what.value,
        tactic=entry.tactic,
        target=entry.target,
        side_a=_title(entry.who, known),
        side_b=_title(entry.against, known),
        claimed_by=_title(entry.claimed_by, known),
        killed=entry.killed.all,
        killed_side_a=forces if entry.what.is_of_forces else militants,
        killed_side_b=militants if entry.what.is_of_forces else forces,
        killed_civilians=entry.killed.civilians,
        injured=entry.injured.all,
        is_suicide=entry.is_suicide,
        sources=len(set(entry.who_says)),
        standing=entry.standing,
    )


def _title(actor: Key | None, known: Known) -> str:
    return "" if actor is None else known.actors[actor]


def _of_days(entry: Entry, known: Known) -> Iterator[Problem]:
    if entry.ends < entry.starts:
        yield Problem("ends", tell("it ends before it starts."), tell("Put the earlier day first."))
    if entry.starts > known.today:
        yield Problem("starts", tell("the day has not come."), tell("Correct the day."))
    if entry.date_precision is DatePrecision.DAY and entry.ends != entry.starts:
        yield Problem(
            "date_precision",
            tell("a day that is known is one day."),
            tell("Say that it is known to the week, month or year, or give one day."),
        )


def _of_place(entry: Entry, known: Known) -> Iterator[Problem]:
    if entry.province and entry.province not in known.provinces:
        yield Problem("province", tell("there is no province {key}.", key=repr(entry.province)))
    if entry.district and known.districts.get(entry.district) != entry.province:
        yield Problem("district", tell("the district is not in the province."))
    if not entry.province and entry.place_precision is not PlacePrecision.COUNTRY:
        yield Problem(
            "province",
            tell("the place is said to be known, and no province is given."),
            tell("Give the province, or say that the place is not known."),
        )
    if bool(entry.district) is not entry.place_precision.is_within_district:
        yield Problem(
            "place_precision",
            tell("a district is given where it is known, and only there."),
            tell("Give the district, or say that the place is known to the province."),
        )


def _of_words(entry: Entry, known: Known) -> Iterator[Problem]:
    for field, word, words in (
        ("tactic", entry.tactic, known.tactics),
        ("target", entry.target, known.targets),
    ):
        if word and word not in words:
            yield Problem(field, tell("{word} is no word of the form.", word=repr(word)))
    for field in ("who", "against", "claimed_by"):
        actor = getattr(entry, field)
        if actor is not None and actor not in known.actors:
            yield Problem(field, tell("there is no actor {key}.", key=repr(actor)))
    if not any(voice.strip() for voice in entry.who_says):
        yield Problem("who_says", tell("nobody is named who says so."), tell("Name the report."))


def _of_toll(field: str, toll: Toll) -> Iterator[Problem]:
    figures = (toll.all.low, toll.all.best, toll.all.high, *toll.groups)
    if any(figure is not None and figure < 0 for figure in figures):
        yield Problem(field, tell("a count below nought."))
    in_order = [one for one in (toll.all.low, toll.all.best, toll.all.high) if one is not None]
    if in_order != sorted(in_order):
        yield Problem(field, tell("the lowest, best and highest count are out of order."))
    most = max(in_order, default=None)
    if most is not None and toll.groups and sum(toll.groups) > most:
        yield Problem(field, tell("the groups make more than all together."))


def _of_standing(entry: Entry) -> Iterator[Problem]:
    if entry.standing is Standing.REPORTED:
        return
    if len({voice.strip() for voice in entry.who_says if voice.strip()}) < _VOICES_OF_A_CONFIRMED:
        yield Problem(
            "standing",
            tell("what is confirmed or disputed has two who speak of it."),
            tell("Name both, or leave it as reported."),
        )


def _of_law(entry: Entry, known: Known) -> Iterator[Problem]:
    is_incitement = entry.what is EntryKind.INCITEMENT
    if is_incitement and entry.legal_hook is None:
        yield Problem(
            "legal_hook",
            tell("lawful speech is not entered: no provision is named that reaches this."),
            tell("Name the provision, or leave the entry out."),
        )
    if entry.legal_hook is not None and entry.legal_hook not in known.provisions:
        yield Problem(
            "legal_hook", tell("there is no provision {key}.", key=repr(entry.legal_hook))
        )
    if entry.operation is None:
        return
    if not entry.what.is_of_forces and entry.what is not EntryKind.CLASH_WITH_FORCES:
        yield Problem("operation", tell("only what forces did has the facts of an operation."))
    outcomes = entry.operation.outcomes
    if any((getattr(outcomes, one.name) or 0) < 0 for one in fields(outcomes)):
        yield Problem("operation", tell("a count below nought."))
