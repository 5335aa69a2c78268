"""Fit the weights of the evidence and write them as data.

    python -m benchmarks.fit_matching

Lists are matched with all they print, with primary names only, and without facts, so that the
weights hold for thin entries too. A quarter of the clusters (by hash) is held back throughout; of
the rest, most is fitted on and the others say how well the probabilities hold.
"""

from __future__ import annotations

import hashlib
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from benchmarks.lists_data import (
    DATA,
    LabelledPair,
    is_here,
    read_ofac,
    read_pairs,
    read_uk,
    read_un,
)
from benchmarks.logistic import Bound, Row, fit
from misaq.core.lists.blocking import candidate_pairs
from misaq.core.lists.calibration import Bin, Calibration, bits_of, measure, probability_of
from misaq.core.lists.evidence import Agreement, EvidenceKind
from misaq.core.lists.fact_lines import met_facts
from misaq.core.lists.matching import calibration_of
from misaq.core.lists.naming import RULES, Naming, naming_of
from misaq.core.lists.prepared import PreparedEntry, prepare
from misaq.core.lists.prepared_names import best_names
from misaq.core.lists.records import ListedName, ListEntry, NameQuality, PartyKind
from tests.support.invented_names import (
    SMALL_TABLE,
    InventedPerson,
    invent_population,
    read_frequencies,
)

