"""Sources, documents, claims, observations and searches."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citations


class ReadExtent(Enum):
    """How much of a text we read."""

    FULL = "full"
    EXCERPT = "excerpt"
    SECONDARY = "secondary"
    """Only others' reports of it."""
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Source:
    """Something facts are cited from.

    Attributes:
        key: key used in citations.
        title: what it is.
        kind: statute, gazette, official page, parliament, press, research, court report, data,
            or general knowledge.
        publisher: who published it.
        address: where it can be found; empty when the record has none.
        read: how much of it was read.
        note: what a reader must know before relying on it.
    """

    key: Key
    title: str
    kind: str
    publisher: str
    read: ReadExtent
    address: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text that something is said to be in, or not in.

    Attributes:
        key: key of the document.
        title: its title.
        kind: policy, statute, brief, list, report, tally.
        publisher: who published it.
        dated: its date.
        read: how much of the text itself was read.
        read_via: sources through which it was read.
        note: what is known not to have been read.
        cite: what supports title and date.
    """

    key: Key
    title: str
    kind: str
    publisher: str
    read: ReadExtent
    cite: Citations
    dated: ImpreciseDate | None = None
    read_via: tuple[Key, ...] = ()
    note: str = ""


class Voice(Enum):
    """Who speaks in a claim."""

    GROUP = "group"
    MEMBERS = "members"
    ONE_MEMBER = "one member"
    TEXT = "text"
    """The document in its own voice."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement in a document, in our words; never a fact by itself.

    Attributes:
        key: point number in the register of that document ("S34").
        document: the document that has it.
        section: where in the document.
        voice: who says it.
        text: the statement in our words.
        demand: what it asks of those who answer for policy, or of this record; empty when nothing.
        axes: threat classes it touches.
        cite: the passage.
    """

    key: Key
    document: Key
    section: str
    voice: Voice
    text: str
    cite: Citations
    demand: str = ""
    axes: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """A quantity that sources give numbers for.

    Attributes:
        key: key of the series.
        title: the quantity.
        unit: its unit ("organisations", "persons").
        definition: what is counted, and what is not.
        cite: who counts it so.
        offered_as_success: whether anybody offers it as proof of success (S76 warns of that).
        answers: institution asked about it; None to ask the first that gives a number.
    """

    key: Key
    title: str
    unit: str
    definition: str
    cite: Citations
    offered_as_success: bool = False
    answers: Key | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """A number as somebody gave it: value, day, who says so.

    Attributes:
        key: key of the observation.
        series: what is counted.
        value: the number; None when only a range is given.
        low: least value meant (">8,000" has low 8000 and no value).
        high: greatest value meant.
        as_of: the day or days the number speaks of.
        asserted_by: key of the institution whose number it is; empty when it is nobody's on record.
        speaker: who gives it when that is no institution in the registry ("a minister").
        scope: the part counted ("Punjab"); empty for the whole.
        stated: how the source writes it ("Seventy (79)").
        note: what a reader must know.
        cite: the source.
    """

    key: Key
    series: Key
    as_of: ImpreciseDate
    cite: Citations
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    asserted_by: Key | None = None
    speaker: str = ""
    scope: str = ""
    stated: str = ""
    note: str = ""


class ReckoningKind(Enum):
    """What two or more published numbers should do together."""

    SUM = "SUM"
    """The plus terms less the minus terms should give the stated total."""
    COMPLIANCE = "COMPLIANCE"
    """The orders (plus) should be matched by those complied with (total)."""
    COUNTED_BEFORE = "COUNTED_BEFORE"
    """The total includes the minus terms, which had been counted before."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Arithmetic that published numbers invite.

    Attributes:
        key: key of the reckoning.
        title: what is reckoned.
        kind: how the numbers should relate.
        plus: observations added.
        minus: observations taken away.
        total: the stated outcome.
        answers: key of the institution that could explain it.
        cite: where the numbers stand together.
    """

    key: Key
    title: str
    kind: ReckoningKind
    plus: tuple[Key, ...]
    total: Key
    answers: Key
    cite: Citations
    minus: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Assurance:
    """A statement on record that something is done, ended or under control (S34).

    Attributes:
        key: key of the assurance.
        text: the assurance in our words.
        given_by: institution that gave it.
        given_on: when.
        series: quantity that would fall if it held.
        cite: the source.
    """

    key: Key
    text: str
    given_by: Key
    given_on: ImpreciseDate
    series: Key
    cite: Citations


@dataclass(frozen=True, slots=True)
class DateReport:
    """One date that a source gives for one event.

    Attributes:
        key: key of the report.
        event: key that names the event; reports of one event share it.
        title: the event in words.
        says: the date given.
        answers: institution that could settle it.
        cite: the source.
    """

    key: Key
    event: Key
    title: str
    says: ImpreciseDate
    answers: Key
    cite: Citations


@dataclass(frozen=True, slots=True)
class Publication:
    """A list or tally that an authority publishes, and the fields it carries.

    Attributes:
        key: key of the publication.
        title: what is published.
        publisher: institution that publishes it.
        document: the text as read; its extent decides whether absence can be argued.
        fields: the fields or bins it carries.
        cite: the source.
    """

    key: Key
    title: str
    publisher: Key
    document: Key
    fields: tuple[str, ...]
    cite: Citations


@dataclass(frozen=True, slots=True)
class FieldNeed:
    """A field that a rule needs and a publication may lack.

    Attributes:
        key: key of the need.
        publication: the publication.
        field: the field needed.
        because: the rule that needs it.
        cite: the source of the rule.
    """

    key: Key
    publication: Key
    field: str
    because: str
    cite: Citations


@dataclass(frozen=True, slots=True)
class Search:
    """A dated search for something that was not found.

    Attributes:
        key: key of the search.
        table: table of the record searched about.
        record: key of that record.
        sought: what was looked for: the ``about`` word of the check that argues from its absence.
        searched_on: when.
        where: in what.
        found: whether it was found after all (then absence cannot be argued).
        note: what the search cannot show.
        cite: the source that reports the search, when it is not ours.
    """

    key: Key
    table: str
    record: Key
    sought: str
    searched_on: ImpreciseDate
    where: str
    cite: Citations
    found: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sourcebook:
    """The register of what was read and said."""

    sources: tuple[Source, ...] = ()
    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    series: tuple[Series, ...] = ()
    observations: tuple[Observation, ...] = ()
    reckonings: tuple[Reckoning, ...] = ()
    assurances: tuple[Assurance, ...] = ()
    date_reports: tuple[DateReport, ...] = ()
    publications: tuple[Publication, ...] = ()
    field_needs: tuple[FieldNeed, ...] = ()
    searches: tuple[Search, ...] = ()
