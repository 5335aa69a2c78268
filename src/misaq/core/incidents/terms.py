"""Terms of use that travel with the rows of a source, and what they allow to leave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from misaq.kernel.errors import NotAllowed
from misaq.kernel.words import tell


class Terms(Enum):
    """What a publisher allows others to do with its rows."""

    CC0 = "CC0"
    """Anything."""
    CC_BY = "CC_BY"
    """Anything, naming the publisher."""
    CC_BY_IGO = "CC_BY_IGO"
    """As CC_BY, of an intergovernmental organisation."""
    CREDIT = "CREDIT"
    """Use with credit, as posted; no licence was read."""
    OWN = "OWN"
    """Rows entered here."""
    NO_REDISTRIBUTION = "NO_REDISTRIBUTION"
    """Use here only: no row may be passed on; sums may be shown with credit."""

    @property
    def lets_rows_leave(self) -> bool:
        """Whether single rows may stand in a download, an answer of the API or a paper."""
        return self is not Terms.NO_REDISTRIBUTION


@dataclass(frozen=True, slots=True)
class SourceTerms:
    """A source with the terms of its rows.

    Attributes:
        source: key of the source ("acled").
        terms: what its publisher allows.
        credit: how the publisher wants to be named; never empty where terms ask for it.
    """

    source: str
    terms: Terms
    credit: str = ""


def check_may_leave(sources: Iterable[SourceTerms]) -> None:
    """Refuse to let rows leave, if rows of one of the sources may not.

    Raises:
        NotAllowed: naming every source that is kept back.
    """
    kept_back = sorted({one.source for one in sources if not one.terms.lets_rows_leave})
    if kept_back:
        raise NotAllowed(
            tell(
                "Rows of {sources} may not be passed on; their terms say so.",
                sources=", ".join(kept_back),
            ),
            next_step=tell("Show sums with credit, or leave these sources out."),
            rule="incidents.terms",
        )


def credits_of(sources: Iterable[SourceTerms]) -> tuple[str, ...]:
    """Return how the sources want to be named, each once, in order of their words."""
    return tuple(sorted({one.credit for one in sources if one.credit}))
