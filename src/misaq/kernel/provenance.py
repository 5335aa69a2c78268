"""Where a fact comes from and how far it can be trusted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from misaq.kernel.ids import Key


class Confidence(Enum):
    """How well a fact is supported, best first."""

    HIGH = "H"
    """The primary text was read."""
    MEDIUM = "M"
    """Reputable press or a secondary text was read."""
    LOW = "L"
    """The support is thin, indirect or one-sided."""
    UNVERIFIED = "GK"
    """No source was read: general knowledge of the compilers."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One support of a fact.

    Attributes:
        source: key of the source in the sourcebook.
        confidence: how far this source supports the fact.
        at: where in the source (section, paragraph, line, table); empty when it is a single page.
        asserted_by: who says so inside the source, when it is not the source's own voice.
    """

    source: Key
    confidence: Confidence
    at: str = ""
    asserted_by: str = ""

    @property
    def is_verified(self) -> bool:
        """Whether anybody read a source for this."""
        return self.confidence is not Confidence.UNVERIFIED


Citations = tuple[Citation, ...]

_ORDER = tuple(Confidence)


def best_confidence(citations: Iterable[Citation]) -> Confidence:
    """Return the best confidence among the citations; UNVERIFIED when there are none."""
    return min(
        (citation.confidence for citation in citations),
        key=_ORDER.index,
        default=Confidence.UNVERIFIED,
    )


def is_verified(citations: Iterable[Citation]) -> bool:
    """Say whether at least one citation rests on a source that was read."""
    return any(citation.is_verified for citation in citations)
