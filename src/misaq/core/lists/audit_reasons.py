"""Why an entry of a list is wrong, in words that can be counted and that name nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum
from types import MappingProxyType

from misaq.kernel.words import Phrase, say


class AuditReason(Enum):
    """Why an entry should not stand on a list as it stands."""

    DEAD = "DEAD"
    ABROAD = "ABROAD"
    OLD_OR_ILL = "OLD_OR_ILL"
    ACQUITTED = "ACQUITTED"
    ANOTHER_PERSON = "ANOTHER_PERSON"
    LISTED_TWICE = "LISTED_TWICE"
    NO_ORDER = "NO_ORDER"
    NO_GROUND = "NO_GROUND"
    OVER = "OVER"
    """The time for which it was made is over."""
    OTHER = "OTHER"


REASON_WORDS: Mapping[AuditReason, Phrase] = MappingProxyType(
    {
        AuditReason.DEAD: say("dead"),
        AuditReason.ABROAD: say("abroad"),
        AuditReason.OLD_OR_ILL: say("old or ill"),
        AuditReason.ACQUITTED: say("acquitted"),
        AuditReason.ANOTHER_PERSON: say("another person was meant"),
        AuditReason.LISTED_TWICE: say("listed twice"),
        AuditReason.NO_ORDER: say("no order"),
        AuditReason.NO_GROUND: say("no ground"),
        AuditReason.OVER: say("its time is over"),
        AuditReason.OTHER: say("another reason"),
    }
)
"""Each reason in words."""


def count_reasons(reasons: Iterable[tuple[str, int]]) -> tuple[tuple[AuditReason, int], ...]:
    """Return how often each reason was given, the commonest first.

    What an audit writes in its own words, and so might name somebody, is counted as another one.
    """
    found: Counter[AuditReason] = Counter()
    for text, number in reasons:
        found[_reason(text)] += number
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0].value)))


def _reason(text: str) -> AuditReason:
    name = "_".join(text.replace("-", " ").upper().split())
    known = {str(words).upper().replace(" ", "_"): reason for reason, words in REASON_WORDS.items()}
    by_name = {reason.value: reason for reason in AuditReason}
    return by_name.get(name) or known.get(name) or AuditReason.OTHER
