"""What screening still finds of names that were spoiled, class by class, and what it should not.

The classes, and the names that are near a listed one and nobody's, are those of the package
``sanctions-screening-benchmark``; its own scores are not used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ssb import negatives, perturb

from misaq.core.lists.records import ListEntry, PartyKind
from misaq.core.screening.answer import Outcome
from misaq.core.screening.answering import screen
from misaq.core.screening.index import Index
from misaq.core.screening.policy import Policy
from misaq.core.screening.query import read_query
from misaq.kernel.errors import InputRefused

SEED = 7


@dataclass(frozen=True, slots=True)
class Recall:
    """How many of so many were found.

    Attributes:
        found: the listed entry stands among the hits; for a negative, anything was alerted.
        asked: how many were asked about.
    """

    found: int
    asked: int

    @property
    def share(self) -> float:
        """Share that was found."""
        return self.found / self.asked if self.asked else 0.0


def recall_by_class(
    index: Index, entries: Sequence[ListEntry], policy: Policy, *, most: int = 1
) -> dict[str, Recall]:
    """Return, for each class of spoiling, how many entries are still found by their name.

    Args:
        index: what is searched.
        entries: persons on it.
        policy: what is alerted.
        most: names of a class that are made of one name, at most.
    """
    asked: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for entry in entries:
        for spoiled in perturb.apply_all(entry.name, entry.reference, SEED, None, most):
            if spoiled.text.casefold() == entry.name.casefold():
                continue
            asked[spoiled.perturbation] += 1
            found[spoiled.perturbation] += entry.reference in _hits(index, spoiled.text, policy)
    return {name: Recall(found[name], asked[name]) for name in sorted(asked)}


def alerts_by_class(
    index: Index, entries: Sequence[ListEntry], policy: Policy
) -> Mapping[str, Recall]:
    """Return, for each class of names that are nobody's, how many raise an alert."""
    names = [entry.name for entry in entries]
    listed = {name.text.casefold() for entry in index.entries for name in entry.names}
    asked: Counter[str] = Counter()
    alerted: Counter[str] = Counter()
    for negative in negatives.generate(names, seed=SEED, per_class=1, listed_index=listed):
        asked[negative.negative_class] += 1
        alerted[negative.negative_class] += bool(_hits(index, negative.text, policy))
    return {name: Recall(alerted[name], asked[name]) for name in sorted(asked)}


def table(found: Mapping[str, Recall], alerted: Mapping[str, Recall]) -> str:
    """Return both as lines to print."""
    return "\n".join((*_lines("found", found), *_lines("alerted, though nobody's", alerted)))


def _lines(title: str, shares: Mapping[str, Recall]) -> Iterable[str]:
    yield f"{title:<28}{'asked':>7}{'share':>9}"
    for name, share in shares.items():
        yield f"  {name:<26}{share.asked:>7}{share.share:>9.3f}"


def _hits(index: Index, name: str, policy: Policy) -> frozenset[str]:
    try:
        query = read_query({"kind": "person", "name": name})
    except InputRefused:
        return frozenset()
    answer = screen(index, query, policy)
    if answer.outcome is not Outcome.ALERT:
        return frozenset()
    return frozenset(hit.reference for hit in answer.hits if hit.entry.kind is PartyKind.PERSON)
