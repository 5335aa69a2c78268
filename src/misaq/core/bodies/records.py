"""Organisations on lists, the spells they were listed for, and how they relate."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key
from misaq.kernel.periods import Period
from misaq.kernel.provenance import Citations
from misaq.kernel.titles import TranslatedTitle


class NameKind(Enum):
    """What sort of name it is."""

    ALIAS = "alias"
    ACRONYM = "acronym"
    SPELLING = "spelling"
    FORMER = "former"
    STATE_LABEL = "state label"
    """A term the state uses for the body."""


@dataclass(frozen=True, slots=True)
class BodyName:
    """Another name of a body.

    Attributes:
        text: the name as written.
        kind: what sort of name it is.
        cite: who writes it so.
    """

    text: str
    kind: NameKind
    cite: Citations


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation that stands, or stood, on a list.

    Attributes:
        key: key of the body.
        title: the name it goes by here.
        names: its other names.
        note: what is known and not known.
        titles: its title in other languages.
        cite: the source of the name.
    """

    key: Key
    title: str
    cite: Citations
    names: tuple[BodyName, ...] = ()
    note: str = ""
    titles: tuple[TranslatedTitle, ...] = ()


class Standing(Enum):
    """What a spell puts a body under."""

    PROSCRIBED = "PROSCRIBED"
    OBSERVED = "OBSERVED"
    UN_LISTED = "UN_LISTED"


@dataclass(frozen=True, slots=True)
class Contest:
    """Somebody contests a listing.

    Attributes:
        by: who contests it, in words.
        text: on what ground, in our words.
        cite: the source.
    """

    by: str
    text: str
    cite: Citations


@dataclass(frozen=True, slots=True)
class Extension:
    """A hearing and order that extended a period of observation.

    Attributes:
        heard_on: day of the hearing.
        extended_to: day to which it was extended.
        cite: the order, or who reports it.
    """

    heard_on: ImpreciseDate
    extended_to: ImpreciseDate
    cite: Citations


@dataclass(frozen=True, slots=True)
class Spell:
    """A time for which a body stands on a list.

    Attributes:
        key: key of the spell.
        body: the body.
        standing: what it is put under.
        basis: provision it rests on.
        listed_by: institution whose order or list it is.
        span: from listing to removal; ``starts`` is None when the day is not on record.
        order: number of the order; empty when not on record.
        seen_on: last day on which a source shows it still listed.
        period: clock that limits one period of it; None when the text sets no period.
        extensions: extensions on record, for observation.
        contests: who contests it.
        cite: the source.
    """

    key: Key
    body: Key
    standing: Standing
    basis: Key
    listed_by: Key
    span: Period
    cite: Citations
    order: str = ""
    seen_on: ImpreciseDate | None = None
    period: Key | None = None
    extensions: tuple[Extension, ...] = ()
    contests: tuple[Contest, ...] = ()


class RelationKind(Enum):
    """How the first body relates to the second."""

    RENAMED_TO = "renamed_to"
    SPLINTER_OF = "splinter_of"
    FACTION_OF = "faction_of"
    WING_OF = "wing_of"
    FRONT_OF = "front_of"
    AFFILIATE_OF = "affiliate_of"
    ALLIANCE_MEMBER = "alliance_member"
    SAME_NAME_AS = "same_name_as"


@dataclass(frozen=True, slots=True)
class Relation:
    """A dated relation between two bodies, as somebody asserts it.

    Attributes:
        key: key of the relation.
        source_body: the first body.
        kind: how it relates.
        target_body: the second body.
        since: since when; None when no source says.
        asserted_by: who says so.
        cite: the source.
    """

    key: Key
    source_body: Key
    kind: RelationKind
    target_body: Key
    asserted_by: str
    cite: Citations
    since: ImpreciseDate | None = None


@dataclass(frozen=True, slots=True)
class Bodies:
    """The register of organisations on lists."""

    bodies: tuple[Body, ...] = ()
    spells: tuple[Spell, ...] = ()
    relations: tuple[Relation, ...] = ()
