"""Names of persons: reading, comparing, scoring, and keys to look them up under."""

from __future__ import annotations

from math import prod

from misaq.core.names.commonness import EVERYBODY, SHIPPED, Commonness, count_commonness
from misaq.core.names.comparison import NameComparison, TokenMeeting, TokenRole
from misaq.core.names.persons_aligning import Pairing
from misaq.core.names.persons_keys import person_keys
from misaq.core.names.persons_reading import read_person
from misaq.core.names.persons_records import PersonName
from misaq.core.names.persons_scoring import weigh, weigh_soon
from misaq.core.names.persons_splitting import as_printed

__all__ = [
    "SAME_FROM",
    "SHIPPED",
    "Commonness",
    "PersonName",
    "bearers_per_100k",
    "compare_persons",
    "count_commonness",
    "person_keys",
    "read_person",
    "score_persons",
]

SAME_FROM = 0.82
"""The score from which two names are one as far as names can say; chosen on development pairs."""


def score_persons(left: PersonName, right: PersonName) -> float:
    """Return the score of ``compare_persons`` without its working."""
    return weigh_soon(left, right).score


def compare_persons(left: PersonName, right: PersonName) -> NameComparison:
    """Return two names compared, with the working; symmetric."""
    weighed = weigh(left, right)
    texts = left.text, right.text
    meetings: list[TokenMeeting] = []
    if weighed.names is not None:
        meetings.extend(_shown(pairing, texts) for pairing in weighed.names.pairings)
        if weighed.fathers is not None:
            fathers = weighed.fathers.pairings
            meetings.extend(_shown(pairing, texts, TokenRole.FATHER) for pairing in fathers)
    meetings.sort(key=lambda meeting: (-abs(meeting.weight), meeting.left, meeting.right))
    return NameComparison(*texts, weighed.score, weighed.bits, tuple(meetings))


def bearers_per_100k(name: PersonName) -> float:
    """Return how many of 100,000 people carry the words of a name, by its table of commonness.

    The words are taken as independent, so that the number is an order of magnitude. Titles and
    initials do not count; a name without words is everybody's.
    """
    if not name.forms:
        return float(EVERYBODY)
    told = [p for p in name.forms[0].parts if p.role not in (TokenRole.TITLE, TokenRole.INITIAL)]
    return EVERYBODY * prod(name.commonness.bearers_of(p.word.key) / EVERYBODY for p in told)


def _shown(pairing: Pairing, texts: tuple[str, str], role: TokenRole | None = None) -> TokenMeeting:
    left, right, met, bits = pairing
    roles = [part.role for part in (left, right) if part is not None]
    return TokenMeeting(
        left=as_printed(texts[0], left.printed) if left is not None else "",
        right=as_printed(texts[1], right.printed) if right is not None else "",
        role=role or roles[0],
        how=met.how,
        weight=round(bits, 2),
    )
