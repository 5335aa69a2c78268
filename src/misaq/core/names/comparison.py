"""What comparing two names gives, in a form that can be read out token by token."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class TokenRole(Enum):
    """What a word does in a name."""

    NAME = "NAME"
    """A word that names the party itself."""
    TITLE = "TITLE"
    """A title or honorific; some are names as well, so it counts for less, not for nothing."""
    KUNYA = "KUNYA"
    """ "Abu X", "Umm X"."""
    FATHER = "FATHER"
    """A word of the father's name, after s/o, d/o, bin, ibn."""
    LINEAGE = "LINEAGE"
    """A word that many unrelated people carry; counts for little. Never exported or counted."""
    PLACE = "PLACE"
    PARTICLE = "PARTICLE"
    """-e-, -ul-, al-, wa."""
    INITIAL = "INITIAL"
    GENERIC = "GENERIC"
    """A word that many organisations carry: jamaat, lashkar, trust."""
    ACRONYM = "ACRONYM"
    FACTION = "FACTION"
    """A word that says which part of a body: group, al-alami, wing."""


class Meeting(Enum):
    """How a word of one name meets a word of the other."""

    SAME = "SAME"
    VARIANT = "VARIANT"
    """Another spelling of the same name."""
    CROSS_SCRIPT = "CROSS_SCRIPT"
    INITIAL = "INITIAL"
    ACRONYM = "ACRONYM"
    NEAR = "NEAR"
    """A slip of a letter, not known as a variant."""
    CONTRADICTS = "CONTRADICTS"
    """Two different names, however alike they look."""
    MISSING = "MISSING"
    """Stands in one name only."""


@dataclass(frozen=True, slots=True)
class TokenMeeting:
    """One line of the working.

    Attributes:
        left: word or words of the first name as printed; empty when missing there.
        right: of the second.
        role: what the word does.
        how: how they meet.
        weight: what it adds to the score of the pair, in bits of evidence; negative speaks against.
    """

    left: str
    right: str
    role: TokenRole
    how: Meeting
    weight: float


class NameRelation(Enum):
    """What two names of bodies say of the two bodies, where it is not that they are the same."""

    FACTION = "FACTION"
    WING = "WING"
    FORMER = "FORMER"
    """One name says that it was formerly the other."""
    DIFFERENT_PLACE = "DIFFERENT_PLACE"


@dataclass(frozen=True, slots=True)
class NameComparison:
    """Two names compared.

    Attributes:
        left: the first as printed.
        right: the second as printed.
        score: 0 to 1, symmetric; a total order, not yet a probability. 1 only for names whose
            words are the same.
        bits: evidence in bits for one party against two unrelated ones; unbounded.
        meetings: the working, heaviest first.
        relation: what the names say when they are of two related bodies; then ``score`` is low.
    """

    left: str
    right: str
    score: float
    bits: float
    meetings: tuple[TokenMeeting, ...]
    relation: NameRelation | None = None
