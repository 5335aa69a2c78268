"""Names of persons: how well spellings meet and namesakes do not, and how fast.

Read in place from the shared data beside the clone; nothing of it is kept or printed but numbers.
Thresholds are picked on the pairs that were used while the model was made ("dev") and used as they
are on the held-back quarter of the clusters, which was printed in every run since and is no clean
test any more; ``names_fresh`` measures on pairs that no labelled file holds. The peer that can be
run here without installing anything is rapidfuzz's token_sort_ratio; numbers of other peers are in
the published table.
"""

from __future__ import annotations

import csv
import gc
import gzip
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from benchmarks.lists_data import DATA, is_held_back, is_here

if TYPE_CHECKING:
    from misaq.core.names.persons import PersonName

MATCHING = DATA / "matching"
LISTS = ("gold-dev-un-uk-2018", "gold-dev-un-ofac-2021", "gold-dev-uk-ofac-2021")
CROSS_SCRIPT = "gold-dev-un-crossscript-2026"
TOKENS = "gold-dev-sa-name-token"
PAIRS_TIMED = 2_000
RUNS = 5

Scorer = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of persons and whether somebody judged them one person."""

    left: str
    right: str
    same: bool
    region: str
    held_back: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """Scores of the true and of the false pairs of one set."""

    true: tuple[float, ...]
    false: tuple[float, ...]

    def auc(self) -> float:
        """Return the chance that a true pair scores above a false one; ties count half."""
        ranked = sorted([(s, 1) for s in self.true] + [(s, 0) for s in self.false])
        ranks: dict[float, float] = {}
        for place, (score, _) in enumerate(ranked, 1):
            first = ranks.setdefault(score, place)
            ranks[score] = first
        last = {score: place for place, (score, _) in enumerate(ranked, 1)}
        total = sum((ranks[s] + last[s]) / 2 for s in self.true)
        n = len(self.true)
        return (total - n * (n + 1) / 2) / (n * len(self.false))

    def at(self, cut: float) -> tuple[float, float, float]:
        """Return precision, recall and F1 of accepting scores of at least the cut."""
        hits = sum(s >= cut for s in self.true)
        slips = sum(s >= cut for s in self.false)
        precision = hits / (hits + slips) if hits else 0.0
        recall = hits / len(self.true)
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0

    def best_cut(self) -> float:
        """Return the cut with the highest F1."""
        return max(sorted({*self.true}), key=lambda cut: self.at(cut)[2])

    def precise_cut(self, precision: float = 0.95) -> float:
        """Return the cut with the highest recall at no less than a precision."""
        kept = [cut for cut in {*self.true} if self.at(cut)[0] >= precision]
        return min(kept, default=1.0)


def measure_names() -> None:
    """Print recall, precision and speed of the comparison of persons' names."""
    if not is_here():
        print("\nnames of persons: skipped, no shared data beside this clone")
        return
    print("\nnames of persons (dev: used while making; held: a quarter of the clusters, kept back;")
    print("new: in no labelled file)")
    peer = _peer()
    for name, scorer in (("Misaq", _ours()), ("token_sort (the peer)", peer)):
        _measure_accuracy(name, scorer)
    _measure_ordinary(("Misaq", _ours()), ("token_sort (the peer)", peer))
    _measure_speed(peer)
    _measure_start()


def _ours() -> Scorer:
    from misaq.core.names.persons import read_person, score_persons

    return lambda a, b: score_persons(read_person(a), read_person(b))


def _peer() -> Scorer:
    from rapidfuzz.fuzz import token_sort_ratio

    return lambda a, b: token_sort_ratio(a.lower(), b.lower()) / 100


