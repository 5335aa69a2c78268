"""Matching and reconciliation, measured on lists read in place and on invented people.

Of the labelled clusters a quarter (by hash) was held back while the weights were fitted; both parts
are printed. Peers run on the same pairs where they are installed (see ``benchmarks/peers``).
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from benchmarks.fitting_pairs import (
    Task,
    ask_five_fields,
    invented_spellings,
    list_tasks,
    names_only,
    primary_only,
)
from benchmarks.lists_data import is_held_back, is_here
from benchmarks.peers import score_by_peers
from misaq.core.lists.assignment import Weighed, assign
from misaq.core.lists.blocking import candidate_pairs
from misaq.core.lists.calibration import calibration_error, measure
from misaq.core.lists.matching import compare_prepared, weigh
from misaq.core.lists.pairs import Outcome
from misaq.core.lists.prepared import PreparedEntry, prepare
from misaq.core.lists.reconcile import Link, reconcile
from misaq.core.lists.records import ListEntry, PartyKind
from misaq.core.lists.shared_names import count_bearers
from misaq.core.lists.sides import Side

_DAY = date(2021, 7, 7)
_TOP_BAND = 0.9
_SPEED = 2_000
_CUTS = (0.01, 0.02, 0.05, *(cut / 100 for cut in range(10, 100, 2)))


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall of links, over so many that are known."""

    precision: float
    recall: float
    known: int

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f} (n={self.known})"


def score(found: Iterable[tuple[str, str]], truth: Iterable[tuple[str, str]]) -> Score:
    """Return how the links found of entries with a known partner meet the known ones."""
    known = set(truth)
    lefts = {left for left, _ in known}
    told = {(left, right) for left, right in found if left in lefts}
    hits = len(told & known)
    return Score(hits / len(told) if told else 1.0, hits / len(known), len(known))


def measure_reconcile() -> None:
    """Print every measurement; say so where the lists do not lie beside this clone."""
    print("\nMatching and reconciliation")
    measure_five_fields()
    measure_blocking()
    if not is_here():
        print("  The lists do not lie beside this clone: nothing of them was measured.")
        return
    tasks = list_tasks()
    measure_lists(tasks[0])
    measure_calibration(tasks)
    measure_speed(tasks[0])
    measure_peers(tasks[0])


def measure_lists(task: Task) -> None:
    """Print the links between the United Nations' list and that of the United States."""
    whole = _links(task, lambda entry: entry)
    runs: tuple[tuple[str, Sequence[Link], PartyKind | None], ...] = (
        ("all kinds, aliases, names only", _links(task, names_only), None),
        ("all kinds, primary names only", _links(task, _bare), None),
        ("all kinds, everything printed", whole, None),
        ("persons, everything printed", whole, PartyKind.PERSON),
    )
    for title, links, kind in runs:
        for part, truth in known_links(task, kind).items():
            found = score(((link.left, link.right) for link in links), truth)
            print(f"  UN–OFAC one to one, {title}, {part}: {found}")
    explained = sum(bool(link.comparison.lines_for) for link in whole)
    print(f"    links with their evidence: {explained} of {len(whole)}")


def _bare(entry: ListEntry) -> ListEntry:
    return primary_only(names_only(entry))


def _links(task: Task, change: Callable[[ListEntry], ListEntry]) -> Sequence[Link]:
    left = Side("UN", "UN", _DAY, tuple(change(entry) for entry in task.left))
    right = Side("OFAC", "OFAC", _DAY, tuple(change(entry) for entry in task.right))
    both = reconcile(left, right)
    return (*both.links, *both.possible)


def known_links(task: Task, kind: PartyKind | None) -> dict[str, list[tuple[str, str]]]:
    """Return the known partners of a kind, those that were held back apart."""
    kinds = {entry.reference: entry.kind for entry in task.left}
    known = [
        (pair, cluster)
        for pair, cluster in task.partners.items()
        if kind is None or kinds[pair[0]] is kind
    ]
    return {
        "fitted on": [pair for pair, cluster in known if not is_held_back(cluster)],
        "held back": [pair for pair, cluster in known if is_held_back(cluster)],
    }


