"""From a query to its answer: who is met, what speaks for and against, and what is held back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from misaq.core.lists.evidence import EvidenceKind
from misaq.core.lists.naming import Naming
from misaq.core.lists.records import ListEntry, PartyKind
from misaq.core.screening.answer import Answer, Commonness, HeldBack, Hit, HitClass, ListVersion
from misaq.core.screening.commonness import per_100k
from misaq.core.screening.index import Index
from misaq.core.screening.policy import DEFAULT, Policy
from misaq.core.screening.query import Query
from misaq.core.screening.ranking import Fate, fate_of, fate_of_name, rank_of
from misaq.core.screening.weighing import (
    Weighed,
    facts_of,
    has_common_fact,
    met_entries,
    weigh,
)

Suppressed = Callable[[Query, ListVersion, ListEntry], str | None]
"""Why an entry of a list is not returned for a query; None where it is.

An entry is known by its list and the issuer's reference, which are the same in every process and
after every reading.
"""

_PEOPLE = frozenset({PartyKind.PERSON, PartyKind.UNSTATED})
_FACTS = (
    EvidenceKind.IDENTITY_NUMBER,
    EvidenceKind.FATHER,
    EvidenceKind.BIRTH,
    EvidenceKind.DISTRICT,
)
"""What tells namesakes apart, the strongest first."""
_STRENGTH = {
    HitClass.STRONG: 0,
    HitClass.CONFLICT: 1,
    HitClass.PROBABLE: 2,
    HitClass.POSSIBLE: 3,
}


def nobody_suppressed(
    query: Query,  # noqa: ARG001 -- the form of a Suppressed
    version: ListVersion,  # noqa: ARG001 -- the form of a Suppressed
    entry: ListEntry,  # noqa: ARG001 -- the form of a Suppressed
) -> str | None:
    """Suppress nobody."""
    return None


def screen(
    index: Index,
    query: Query,
    policy: Policy = DEFAULT,
    suppressed: Suppressed = nobody_suppressed,
) -> Answer:
    """Return whom the query may mean.

    A suppressed entry leaves no trace in the answer: it is as if it were not listed.

    Args:
        index: the lists.
        query: who is asked about.
        policy: what is alerted.
        suppressed: clearances and tombstones.
    """
    alerted, held = _judged(index, query, policy, suppressed)
    hits = _hits(index, query, alerted, bearers=len(alerted) + len(held))
    return Answer(
        query=query,
        searched=_searched(index, policy),
        hits=hits[: policy.most_hits],
        more_hits=max(0, len(hits) - policy.most_hits),
        held_back=_held_back(query, held) if held else None,
    )


def _judged(
    index: Index, query: Query, policy: Policy, suppressed: Suppressed
) -> tuple[list[Weighed], list[ListEntry]]:
    """Return what is alerted, and the entries that are held back for commonness."""
    alerted: list[Weighed] = []
    held: list[ListEntry] = []
    for number, met in met_entries(index, query, policy).items():
        entry = index.entries[number]
        if met is not None and not has_common_fact(query, entry):
            fate = fate_of_name(met, query, policy)
            weighed = None
        else:
            weighed = weigh(index, query, number, met, policy)
            fate = fate_of(weighed, query, policy)
        version = index.version(number)
        if fate is Fate.RULED_OUT or suppressed(query, version, entry) is not None:
            continue
        if fate is Fate.HELD_BACK:
            held.append(entry)
        else:
            alerted.append(weighed or weigh(index, query, number, met, policy))
    return alerted, held


def both(first: Answer, second: Answer, query: Query) -> Answer:
    """Return two answers about one query as one: as a person and as an organisation."""
    return Answer(
        query=query,
        searched=first.searched,
        hits=tuple(sorted((*first.hits, *second.hits), key=_order)),
        more_hits=first.more_hits + second.more_hits,
        held_back=first.held_back or second.held_back,
    )


def _searched(index: Index, policy: Policy) -> tuple[ListVersion, ...]:
    return tuple(
        version
        for version in index.versions
        if policy.lists is None or version.source_list in policy.lists
    )


def _hits(
    index: Index, query: Query, alerted: Sequence[Weighed], *, bearers: int
) -> tuple[Hit, ...]:
    if not alerted:
        return ()
    common = Commonness(bearers - 1, per_100k(query.name, alerted[0].naming))
    hits = [
        Hit(
            version=index.version(each.number),
            entry=index.entries[each.number],
            name=each.name,
            pair=each.pair,
            rank=rank_of(each),
            is_exact=each.is_exact,
            commonness=common,
            is_part=each.met is not None and each.met.is_part,
        )
        for each in alerted
    ]
    return tuple(sorted(hits, key=_order))


def _order(hit: Hit) -> tuple[object, ...]:
    return (_STRENGTH[hit.rank], not hit.is_exact, -hit.pair.bits, hit.version, hit.reference)


def _held_back(query: Query, held: Sequence[ListEntry]) -> HeldBack:
    """Return what to bring: the facts that the query lacks and one of the entries prints."""
    bring = tuple(
        kind
        for kind in _FACTS
        if not facts_of(query)[kind] and any(facts_of(entry)[kind] for entry in held)
    )
    naming = Naming.PERSONS if held[0].kind in _PEOPLE else Naming.BODIES
    return HeldBack(Commonness(len(held), per_100k(query.name, naming)), bring)
