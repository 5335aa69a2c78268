"""Policies and commitments, with what a verdict is reckoned from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from misaq.core.institutions.records import Role
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key
from misaq.kernel.periods import Period
from misaq.kernel.provenance import Citations
from misaq.kernel.titles import TranslatedTitle


class PolicyKind(Enum):
    """What sort of text sets the points."""

    POLICY = "policy"
    PLAN = "plan"
    GUIDELINES = "guidelines"
    DECISIONS = "decisions"
    CAMPAIGN = "campaign"
    DRAFT = "draft"
    RECOMMENDATIONS = "recommendations"
    """Asked of the state by others; binds nobody."""


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A dated part that an institution has in a policy or point.

    Attributes:
        institution: who.
        role: lead, support or oversee.
        cite: the source.
        term: when it runs.
        basis: what it rests on, in words.
    """

    institution: Key
    role: Role
    cite: Citations
    term: Period = Period()
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """A dated judgement by somebody outside the institution.

    Attributes:
        assessed_on: when.
        by: institution that judged.
        text: what it said.
        achieved: items met; None when not counted.
        total: items in all; None when not counted.
        cite: the source.
    """

    assessed_on: ImpreciseDate
    by: Key
    text: str
    cite: Citations
    achieved: int | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """An occasion on which Parliament or its committee had a part in a policy.

    Attributes:
        happened_on: when.
        by: house or committee.
        text: what it did, in our words.
        cite: the source.
    """

    happened_on: ImpreciseDate
    by: Key
    text: str
    cite: Citations


class EndKind(Enum):
    """How a policy or point came to its end."""

    EXPIRED = "EXPIRED"
    SUPERSEDED = "SUPERSEDED"
    WITHDRAWN = "WITHDRAWN"
    COMPLETED = "COMPLETED"
    """Everything it asked for was found to be done."""