def measure_five_fields() -> None:
    """Print what is found of invented people by name, father and district, and by name alone."""
    asked, listed = ask_five_fields(seed=23)
    queries = [query for query, _ in asked]
    truths = [truth for _, truth in asked]
    print(f"  five fields, name + father + district: {_linked(queries, listed, truths)}")
    bare_queries = [prepare(names_only(one.entry)) for one in queries]
    bare_listed = count_bearers([prepare(names_only(one.entry)) for one in listed])
    print(f"  five fields, name only: {_linked(bare_queries, bare_listed, truths)}")
    pairs = candidate_pairs(bare_queries, bare_listed)
    same = sum(
        compare_prepared(bare_queries[one], bare_listed[other]).outcome is Outcome.SAME
        for one, other in pairs
    )
    print(f"    called the same on the name alone: {same} of {len(pairs)} pairs")
    print(f"    token_sort, best cut: {_peer(queries, listed, truths, pairs, _by_name)} name only")
    print(f"    token_sort, best cut: {_peer(queries, listed, truths, pairs, _by_three)} all three")


def measure_blocking() -> None:
    """Print how many altered names are not brought up, and what share of all pairs is compared."""
    listed, asked = invented_spellings(seed=31)
    shared = sum(bool(one.keys & listed[place].keys) for one, place in asked)
    pairs = candidate_pairs([one for one, _ in asked], listed)
    found = {one for one, other in pairs if asked[one][1] == other}
    share = len(pairs) / len(asked) / len(listed)
    print(f"  {len(asked)} altered invented names, name only, against {len(listed)}:")
    print(f"    share no key with their own: {len(asked) - shared}, not compared: ", end="")
    print(f"{len(asked) - len(found)}; pairs compared: {100 * share:.2f} % of all")


def _linked(
    asked: Sequence[PreparedEntry], listed: Sequence[PreparedEntry], truths: Sequence[str]
) -> Score:
    """Return what is linked: likelier than not, and not by the name alone where facts are."""
    weighed = (
        (compare_prepared(asked[one], listed[other]), one, other)
        for one, other in candidate_pairs(asked, listed)
    )
    facts = any(one.entry.fathers for one in asked)
    told = (
        (pair.probability, one, other)
        for pair, one, other in weighed
        if not (facts and pair.is_name_only)
    )
    return _best(told)(listed, truths, 0.5)


def _best(
    scored: Iterable[tuple[float, int, int]],
) -> Callable[[Sequence[PreparedEntry], Sequence[str], float], Score]:
    best: dict[int, tuple[float, int]] = {}
    for value, one, other in scored:
        if value > best.get(one, (-1.0, 0))[0]:
            best[one] = (value, other)

    def at(listed: Sequence[PreparedEntry], truths: Sequence[str], cut: float) -> Score:
        told = {one: other for one, (value, other) in best.items() if value >= cut}
        hits = sum(listed[other].entry.reference == truths[one] for one, other in told.items())
        known = sum(bool(truth) for truth in truths)
        return Score(hits / len(told) if told else 1.0, hits / known, known)

    return at


def _by_name(left: ListEntry, right: ListEntry) -> float:
    return fuzz.token_sort_ratio(left.name.casefold(), right.name.casefold()) / 100


def _by_three(left: ListEntry, right: ListEntry) -> float:
    parts = [_by_name(left, right)]
    for one, other in ((left.fathers, right.fathers), (left.districts, right.districts)):
        if one and other:
            parts.append(fuzz.token_sort_ratio(one[0].casefold(), other[0].casefold()) / 100)
    return sum(parts) / len(parts)


def _peer(
    asked: Sequence[PreparedEntry],
    listed: Sequence[PreparedEntry],
    truths: Sequence[str],
    pairs: Iterable[tuple[int, int]],
    compare: Callable[[ListEntry, ListEntry], float],
) -> Score:
    scored = _best((compare(asked[a].entry, listed[b].entry), a, b) for a, b in pairs)
    return max((scored(listed, truths, cut) for cut in _CUTS), key=lambda found: found.f1)


def measure_calibration(tasks: Sequence[Task]) -> None:
    """Print what was said against what was true, of held-back clusters, and how many pairs tie."""
    told: list[tuple[float, bool, tuple[float, ...]]] = []
    for number, task in enumerate(tasks):
        clusters = {left: cluster for (left, _), cluster in task.partners.items()}
        ones = count_bearers([prepare(entry) for entry in task.left])
        others = count_bearers([prepare(entry) for entry in task.right])
        for one, other in candidate_pairs(ones, others):
            left, right = ones[one].entry.reference, others[other].entry.reference
            if left in clusters and is_held_back(clusters[left]):
                pair = compare_prepared(ones[one], others[other])
                known = (left, right) in task.partners
                told.append((pair.probability, known, (number, *pair.rank)))
    _print_bins([(said, same) for said, same, _ in told])
    _print_ties([rank for said, _, rank in told if said >= _TOP_BAND])


