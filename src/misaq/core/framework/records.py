"""Threat classes, how they feed one another, and how other schemes name them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citations
from misaq.kernel.titles import TranslatedTitle


class AxisOrigin(Enum):
    """Where an axis comes from."""

    BRIEF = "BRIEF"
    """One of the seven ingredients the brief demands of an internal-security policy (S85)."""
    ADDED = "ADDED"
    """Added by us: communal violence, state operations, human security."""
    NONE = "NONE"
    """Not an axis: a class within one."""


@dataclass(frozen=True, slots=True)
class ThreatClass:
    """A kind of threat, or of answer to it, that must not be confused with another.

    Attributes:
        key: short code ("EXT").
        title: its name.
        definition: what falls in it and what does not.
        origin: whether it is an axis and whose.
        within: the axis it belongs to; None for an axis.
        legal_hooks: provisions that define it in law.
        speech_warning: what must be remembered about lawful speech; empty when it does not arise.
        titles: its title in other languages.
        cite: where the class comes from.
    """

    key: Key
    title: str
    definition: str
    origin: AxisOrigin
    cite: Citations
    within: Key | None = None
    legal_hooks: tuple[Key, ...] = ()
    speech_warning: str = ""
    titles: tuple[TranslatedTitle, ...] = ()


class LinkKind(Enum):
    """How two classes touch."""

    FEEDS = "FEEDS"
    NEXUS = "NEXUS"
    """They cooperate in places and stay different (S79)."""


@dataclass(frozen=True, slots=True)
class ClassLink:
    """One way in which two classes touch.

    Attributes:
        key: key of the link.
        kind: how they touch.
        source_class: the class that feeds, or the first of two.
        target_class: the class that is fed, or the second.
        note: how, in our words.
        cite: who says so.
    """

    key: Key
    kind: LinkKind
    source_class: Key
    target_class: Key
    note: str
    cite: Citations


@dataclass(frozen=True, slots=True)
class Scheme:
    """Another body's classification.

    Attributes:
        key: its usual short name ("UCDP-GED").
        title: its full name.
        unit: what it counts.
        caution: what its counts leave out or mix.
        cite: where it is described.
    """

    key: Key
    title: str
    unit: str
    caution: str
    cite: Citations


class Fit(Enum):
    """How a class corresponds to a term of another scheme (SKOS mapping relations)."""

    EXACT = "exactMatch"
    CLOSE = "closeMatch"
    BROADER = "broadMatch"
    """The scheme's term is broader than our class."""
    NARROWER = "narrowMatch"
    """The scheme's term is narrower than our class."""
    RELATED = "relatedMatch"
    NONE = "noMatch"


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """What one scheme calls one class.

    Attributes:
        key: key of the row.
        threat_class: our class.
        scheme: the other scheme.
        term: its term; empty when it has none.
        fit: how well the two correspond.
        cite: who says so.
    """

    key: Key
    threat_class: Key
    scheme: Key
    term: str
    fit: Fit
    cite: Citations


@dataclass(frozen=True, slots=True)
class Framework:
    """The register of threat classes."""

    classes: tuple[ThreatClass, ...] = ()
    links: tuple[ClassLink, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    crosswalks: tuple[Crosswalk, ...] = ()