@dataclass(frozen=True, slots=True)
class End:
    """The end of a policy or point.

    Attributes:
        kind: how it ended.
        ended_on: when.
        successor: policy or point that took its place; None when there is none on record.
        cite: the source.
    """

    kind: EndKind
    ended_on: ImpreciseDate
    cite: Citations
    successor: Key | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """A text that sets points for internal security.

    Attributes:
        key: register number ("P4").
        title: its title.
        kind: what sort of text it is.
        document: the text as read.
        announced: when it was announced.
        adopted: when it was adopted; None when it never was, or no source says.
        term: the term it sets itself.
        decided_by: institutions that decided it.
        consulted: institutions or groups consulted, in words.
        touchpoints: Parliament's part in it.
        responsibilities: parts that cover the whole policy.
        ends: how it ended.
        evaluations: evaluations published.
        assessments: judgements from outside.
        points_complete: whether every point of the text is on record.
        is_security: whether it decides on the use of force, arrest or intelligence.
        answers: institution asked about it where nobody on record leads a point.
        note: what is known and not known.
        titles: its title in other languages.
        cite: the source.
    """

    key: Key
    title: str
    kind: PolicyKind
    document: Key
    cite: Citations
    announced: ImpreciseDate | None = None
    adopted: ImpreciseDate | None = None
    term: Period = Period()
    decided_by: tuple[Key, ...] = ()
    consulted: tuple[str, ...] = ()
    touchpoints: tuple[Touchpoint, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    ends: tuple[End, ...] = ()
    evaluations: tuple[Assessment, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    points_complete: bool = False
    is_security: bool = False
    answers: Key | None = None
    note: str = ""
    titles: tuple[TranslatedTitle, ...] = ()


class IndicatorType(Enum):
    """What an indicator measures (OHCHR: structure, process, outcome)."""

    STRUCTURE = "structure"
    PROCESS = "process"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Indicator:
    """How one would see whether a point is met.

    Attributes:
        title: what is measured.
        type: structure, process or outcome.
        unit: its unit.
        cite: who set it.
        baseline: value at the start; None when not set.
        target: value aimed at; None when not set.
        frequency_months: months between reports; None when not set.
        series: observation series that carries its values.
    """

    title: str
    type: IndicatorType
    unit: str
    cite: Citations
    baseline: Decimal | None = None
    target: Decimal | None = None
    frequency_months: int | None = None
    series: Key | None = None


class Maturity(Enum):
    """How far a point has come from paper."""

    TEXT_ONLY = "text only"
    RESOURCED = "resourced"
    OPERATING = "operating"
    MEASURED = "measured"
    UNKNOWN = "unknown"


class Gate(Enum):
    """The answer to whether a point was tested against fundamental rights."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_ASKED = "not asked"
    UNKNOWN = "unknown"


class Shows(Enum):
    """What a piece of evidence shows of a point."""

    NOT_STARTED = "not started"
    STARTED = "started"
    PARTLY = "partly"
    DELIVERED = "delivered"
    NOT_DELIVERED = "not delivered"


class Ledger(Enum):
    """Whose word it is; the two are never merged."""

    CLAIM = "claim"
    """What an institution charged with the point says."""
    FINDING = "finding"
    """What a verifier who is not charged with it found."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that shows how far a point has come.

    Attributes:
        what: what it is and says, in our words.
        dated: its date.
        ledger: claim or finding.
        by: institution whose word it is.
        shows: what it shows.
        cite: the source.
        address: where it can be found, when the source does not say.
        sha256: hash of the bytes kept; empty when none are.
        expires: day from which it no longer shows the present; None when it does not age.
        terminal: whether it shows a lasting end (a law passed, a body dissolved).
    """

    what: str
    dated: ImpreciseDate
    ledger: Ledger
    by: Key
    shows: Shows
    cite: Citations
    address: str = ""
    sha256: str = ""
    expires: ImpreciseDate | None = None
    terminal: bool = False


@dataclass(frozen=True, slots=True)
class Commitment:
    """One point of a policy.

    Attributes:
        key: policy and number ("P2.17").
        policy: the policy.
        number: its number or place in the text.
        text: the point in our words; for an unknown point, what is known of it.
        cite: the source.
        known: whether any source gives its content.
        axes: threat classes it bears on.
        goals: what it is for.
        drivers: what it acts upon ("ideology", "governance gap", "policy").
        under: point it is a mechanism or task of; None otherwise.
        inferred: whether its place under another point rests on text order alone.
        responsibilities: who leads, supports, oversees.
        decided_by: institutions that decided it, when not the policy's.
        consulted: who was consulted, in words.
        due: when it should be done; None when not set.
        verifiable: whether somebody could see that it is done; None when nobody judged.
        not_verifiable_because: why not.
        undefined: what the text leaves undefined; empty when it is defined.
        maturity: how far it has come from paper.
        rights_gate: whether it was tested against fundamental rights.
        rights_relevant: why rights are touched; empty when they are not.
        indicators: how one would see it.
        evidence: what shows it.
        assessments: judgements from outside.
        ends: how it ended, when not with its policy.
    """

    key: Key
    policy: Key
    number: str
    text: str
    cite: Citations
    known: bool = True
    axes: tuple[Key, ...] = ()
    goals: tuple[str, ...] = ()
    drivers: tuple[str, ...] = ()
    under: Key | None = None
    inferred: bool = False
    responsibilities: tuple[Responsibility, ...] = ()
    decided_by: tuple[Key, ...] = ()
    consulted: tuple[str, ...] = ()
    due: ImpreciseDate | None = None
    verifiable: bool | None = None
    not_verifiable_because: str = ""
    undefined: str = ""
    maturity: Maturity = Maturity.UNKNOWN
    rights_gate: Gate = Gate.UNKNOWN
    rights_relevant: str = ""
    indicators: tuple[Indicator, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    ends: tuple[End, ...] = ()


class LineageKind(Enum):
    """What became of a point, or where it came from."""

    DERIVED = "derived"
    MERGED = "merged"
    DROPPED = "dropped"
    OVERRIDDEN = "overridden"
    INCORPORATED = "incorporated"


@dataclass(frozen=True, slots=True)
class Lineage:
    """A link from an earlier point or policy to a later one.

    Attributes:
        key: key of the link.
        earlier: commitment or policy.
        later: commitment or policy; for DROPPED the policy that left it out.
        kind: what became of it.
        happened_on: when; None when no source says.
        cite: the source.
    """

    key: Key
    earlier: Key
    kind: LineageKind
    later: Key
    cite: Citations
    happened_on: ImpreciseDate | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What an institution says or does on a subject on which others say or do otherwise.

    Attributes:
        key: key of the position.
        subject: key that names the subject; positions on one subject share it.
        title: the subject in words.
        holder: institution.
        stance: short word; two stances on one subject contradict each other.
        text: the position in our words.
        held_on: when.
        cite: the source.
    """

    key: Key
    subject: Key
    title: str
    holder: Key
    stance: str
    text: str
    held_on: ImpreciseDate
    cite: Citations


@dataclass(frozen=True, slots=True)
class Policies:
    """The register of policies."""

    policies: tuple[Policy, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    positions: tuple[Position, ...] = ()