def _print_ties(ranks: Sequence[tuple[float, ...]]) -> None:
    """Print how many pairs of the top band share their evidence, and their rank, with another."""
    top = [tuple(round(value, 6) for value in rank) for rank in ranks]
    print(f"  the top band, p ≥ {_TOP_BAND}: {len(top)} pairs of three pairs of lists")
    for title, kept in (
        ("equal evidence, lists together", slice(1, 2)),
        ("equal evidence within two lists", slice(0, 2)),
        ("equal rank, lists together", slice(1, None)),
        ("equal rank within two lists", slice(0, None)),
    ):
        counted = Counter(rank[kept] for rank in top)
        tied = sum(count for count in counted.values() if count > 1)
        print(f"    {title}: {100 * tied / len(top) if top else 0.0:.1f} %")


def _print_bins(told: Sequence[tuple[float, bool]]) -> None:
    bins = measure(told)
    worth = [(said, same) for said, same in told if said >= 0.05]
    print(f"  calibration error, held back: {calibration_error(bins):.4f} of {len(told)} pairs,")
    print(f"    {calibration_error(measure(worth)):.4f} of the {len(worth)} with p ≥ .05")
    for one in bins:
        print(f"    {one.low:.1f}–{one.high:.1f} {one.pairs:>6} {one.said:.3f} {one.true:.3f}")


def measure_speed(task: Task) -> None:
    """Print pairs per CPU-second: persons of both lists, all against all, names read before."""
    for title, change in (("primary names", _bare), ("all aliases", names_only)):
        ones, others = (
            [prepare(change(e)) for e in entries if e.kind is PartyKind.PERSON][:_SPEED]
            for entries in (task.left, task.right)
        )
        pairs = [(one, other) for one in ones[:40] for other in others]
        print(f"  pairs per CPU-second, {title}: {_per_second(pairs):,.0f}")
    hard = candidate_pairs(ones, others)[: 10 * _SPEED]
    told = _per_second([(ones[one], others[other]) for one, other in hard])
    print(f"  pairs per CPU-second, all aliases, only pairs that share a word: {told:,.0f}")


def _per_second(pairs: Sequence[tuple[PreparedEntry, PreparedEntry]]) -> float:
    began = time.process_time()
    for one, other in pairs:
        weigh(one, other)
    return len(pairs) / (time.process_time() - began)


def measure_peers(task: Task) -> None:
    """Print what other programs make of the pairs that blocking brings up, one to one.

    The cut of each is chosen on what was fitted on, and reported on what was held back.
    """
    known = {left for left, _ in task.partners}
    for title, kinds, change in (
        ("persons, everything printed", {PartyKind.PERSON}, lambda entry: entry),
        ("organisations, names only", {PartyKind.ORGANISATION}, names_only),
    ):
        ones = [prepare(e) for e in task.left if e.reference in known and e.kind in kinds]
        others = [prepare(e) for e in task.right if e.kind in kinds]
        places = candidate_pairs(ones, others)
        pairs = [(change(ones[one].entry), change(others[other].entry)) for one, other in places]
        truth = known_links(task, next(iter(kinds)))
        for name, told in score_by_peers(pairs).items():
            found = _at_best_cut(pairs, told.scores, truth)
            print(f"  {title}, {name}: {found}, {told.per_second:,.0f} pairs per CPU-second")


def _at_best_cut(
    pairs: Sequence[tuple[ListEntry, ListEntry]],
    scores: Sequence[float],
    truth: dict[str, list[tuple[str, str]]],
) -> Score:
    def linked(cut: float) -> list[tuple[str, str]]:
        weighed = (
            Weighed(left.reference, right.reference, value, (left.reference, right.reference))
            for (left, right), value in zip(pairs, scores, strict=True)
            if value >= cut
        )
        return [(pair.left, pair.right) for pair in assign(weighed).pairs]

    best = max(_CUTS, key=lambda cut: score(linked(cut), truth["fitted on"]).f1)
    return score(linked(best), truth["held back"])


if __name__ == "__main__":
    measure_reconcile()
