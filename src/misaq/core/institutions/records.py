"""Institutions, functions, mandates and committees."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key
from misaq.kernel.periods import Period
from misaq.kernel.provenance import Citations
from misaq.kernel.titles import TranslatedTitle


class Level(Enum):
    """Where an institution sits."""

    PARLIAMENT = "PARLIAMENT"
    FEDERAL = "FEDERAL"
    PROVINCIAL = "PROVINCIAL"
    DISTRICT = "DISTRICT"
    COURT = "COURT"
    STATUTORY = "STATUTORY"
    CIVIL_SOCIETY = "CIVIL_SOCIETY"
    INTERNATIONAL = "INTERNATIONAL"


@dataclass(frozen=True, slots=True)
class Institution:
    """A body of the state, or one that watches it.

    Attributes:
        key: its usual short name ("NACTA").
        title: its name.
        level: where it sits.
        parent: institution it belongs to; None at the top.
        is_ministry: whether it answers in Parliament for itself and for what is below it.
        area: province or territory; empty for the whole country.
        life: when it existed.
        carries_force: whether it uses force or intelligence powers itself.
        note: what is known and not known.
        titles: its title in other languages.
        cite: the source.
    """

    key: Key
    title: str
    level: Level
    cite: Citations
    parent: Key | None = None
    is_ministry: bool = False
    area: str = ""
    life: Period = Period()
    carries_force: bool = False
    note: str = ""
    titles: tuple[TranslatedTitle, ...] = ()


@dataclass(frozen=True, slots=True)
class Function:
    """Something that some institution should do ("threat assessment").

    Attributes:
        key: key of the function.
        title: its name.
        definition: what falls in it.
        titles: its title in other languages.
    """

    key: Key
    title: str
    definition: str
    titles: tuple[TranslatedTitle, ...] = ()


class Role(Enum):
    """The part an institution has."""

    LEAD = "lead"
    SUPPORT = "support"
    OVERSEE = "oversee"


@dataclass(frozen=True, slots=True)
class Mandate:
    """A dated charge to do something.

    Attributes:
        key: key of the mandate.
        institution: who is charged.
        role: lead, support or oversee.
        function: what it does.
        threat_class: class it is limited to; None for all.
        area: area it is limited to; empty for the whole country.
        basis: provision, policy or decision it rests on, in words or as a key.
        term: when it runs.
        cite: the source.
    """

    key: Key
    institution: Key
    role: Role
    function: Key
    basis: str
    cite: Citations
    threat_class: Key | None = None
    area: str = ""
    term: Period = Period()


@dataclass(frozen=True, slots=True)
class JointLead:
    """A decision on record that two or more institutions lead together, or how they divide it.

    Attributes:
        key: key of the decision.
        function: what is led together.
        institutions: those that lead it.
        decided_on: when.
        text: what was decided, in our words.
        cite: the decision.
    """

    key: Key
    function: Key
    institutions: tuple[Key, ...]
    decided_on: ImpreciseDate
    text: str
    cite: Citations


class CommitteeState(Enum):
    """Whether a committee works."""

    LIVE = "LIVE"
    DORMANT = "DORMANT"


@dataclass(frozen=True, slots=True)
class CommitteeSpan:
    """A span in which a committee was live or dormant.

    Attributes:
        state: whether it worked.
        span: from when to when.
        note: what is known of it.
        cite: the source.
    """

    state: CommitteeState
    span: Period
    cite: Citations
    note: str = ""


@dataclass(frozen=True, slots=True)
class Formation:
    """The forming of a committee, due and done.

    Attributes:
        trigger: what started the time to form it.
        due_within: what the rule allows, in words.
        late_by: by how much it came late, as the source says; empty when in time.
        happened_in: when it was formed.
        cite: the source.
    """

    trigger: str
    due_within: str
    happened_in: ImpreciseDate
    cite: Citations
    late_by: str = ""


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """What a committee owed in reports over a span, and what it filed.

    Attributes:
        owed: the duty, in words.
        span: the span looked at.
        filed: what was filed, in words.
        falls_short: whether the source says that reports are missing.
        cite: the source.
    """

    owed: str
    span: Period
    filed: str
    falls_short: bool
    cite: Citations


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee of a legislature.

    Attributes:
        key: key of the committee.
        title: its name.
        house: institution key of the house, or of Parliament for a joint committee.
        remit: institutions it may question, with all that is below them.
        functions: functions it may question whoever has them.
        whole_of_government: whether its remit has no such bounds.
        matters: tables of the records that the findings it takes up are about
            ("sourcebook.assurances"); empty for all.
        answers: institution key under which the committee itself is asked.
        spans: when it was live and when dormant; these must not overlap.
        formations: its formings.
        reports: what it owed and filed.
        titles: its title in other languages.
        cite: the source of remit and name.
    """

    key: Key
    title: str
    house: Key
    answers: Key
    cite: Citations
    remit: tuple[Key, ...] = ()
    functions: tuple[Key, ...] = ()
    whole_of_government: bool = False
    matters: tuple[str, ...] = ()
    spans: tuple[CommitteeSpan, ...] = ()
    formations: tuple[Formation, ...] = ()
    reports: tuple[ReportRecord, ...] = ()
    titles: tuple[TranslatedTitle, ...] = ()


@dataclass(frozen=True, slots=True)
class Institutions:
    """The register of institutions."""

    institutions: tuple[Institution, ...] = ()
    functions: tuple[Function, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    joint_leads: tuple[JointLead, ...] = ()
    committees: tuple[Committee, ...] = ()
