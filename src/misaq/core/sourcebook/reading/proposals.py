"""What a reading proposes. A proposal is never a record: a person takes it or leaves it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from misaq.core.sourcebook.reading.passages import Anchor

Extra = str | int | float | bool | None | tuple[str, ...]


class ProposalKind(Enum):
    """What a passage is proposed to be."""

    CONSULTATION = "consultation"
    """A meeting that was held: ordinal, day, theme."""
    CLAIM = "claim"
    """A statement and whose voice it is."""
    RECOMMENDATION = "recommendation"
    """A recommendation that a table or a label names as one."""
    COMPONENT = "component"
    """What a recommendation is made of: the items under it in its own column."""
    MECHANISM = "mechanism"
    """How a recommendation is to be carried out."""
    PROSE_RECOMMENDATION = "prose_recommendation"
    """A recommendation in running text, without a table to pair it with mechanisms."""
    INSTITUTION = "institution"
    """A body that is named."""
    NUMBER = "number"
    """A quantity, with its sentence."""


class VoiceHeard(Enum):
    """Whose voice a statement is in."""

    GROUP = "group"
    MEMBERS = "members"
    ONE_MEMBER = "one member"
    UNATTRIBUTED = "unattributed"
    """Somebody says it, and the text does not say who ("it was shared that")."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that a document seems to say.

    Attributes:
        kind: what it is proposed to be.
        text: the words of the document.
        anchor: where they stand.
        reason: why this is proposed, and what could not be decided.
        under: text of the recommendation it serves; None when it serves none or that is unknown.
        inferred: whether order, spacing or habit had to stand in for structure.
        extra: more facts by name, in a fixed order ("value", "date", "voice" …).
    """

    kind: ProposalKind
    text: str
    anchor: Anchor
    reason: str
    under: str | None = None
    inferred: bool = False
    extra: tuple[tuple[str, Extra], ...] = ()