FREQUENCIES = DATA / "matching" / "pk-name-token-frequencies.csv"
TARGET = Path(__file__).resolve().parents[1] / "src/misaq/core/lists/calibration_data.py"
_KNOTS = (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
_CHECKED = frozenset("cdef")
_IN_BITS = math.log2(math.e)
_STEADY = {
    # Set and not fitted: hardly any labelled pair says it, or invented people would say too much.
    (EvidenceKind.IDENTITY_NUMBER, Agreement.OTHER): -6.0,
    (EvidenceKind.SEX, Agreement.OTHER): -4.0,
    (EvidenceKind.DISTRICT, Agreement.OTHER): -4.0,
}
_STEEPEST = 3.0
"""Natural logarithms that a name gains at most from one score to the next: beyond what was seen."""
_MOST = 8.0
"""Bits that no single fact goes beyond: each is printed wrong now and then."""
Met = tuple[EvidenceKind, Agreement]


@dataclass(frozen=True, slots=True)
class Observed:
    """A pair of which somebody knows whether it is one party.

    Blocking brought it up, or it was hand-picked: then its base rate says nothing.
    """

    naming: Naming
    cluster: str
    same: bool
    score: float
    rarity: float
    facts: tuple[Met, ...]
    is_hand_picked: bool = False

    @property
    def part(self) -> str:
        """Last digit of the hash of its cluster."""
        return hashlib.sha1(self.cluster.encode(), usedforsecurity=False).hexdigest()[-1]


@dataclass(frozen=True, slots=True)
class Task:
    """Two lists and the partners that are known."""

    left: Sequence[ListEntry]
    right: Sequence[ListEntry]
    partners: dict[tuple[str, str], str]


def list_tasks() -> tuple[Task, ...]:
    """Return the lists to match, with the partners known of them."""
    return (
        Task(
            read_un().entries,
            read_ofac().entries,
            _partners("gold-dev-un-ofac-2021", lambda pair: pair.cluster),
        ),
        Task(
            read_uk().entries,
            read_ofac().entries,
            _partners("gold-dev-uk-ofac-2021", lambda pair: _number(pair.left)),
        ),
        Task(
            read_un("2018-06-07").entries,
            read_uk().entries,
            _partners("gold-dev-un-uk-2018", lambda pair: pair.cluster),
        ),
    )


def _partners(name: str, left: Callable[[LabelledPair], str]) -> dict[tuple[str, str], str]:
    return {(left(p), _number(p.right)): p.cluster for p in read_pairs(name) if p.same}


def _number(labelled: str) -> str:
    return labelled.rpartition("-")[2]


def observe(task: Task, change: Callable[[ListEntry], ListEntry] = lambda e: e) -> list[Observed]:
    """Return every candidate pair of an entry whose partner is known."""
    clusters = {left: cluster for (left, _), cluster in task.partners.items()}
    ones = [prepare(e) for e in task.left]
    others = [prepare(e) for e in task.right]
    thin_ones = [prepare(change(e.entry)) for e in ones]
    thin_others = [prepare(change(e.entry)) for e in others]
    found = []
    for one, other in candidate_pairs(ones, others):
        left, right = ones[one].entry.reference, others[other].entry.reference
        if left in clusters:
            same = (left, right) in task.partners
            seen = observed(thin_ones[one], thin_others[other], clusters[left], same=same)
            found.extend([] if seen is None else [seen])
    return found


def observed(
    left: PreparedEntry, right: PreparedEntry, cluster: str, *, same: bool
) -> Observed | None:
    """Return what a pair shows; None where a person meets a body."""
    naming = naming_of(left.entry.kind, right.entry.kind)
    if naming is None:
        return None
    best = best_names(
        left.names[naming],
        right.names[naming],
        RULES[naming].weigh,
        calibration_of(naming).bits_of_name,
    )
    facts = tuple(met for met in met_facts(left, right) if met[1] is not Agreement.MISSING)
    return Observed(naming, cluster, same, best.score, best.rarity, facts)


def hand_picked() -> list[Observed]:
    """Return pairs of spellings of Pakistani organisations: few, and far from easy."""
    found = []
    for pair in read_pairs("gold-dev-pk-org"):
        left, right = (
            prepare(ListEntry(ref, PartyKind.ORGANISATION, (ListedName(name),)))
            for ref, name in ((pair.left, pair.left_name), (pair.right, pair.right_name))
        )
        seen = observed(left, right, pair.cluster, same=pair.same)
        found.extend([] if seen is None else [replace(seen, is_hand_picked=True)])
    return found


def primary_only(entry: ListEntry) -> ListEntry:
    """Return the entry with its primary name and without aliases."""
    return replace(entry, names=(replace(entry.names[0], quality=NameQuality.PRIMARY),))


def names_only(entry: ListEntry) -> ListEntry:
    """Return the entry with nothing but its names."""
    return ListEntry(entry.reference, entry.kind, entry.names)


def five_fields(seed: int = 11) -> list[Observed]:
    """Return candidate pairs of invented people, as a list of five fields prints them."""
    asked, listed = ask_five_fields(seed=seed)
    found = []
    for one, other in candidate_pairs([query for query, _ in asked], listed):
        query, truth = asked[one]
        same = listed[other].entry.reference == truth
        seen = observed(query, listed[other], f"asked {one}", same=same)
        found.extend([] if seen is None else [seen])
    return found


def ask_five_fields(*, seed: int) -> tuple[list[tuple[PreparedEntry, str]], list[PreparedEntry]]:
    """Return invented people asked for, each with whom they are (or nobody), and the list."""
    table = read_frequencies(FREQUENCIES) if is_here() else SMALL_TABLE
    people = invent_population(table, seed=seed, listed=3000, queries=700, strangers=300)
    asked = [(_five(query.person), query.truth) for query in people.queries]
    asked += [(_five(person), "") for person in (*people.namesakes, *people.strangers)]
    return asked, [_five(person) for person in people.listed]


def _five(person: InventedPerson) -> PreparedEntry:
    return prepare(
        ListEntry(
            person.reference,
            PartyKind.PERSON,
            (ListedName(person.name),),
            fathers=(person.father,) if person.father else (),
            districts=(f"{person.district}, {person.province}",),
        )
    )


def fit_weights(
    pairs: Iterable[Observed], kinds: Sequence[EvidenceKind], held: Calibration | None = None
) -> Calibration:
    """Return the weights under which the pairs are likeliest.

    Args:
        pairs: what is fitted on.
        kinds: facts whose weights are sought.
        held: names are taken to speak as this says, so that only the facts are fitted.
    """
    pairs = list(pairs)
    seen = {met for pair in pairs for met in pair.facts}
    mets = [(kind, how) for kind in kinds for how in Agreement]
    sought = [met for met in mets if met in seen and met not in _STEADY]
    first = Bound(start=-3.0) if held is None else Bound(0.0, 0.0)
    bounds = [first, *_bounds_of_names(held), *(_bound(how) for _, how in sought)]
    bounds.append(Bound())
    rows = Counter((_row(pair, sought, held), pair.same) for pair in pairs)
    bits = [weight * _IN_BITS for weight in fit(rows, bounds)]
    return _calibration(bits, sought, kinds, held)


def _bounds_of_names(held: Calibration | None) -> list[Bound]:
    if held is not None:
        return [Bound(low=0.69, high=0.70, start=0.693)]
    return [Bound(low=0.05, high=_STEEPEST, start=0.7) for _ in _KNOTS[1:]] + [
        Bound(low=0.0, high=0.3)
    ]


def _bound(how: Agreement) -> Bound:
    most = _MOST / _IN_BITS
    if how is Agreement.SAME:
        return Bound(low=0.1, high=most, start=0.5)
    if how is Agreement.OTHER:
        return Bound(low=-most, high=0.0, start=-0.5)
    return Bound(low=-2.0, high=2.0)


def _row(pair: Observed, sought: Sequence[Met], held: Calibration | None) -> Row:
    first = 1 if held is not None else len(_KNOTS)
    steady = sum(_STEADY.get(met, 0.0) for met in pair.facts)
    if held is not None:
        told = held.prior + held.bits_of_name(pair.score, pair.rarity) + steady
        names = [(1, round(told, 1))]
    else:
        names = [(n + 1, step) for n, step in enumerate(_steps(round(pair.score, 2))) if step]
        names.append((first, round(pair.rarity)))
    facts = [(first + 1 + sought.index(met), 1.0) for met in pair.facts if met in sought]
    if pair.is_hand_picked:
        facts.append((first + 1 + len(sought), 1.0))
    return ((0, 1.0), *names, *facts)


def _steps(score: float) -> Iterator[float]:
    """Yield how far each stretch between two knots is walked, 0 to 1."""
    for low, high in pairwise(_KNOTS):
        yield min(max((score - low) / (high - low), 0.0), 1.0)


def _calibration(
    bits: Sequence[float],
    sought: Sequence[Met],
    kinds: Sequence[EvidenceKind],
    held: Calibration | None,
) -> Calibration:
    weights = {met: value for met, value in _STEADY.items() if met[0] in kinds}
    if held is not None:
        weights |= dict(zip(sought, bits[2:-1], strict=True))
        return replace(held, weights={**held.weights, **weights})
    first = len(_KNOTS)
    walked = [sum(bits[1 : n + 1]) for n in range(first)]
    weights |= dict(zip(sought, bits[first + 1 : -1], strict=True))
    return Calibration(0.0, _KNOTS, tuple(bits[0] + w for w in walked), bits[first], weights, "")


def with_base_rate(calibration: Calibration, pairs: Sequence[Observed]) -> Calibration:
    """Return the same evidence with the base rate of the pairs told apart from the names."""
    prior = bits_of(sum(pair.same for pair in pairs) / len(pairs))
    return replace(
        calibration, prior=prior, bits=tuple(value - prior for value in calibration.bits)
    )


def said(calibration: Calibration, pair: Observed) -> float:
    """Return the probability that the weights give a pair."""
    facts = sum(calibration.weight(*met) for met in pair.facts)
    return probability_of(
        calibration.prior + calibration.bits_of_name(pair.score, pair.rarity) + facts
    )


def bins_of(calibration: Calibration, pairs: Iterable[Observed]) -> tuple[Bin, ...]:
    """Return what the weights say of pairs against what is true of them."""
    return measure((said(calibration, pair), pair.same) for pair in pairs)


_OF_PERSONS = (
    EvidenceKind.IDENTITY_NUMBER,
    EvidenceKind.BIRTH,
    EvidenceKind.NATIONALITY,
    EvidenceKind.BIRTH_PLACE,
    EvidenceKind.SEX,
)
_FIVE_FIELDS = (EvidenceKind.FATHER, EvidenceKind.DISTRICT)
_OF_BODIES = (EvidenceKind.IDENTITY_NUMBER,)


def main() -> None:
    """Fit, say what held, and write the weights."""
    if not is_here():
        sys.exit("The labelled pairs do not lie beside this clone: nothing was fitted.")
    tasks = list_tasks()
    changes = (
        lambda e: e,
        primary_only,
        names_only,
        lambda e: primary_only(names_only(e)),
    )
    every = [pair for task in tasks for change in changes for pair in observe(task, change)]
    known = [pair for pair in (*every, *hand_picked()) if pair.part not in "0123"]
    fields = [pair for pair in five_fields() if pair.part not in "0123"]
    found = {}
    for naming, kinds in ((Naming.PERSONS, _OF_PERSONS), (Naming.BODIES, _OF_BODIES)):
        own = [pair for pair in known if pair.naming is naming]
        fitted = [pair for pair in own if pair.part not in _CHECKED]
        checked = [pair for pair in own if pair.part in _CHECKED and not pair.is_hand_picked]
        found_by_blocking = [pair for pair in fitted if not pair.is_hand_picked]
        calibration = with_base_rate(fit_weights(fitted, kinds), found_by_blocking)
        if naming is Naming.PERSONS:
            more = [pair for pair in fields if pair.part not in _CHECKED]
            calibration = fit_weights(more, _FIVE_FIELDS, calibration)
        found[naming] = replace(calibration, bins=bins_of(calibration, checked))
    _print(found)
    TARGET.write_text(_source(found), encoding="utf-8")


def _print(found: dict[Naming, Calibration]) -> None:
    for naming, calibration in found.items():
        print(f"{naming.value}: base rate {calibration.base_rate:.3f}")
        for one in calibration.bins:
            print(f"  {one.low:.1f}–{one.high:.1f}  {one.pairs:>6}  {one.said:.3f}  {one.true:.3f}")
        for (kind, how), bits in calibration.weights.items():
            print(f"  {kind.value} {how.value}: {bits:+.2f} bits")
        print(
            "  names:",
            ", ".join(
                f"{s:.1f} {b:+.1f}"
                for s, b in zip(calibration.scores, calibration.bits, strict=True)
            ),
            f"rarity {calibration.rarity:.3f}",
        )


_MADE_FROM = (
    "Lists of the United Nations, the United Kingdom and the United States of 2018 to 2021, with "
    "partners known from printed references and analysts' judgements; father and district on "
    "invented people"
)


def _source(found: dict[Naming, Calibration]) -> str:
    head = '''"""The weights of the evidence: written by ``python -m benchmarks.fit_matching``."""

from __future__ import annotations

from types import MappingProxyType

from misaq.core.lists.calibration import Bin, Calibration
from misaq.core.lists.evidence import Agreement, EvidenceKind

'''
    return head + "\n".join(_written(naming, one) for naming, one in found.items())


def _written(naming: Naming, calibration: Calibration) -> str:
    weights = "".join(
        f"            (EvidenceKind.{kind.value}, Agreement.{how.value}): {round(bits, 2)},\n"
        for (kind, how), bits in calibration.weights.items()
    )
    bins = "".join(
        f"        Bin({one.low}, {one.high}, {one.pairs}, {one.said:.4f}, {one.true:.4f}),\n"
        for one in calibration.bins
    )
    made_from = "".join(f'        "{part}"\n' for part in _parts(_MADE_FROM))
    return (
        f"{naming.value} = Calibration(\n"
        f"    prior={calibration.prior:.3f},\n"
        f"    scores={calibration.scores},\n"
        f"    bits={tuple(round(b, 2) for b in calibration.bits)},\n"
        f"    rarity={calibration.rarity:.4f},\n"
        f"    weights=MappingProxyType(\n        {{\n{weights}        }}\n    ),\n"
        f"    made_from=(\n{made_from}    ),\n"
        f"    bins=(\n{bins}    ),\n"
        ")\n"
    )


def _parts(text: str, width: int = 80) -> Iterator[str]:
    while len(text) > width:
        cut = text.rindex(" ", 0, width) + 1
        yield text[:cut]
        text = text[cut:]
    yield text


if __name__ == "__main__":
    main()