def _measure_accuracy(name: str, scorer: Scorer) -> None:
    lists = [pair for file in LISTS for pair in _persons(file)]
    print(f"{name:<44}{'pairs':>11}{'AUC':>8}{'P':>7}{'R':>7}{'F1':>7}{'R at P95':>10}")
    _accuracy("UN, UK, OFAC, primary names", lists, scorer)
    south = [pair for pair in lists if pair.region == "south_asia"]
    _accuracy("  of South Asia", south, scorer, whole=True)
    _accuracy_of_fresh([pair for pair in south if not pair.held_back], scorer)
    _accuracy("Latin and original script", _persons(CROSS_SCRIPT), scorer)
    tokens = _persons(TOKENS)
    _accuracy("token variants and confusables", tokens, scorer)
    _confusables(tokens, scorer)
    _accuracy("cases.csv, persons", _cases(), scorer)


def _accuracy(name: str, pairs: Sequence[Pair], scorer: Scorer, *, whole: bool = False) -> None:
    dev = _scored((p for p in pairs if not p.held_back), scorer)
    held = _scored((p for p in pairs if p.held_back), scorer)
    parts = [("dev", dev), ("held", held)]
    if whole:
        parts.append(("both", _scored(pairs, scorer)))
    for part, scored in parts:
        _line(name, part, scored, dev)


def _line(name: str, part: str, scored: Scored, dev: Scored) -> None:
    """Print how pairs are told apart at the cuts of the pairs used while making."""
    precision, recall, f1 = scored.at(dev.best_cut())
    counts = f"{len(scored.true)}/{len(scored.false)}"
    print(
        f"  {name:<36}{part:>5}{counts:>12}{scored.auc():>8.4f}{precision:>7.3f}"
        f"{recall:>7.3f}{f1:>7.3f}{scored.at(dev.precise_cut())[1]:>10.3f}"
    )


def _accuracy_of_fresh(dev: Sequence[Pair], scorer: Scorer) -> None:
    from benchmarks.names_fresh import fresh_pairs

    fresh = [Pair(left, right, same, "", True) for left, right, same in fresh_pairs()]
    _line("  of South Asia, never labelled", "new", _scored(fresh, scorer), _scored(dev, scorer))


