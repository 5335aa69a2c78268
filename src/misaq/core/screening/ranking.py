"""What becomes of evidence: an alert or none, and of which rank. No rule here looks at who it is.

The name alone is never more than POSSIBLE, and a common name alone is held back unless somebody
asks for it or the list prints it to the letter (adr 0036). A fact that cannot be compared is none.
"""

from __future__ import annotations

from enum import Enum

from misaq.core.lists.evidence import Agreement, EvidenceKind
from misaq.core.lists.naming import Naming
from misaq.core.lists.pairs import PairComparison
from misaq.core.screening.answer import HitClass
from misaq.core.screening.candidates import Met
from misaq.core.screening.policy import Policy
from misaq.core.screening.query import Query
from misaq.core.screening.weighing import Weighed, is_alike

_TELLS_APART = frozenset({EvidenceKind.FATHER, EvidenceKind.BIRTH, EvidenceKind.IDENTITY_NUMBER})
"""What namesakes seldom share."""
_RULES_OUT = _TELLS_APART | {EvidenceKind.SEX}
"""What, when it differs, may rule an entry out; people move and change nationality."""
_AWAY = frozenset({Agreement.CLOSE, Agreement.OTHER})
"""Another district: people move, so that it rules nobody out, but no name alone outweighs it."""


class Fate(Enum):
    """What becomes of an entry that a query meets."""

    ALERTED = "ALERTED"
    HELD_BACK = "HELD_BACK"
    """Only a common name agrees."""
    RULED_OUT = "RULED_OUT"
    """A fact says that it is somebody else, or too little agrees."""


def fate_of(each: Weighed, query: Query, policy: Policy) -> Fate:
    """Say what becomes of an entry."""
    if each.has_number:
        return Fate.ALERTED
    is_likely = each.pair.probability >= _least(each.pair, policy)
    if _differs(each.pair) and not is_likely:
        return Fate.RULED_OUT
    district = _met(each.pair, EvidenceKind.DISTRICT)
    if is_likely and (_agreeing(each.pair) or district is not Agreement.MISSING):
        return Fate.ALERTED
    if each.met is None:
        return Fate.RULED_OUT
    if district in _AWAY:
        return Fate.HELD_BACK if _is_alike(each.met, policy) else Fate.RULED_OUT
    return fate_of_name(each.met, query, policy)


def _least(pair: PairComparison, policy: Policy) -> float:
    """Return how probable a pair must be: little where facts agree that namesakes seldom share."""
    district = _met(pair, EvidenceKind.DISTRICT)
    if district is Agreement.OTHER:
        return policy.least_elsewhere
    if district is Agreement.MISSING or _agreeing(pair):
        return policy.least_probability
    if _differs(pair):
        return policy.least_elsewhere
    has_like_father = _met(pair, EvidenceKind.FATHER) is Agreement.CLOSE
    if district is Agreement.SAME and has_like_father:
        return policy.least_probability
    return policy.least_nearby


def fate_of_name(met: Met, query: Query, policy: Policy) -> Fate:
    """Say what becomes of an entry of which nothing but the name can be compared.

    What was given and cannot be compared is no evidence, for or against.
    """
    if not _is_alike(met, policy):
        return Fate.RULED_OUT
    return Fate.ALERTED if _is_name_enough(met, query, policy) else Fate.HELD_BACK


def rank_of(each: Weighed) -> HitClass:
    """Return how much speaks for an alert."""
    if each.pair.is_conflict:
        return HitClass.CONFLICT
    facts = _agreeing(each.pair)
    if each.met is not None and each.met.is_part:
        return HitClass.POSSIBLE
    if not facts or _differs(each.pair):
        return HitClass.POSSIBLE
    is_local = _agrees(each.pair, EvidenceKind.DISTRICT)
    if EvidenceKind.IDENTITY_NUMBER in facts or len(facts) > 1 or is_local:
        return HitClass.STRONG
    return HitClass.PROBABLE


def _is_alike(met: Met, policy: Policy) -> bool:
    return met.is_exact or is_alike(met, policy)


def _is_name_enough(met: Met, query: Query, policy: Policy) -> bool:
    if policy.shows_common or (met.is_exact and _alerts_to_the_letter(met, query, policy)):
        return True
    if met.is_part:
        return True
    is_rare = met.bits >= policy.rare_bits[met.naming]
    return is_rare and met.score >= policy.alone_score[met.naming]


def _alerts_to_the_letter(met: Met, query: Query, policy: Policy) -> bool:
    """Say whether a name to the letter alerts however common it is.

    Any name of a body does. A person's does where nothing but a name was asked: whoever gives a
    father, a birth or a number asks about one person, and a common name whose entry has nothing to
    set beside them says nothing of that person.
    """
    if not policy.exact_always:
        return False
    return met.naming is Naming.BODIES or not query.tells_apart


def _agreeing(pair: PairComparison) -> frozenset[EvidenceKind]:
    return frozenset(kind for kind in _TELLS_APART if _agrees(pair, kind))


def _agrees(pair: PairComparison, kind: EvidenceKind) -> bool:
    return any(line.kind is kind and line.agreement is Agreement.SAME for line in pair.lines_for)


def _met(pair: PairComparison, kind: EvidenceKind) -> Agreement:
    return next((line.agreement for line in pair.lines if line.kind is kind), Agreement.MISSING)


def _differs(pair: PairComparison) -> bool:
    return any(line.kind in _RULES_OUT for line in pair.lines_against)
