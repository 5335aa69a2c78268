"""What a country pack says of incidents: actors, terms and rules; and its own few facts.

Events are no register: they are a source's release and are kept apart. Nothing here names a person.
"""

from __future__ import annotations

from dataclasses import dataclass

from misaq.core.incidents.words import (
    ActorClass,
    DeathPattern,
    Form,
    Nature,
    Role,
    Tactic,
    Target,
    Tier,
)
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key
from misaq.kernel.periods import Period
from misaq.kernel.provenance import Citations, Confidence
from misaq.kernel.titles import TranslatedTitle


@dataclass(frozen=True, slots=True)
class ActorName:
    """A name by which a source speaks of an actor.

    Attributes:
        text: the name as printed.
        source: the only source it is read in; empty for any.
        code: the source's own number of the actor; empty where it has none or none was read.
    """

    text: str
    source: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """A side that sources name: forces, a group, a crowd. Never a person.

    Attributes:
        key: key of the actor.
        title: what it is called here.
        actor_class: what kind of actor it is.
        body: the listed body it is, where it is one: its lineage is the body's.
        part_of: the actor it is a faction or wing of, as the source says.
        names: names by which sources speak of it; its title is one too.
        note: what is known and not known.
        titles: its title in other languages.
        cite: the source of the class.
    """

    key: Key
    title: str
    actor_class: ActorClass
    cite: Citations
    body: Key | None = None
    part_of: Key | None = None
    names: tuple[ActorName, ...] = ()
    note: str = ""
    titles: tuple[TranslatedTitle, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorPattern:
    """A form of name that tells what kind of actor it is, where the name itself is not known.

    Attributes:
        key: key of the pattern.
        starts: words the name starts with; empty for any.
        contains: words it has; empty for any.
        actor: the actor it is read as.
        sentence: the pattern in words.
        source: the only source it is read in; empty for any.
        names_person: whether what follows is the name of a person, which is dropped.
        cite: the source.
    """

    key: Key
    actor: Key
    sentence: str
    cite: Citations
    starts: str = ""
    contains: str = ""
    source: str = ""
    names_person: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """What one word of a source means in ours.

    Attributes:
        text: the source's word; "*" for every event of the source.
        form: what happened.
        tactic: how.
        target: aimed at what.
        note: what the word leaves open.
    """

    text: str
    form: Form | None = None
    tactic: Tactic | None = None
    target: Target | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one field of one source, with their meaning: a crosswalk that rules use.

    Attributes:
        key: key of the table.
        source: the source.
        field: where the words stand: kind, tactic or target; in our own record also community,
            whose words have no meaning for rules.
        words: the words.
        note: what is known and not known.
        cite: the source's own codebook.
    """

    key: Key
    source: str
    field: str
    words: tuple[Word, ...]
    cite: Citations
    note: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """When a rule speaks: every part that is given must hold; a part is any of its words.

    Attributes:
        sources: the source.
        forms: what happened.
        tactics: how.
        targets: aimed at what.
        side_a: class of the first side.
        side_b: class of the second side.
        either: class of the first side, the second, or whoever claimed it.
        neither: classes of which no side may be.
        dead: on which side the dead were.
        suicide: whether the source marks a suicide attack; None for either.
    """

    sources: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()
    tactics: tuple[Tactic, ...] = ()
    targets: tuple[Target, ...] = ()
    side_a: tuple[ActorClass, ...] = ()
    side_b: tuple[ActorClass, ...] = ()
    either: tuple[ActorClass, ...] = ()
    neither: tuple[ActorClass, ...] = ()
    dead: tuple[DeathPattern, ...] = ()
    suicide: bool | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule of coding.

    Attributes:
        key: its name.
        rank: its place; of several that speak, the first of the acts gives the primary class.
        sentence: the rule in words, with its limit.
        when: when it speaks.
        threat_class: the class it gives; None where it says that no class fits.
        nature: what the event counts as, where this rule gives the primary class.
        confidence: how sure the label is.
        role: whether the event is of the class, or an operation against those of the class.
        after: it speaks only where one of these did.
        unless: it does not speak where one of these did.
        cite: what supports the rule.
    """

    key: Key
    rank: int
    sentence: str
    when: Condition
    confidence: Confidence
    cite: Citations
    threat_class: Key | None = None
    nature: Nature = Nature.UNKNOWN
    role: Role = Role.ACT
    after: tuple[Key, ...] = ()
    unless: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedOperation:
    """A state operation that has a name.

    Attributes:
        key: key of the operation.
        title: its name.
        areas: where.
        span: from when to when; no end where none is on record.
        cite: the source.
        lead: institution in the lead; None where not on record.
        tier: tier of the forces in the lead.
        basis: provision it rested on; None where not on record.
        requisition: who called the forces in and how, in words; empty where not on record.
        against: actors it was said to be against.
        note: what is known and not known.
        titles: its name in other languages.
    """

    key: Key
    title: str
    areas: tuple[Key, ...]
    span: Period
    cite: Citations
    lead: Key | None = None
    tier: Tier | None = None
    basis: Key | None = None
    requisition: str = ""
    against: tuple[Key, ...] = ()
    note: str = ""
    titles: tuple[TranslatedTitle, ...] = ()


@dataclass(frozen=True, slots=True)
class NotableIncident:
    """An event that the debate refers to, in our own words and without a person's name.

    Attributes:
        key: key of the incident.
        title: what happened, in a few words.
        happened_on: when.
        areas: where.
        text: what happened.
        threat_class: its primary class; None where it is not known.
        actor: who did it, where somebody is on record as having claimed it; None otherwise.
        claimed: whether the actor claimed it; where not, the actor is somebody's assertion.
        killed: deaths as given; None where sources differ too far or none was read.
        killed_high: highest number given, where sources differ.
        cite: the source.
        titles: its title in other languages.
    """

    key: Key
    title: str
    happened_on: ImpreciseDate
    areas: tuple[Key, ...]
    text: str
    cite: Citations
    threat_class: Key | None = None
    actor: Key | None = None
    claimed: bool = False
    killed: int | None = None
    killed_high: int | None = None
    titles: tuple[TranslatedTitle, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaAssurance:
    """A statement on record that a threat is broken, cleared or ended: what about, and where.

    Attributes:
        key: key of the assurance.
        text: the statement in our words.
        word: the word used of it ("broken", "cleared"), as translated by who reports it.
        speaker: the office that spoke, never a person's name.
        given_on: when.
        areas: where it was said to hold; none for the whole country.
        about: actors it was about; empty where it was about all.
        threat_class: class it was about; None where not said.
        given_by: institution that spoke, where it is in the register.
        note: what is known and not known.
        cite: the source.
    """

    key: Key
    text: str
    word: str
    speaker: str
    given_on: ImpreciseDate
    cite: Citations
    areas: tuple[Key, ...] = ()
    about: tuple[Key, ...] = ()
    threat_class: Key | None = None
    given_by: Key | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class YearOfMonths:
    """One year by month, January first.

    Attributes:
        year: the year.
        events: twelve counts of events known to the month.
        deaths: twelve counts of their deaths, the source's best figure.
        deaths_low: its lowest; left out where it is the best in every month.
        deaths_high: its highest; left out where it is the best in every month.
        no_month: events of the year that are in no single month, then their deaths: best, lowest
            and highest.
    """

    year: int
    events: tuple[int, ...] = ()
    deaths: tuple[int, ...] = ()
    deaths_low: tuple[int, ...] = ()
    deaths_high: tuple[int, ...] = ()
    no_month: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthlyTotals:
    """Our own compilation of a source: events and deaths of one province by month.

    A year without a row had no event; a year outside the span was not compiled.

    Attributes:
        key: key of the series.
        source: the source compiled.
        release: its release.
        area: the province; None for events of which no province is known.
        span: years compiled, both included.
        years: the years that had events.
        note: what is counted and what is not.
        cite: the source.
    """

    key: Key
    source: str
    release: str
    span: ImpreciseDate
    years: tuple[YearOfMonths, ...]
    cite: Citations
    area: Key | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Incidents:
    """The register of what a pack says of incidents."""

    actors: tuple[Actor, ...] = ()
    actor_patterns: tuple[ActorPattern, ...] = ()
    vocabularies: tuple[Vocabulary, ...] = ()
    rules: tuple[Rule, ...] = ()
    operations: tuple[NamedOperation, ...] = ()
    notable: tuple[NotableIncident, ...] = ()
    assurances: tuple[AreaAssurance, ...] = ()
    monthly: tuple[MonthlyTotals, ...] = ()