def _confusables(pairs: Sequence[Pair], scorer: Scorer) -> None:
    for part, held in (("dev", False), ("held", True)):
        scored = _scored((p for p in pairs if p.held_back is held), scorer)
        cut = sorted(scored.true)[len(scored.true) // 10]
        share = sum(s >= cut for s in scored.false) / len(scored.false)
        print(f"  {'confusables accepted at 90 % recall':<36}{part:>5}{share:>20.3f}")


def _measure_ordinary(*scorers: tuple[str, Scorer]) -> None:
    """Print the share of invented people who alert where 95 % of altered listed names do."""
    listed = _column("yente-positives-un")
    altered = _column("yente-positives-un-altered")
    with gzip.open(MATCHING / "yente-negatives-global-4000.csv.gz", "rt", encoding="utf-8") as f:
        ordinary = [row["full_name"] for row in csv.DictReader(f)]
    print(f"{'ordinary names against 683 names of the UN':<44}{'alert at 95 % recall':>22}")
    for name, scorer in scorers:
        true = sorted(scorer(a, b) for a, b in zip(listed, altered, strict=True))
        cut = true[len(true) // 20]
        sample = ordinary[::8]
        alerting = sum(any(scorer(one, name) >= cut for name in listed) for one in sample)
        print(f"  {name:<42}{alerting / len(sample):>22.4f}   ({len(sample)} people)")


def _measure_speed(peer: Scorer) -> None:
    from misaq.core.names.persons import read_person, score_persons

    chosen = [pair for file in LISTS for pair in _persons(file)]
    random.Random(4).shuffle(chosen)  # noqa: S311 -- a sample to time
    chosen = chosen[:PAIRS_TIMED]

    def read_anew() -> list[tuple[PersonName, PersonName]]:
        _forget()
        return [(read_person(pair.left), read_person(pair.right)) for pair in chosen]

    read = read_anew()

    def score_anew() -> None:
        _forget_meetings()
        for left, right in read:
            score_persons(left, right)

    def score_peer() -> None:
        for pair in chosen:
            peer(pair.left, pair.right)

    reading, scoring, peers = (_seconds(work) for work in (read_anew, score_anew, score_peer))
    n = len(chosen)
    print(f"{'pairs per CPU-second, primary names':<44}{'a second':>22}")
    print(f"  {'Misaq, names read, words never met before':<42}{n / scoring:>22,.0f}")
    print(f"  {'Misaq, names never read before':<42}{n / (reading + scoring):>22,.0f}")
    print(f"  {'token_sort from Python (the peer)':<42}{n / peers:>22,.0f}")
    _measure_speed_of_entries()


def _seconds(work: Callable[[], object]) -> float:
    """Return the median of the CPU time that a piece of work takes."""
    taken = []
    for _ in range(RUNS):
        gc.collect()
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return statistics.median(taken)


def _forget() -> None:
    """Empty what is kept of names read and words met."""
    from misaq.core.names import persons_reading, scripts, tokens

    for kept in (tokens.words_of, tokens.word_of, scripts.sound):
        kept.cache_clear()
    persons_reading.read_person.cache_clear()
    _forget_meetings()


def _forget_meetings() -> None:
    from misaq.core.names.persons_meeting import meet

    meet.cache_clear()


def _measure_speed_of_entries() -> None:
    """Print how many labelled pairs of entries are compared a second with all their aliases."""
    from benchmarks.lists_data import by_reference, read_ofac, read_un
    from misaq.core.names.persons import person_keys, read_person, score_persons

    un, ofac = by_reference(read_un().entries), by_reference(read_ofac().entries)
    pairs = []
    for row in _rows("gold-dev-un-ofac-2021"):
        sides = un.get(row["cluster"]), ofac.get(row["right_id"].removeprefix("ofac-"))
        if row["kind"] == "person" and None not in sides:
            names = [[read_person(n.text) for n in e.names] for e in sides if e is not None]
            pairs.append([[(name, person_keys(name)) for name in side] for side in names])
    compared = 0

    def compare_anew() -> None:
        nonlocal compared
        _forget_meetings()
        compared = 0
        for left, right in pairs:
            for (one, keys), (other, other_keys) in product(left, right):
                if not keys.isdisjoint(other_keys):
                    compared += 1
                    score_persons(one, other)

    took = _seconds(compare_anew)
    against = sum(len(left) * len(right) for left, right in pairs) / len(pairs)
    title = f"with all aliases ({against:.1f} names against names)"
    print(f"  {title:<42}{len(pairs) / took:>22,.0f}")
    print(f"  {'the same, names that share a key':<42}{compared / took:>22,.0f}")


def _measure_start() -> None:
    """Print what the first comparison of a new process costs beyond starting Python."""
    first = (
        "import time; began = time.process_time(); "
        "from misaq.core.names.persons import *; "
        "score_persons(read_person('Gul Zaman'), read_person('Gul Zaman Khan')); "
        "print(time.process_time() - began)"
    )
    told = subprocess.run(  # noqa: S603 -- our own command
        [sys.executable, "-c", first], capture_output=True, text=True, check=True
    )
    print(f"{'first comparison of a new process':<44}{float(told.stdout):>16.2f} CPU-s")


def _scored(pairs: Iterable[Pair], scorer: Scorer) -> Scored:
    true: list[float] = []
    false: list[float] = []
    for pair in pairs:
        (true if pair.same else false).append(scorer(pair.left, pair.right))
    return Scored(tuple(true), tuple(false))


def _persons(name: str) -> list[Pair]:
    return [
        Pair(
            left=row["left_name"],
            right=row["right_name"],
            same=row["label"] == "1",
            region=row["region"],
            held_back=is_held_back(row["cluster"]),
        )
        for row in _rows(name)
        if row["kind"] == "person"
    ]


def _cases() -> list[Pair]:
    return [
        Pair(
            left=row["name1"],
            right=row["name2"],
            same=row["is_match"] == "true",
            region="",
            held_back=is_held_back(row["name1"]),
        )
        for row in _rows("cases")
        if row["schema"] == "Person"
    ]


def _rows(name: str) -> list[dict[str, str]]:
    with (MATCHING / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _column(name: str) -> list[str]:
    return [row["full_name"] for row in _rows(name)]


if __name__ == "__main__":
    measure_names()
