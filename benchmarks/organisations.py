"""Names of organisations: how well spellings meet, whether parts of bodies do not, and how fast.

Read in place from the shared data beside the clone; nothing of it is kept or printed but numbers.
Misaq's cut is the one in the code, set on the "dev" clusters; the peer, rapidfuzz's
token_sort_ratio, gets the best cut that the dev clusters allow. A quarter of the clusters was held
back from the fitting of weights and cuts.
"""

from __future__ import annotations

import csv
import random
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations, product
from typing import TypeVar

from benchmarks.lists_data import DATA, LabelledPair, is_here, read_pairs
from benchmarks.names import Scored

SPELLINGS = ("gold-dev-pk-org",)
LISTS = ("gold-dev-un-uk-2018", "gold-dev-un-ofac-2021", "gold-dev-uk-ofac-2021")
SCRIPTS = ("gold-dev-un-crossscript-2026",)
PRINTED = DATA / "lists" / "pk" / "proscribed-orgs-as-printed.csv"
PAIRS_TIMED = 20_000

# Bodies that are related and are not one: factions, wings, renames, fronts.
RELATED: Mapping[str, tuple[str, ...]] = {
    "LEJ": ("LEJA",),
    "TTP": ("JUA", "HUA", "HGB"),
    "BLA": ("MB", "BRAS", "BLF", "BNLA"),
    "SSP": ("MIP", "ASWJ", "LEJ"),
    "MIP": ("ASWJ",),
    "TJP": ("ITP",),
    "JEM": ("KUI", "JUFURQAN", "ART"),
    "KUI": ("JUFURQAN",),
    "LET": ("JUD", "FIF"),
    "JUD": ("FIF",),
    "BRA": ("BUA",),
    "TASWJ": ("ASWJ",),
    "TNAS": ("TASWJ",),
    "SLA": ("SRA",),
    "BLF": ("BLUF",),
}
# What a list adds to a body's name when it means a part of it, or what it was.
PARTS = (
    "{} (Zarvan Group)",
    "{} - Zarvan faction",
    "{} Zarvan Group",
    "{} al-Alami",
    "{} Student Wing",
    "{} (Youth Wing)",
    "Political Wing of {}",
    "{} Zarvan Brigade",
    "Mezran (formerly {})",
    "Mezran, previously known as {}",
    "ex-{}",
)

T = TypeVar("T")
Scorer = Callable[[str, str], float]


def measure_organisations() -> None:
    """Print accuracy, relations wrongly accepted, and speed, with the peer in the same run."""
    if not is_here():
        print("\nnames of organisations: skipped, no shared data beside this clone")
        return
    from misaq.core.names.organisations import SAME_FROM

    print("\nnames of organisations (dev: used while making; held: a quarter of the clusters)")
    scorers = (("Misaq", _ours(), SAME_FROM), ("token_sort (the peer)", _peer(), None))
    for name, scorer, cut in scorers:
        print(f"{name:<44}{'pairs':>11}{'cut':>7}{'AUC':>8}{'P':>7}{'R':>7}{'F1':>7}")
        _accuracy("printed spellings, Pakistan", _organisations(SPELLINGS), scorer, cut)
        _accuracy("UN, UK, OFAC, primary names", _organisations(LISTS), scorer, cut)
        _accuracy("Latin and original script", _organisations(SCRIPTS), scorer, cut)
    _measure_printed()
    _measure_relations()
    _measure_speed()


def _ours() -> Scorer:
    from misaq.core.names.organisations import read_organisation, score_organisations

    return lambda a, b: score_organisations(read_organisation(a), read_organisation(b))


def _peer() -> Scorer:
    from rapidfuzz.fuzz import token_sort_ratio

    return lambda a, b: token_sort_ratio(a.lower(), b.lower()) / 100


def _organisations(files: Sequence[str]) -> list[LabelledPair]:
    return [pair for file in files for pair in read_pairs(file) if pair.kind == "org"]


def _accuracy(
    name: str, pairs: Sequence[LabelledPair], scorer: Scorer, fixed: float | None
) -> None:
    dev = _scored([pair for pair in pairs if not pair.is_held_back], scorer)
    held = _scored([pair for pair in pairs if pair.is_held_back], scorer)
    cut = dev.best_cut() if fixed is None else fixed
    for part, scored in (("dev", dev), ("held", held)):
        precision, recall, f1 = scored.at(cut)
        counts = f"{len(scored.true)}+{len(scored.false)}"
        print(
            f"  {name:<34}{part:>8}{counts:>11}{cut:>7.3f}"
            f"{scored.auc():>8.3f}{precision:>7.3f}{recall:>7.3f}{f1:>7.3f}"
        )


def _scored(pairs: Sequence[LabelledPair], scorer: Scorer) -> Scored:
    scores = [(pair.same, scorer(pair.left_name, pair.right_name)) for pair in pairs]
    return Scored(
        true=tuple(score for same, score in scores if same),
        false=tuple(score for same, score in scores if not same),
    )


def _measure_printed() -> None:
    """Print how the printed names of bodies that no labelled pair is about meet, every pair."""
    from misaq.core.names.organisations import SAME_FROM

    labelled = {pair.cluster for pair in _organisations(SPELLINGS)}
    printed = [(key, name) for key, names in _printed().items() for name in sorted(names)]
    pairs = [
        (one == other, left, right)
        for (one, left), (other, right) in combinations(printed, 2)
        if not {one, other} <= labelled
    ]
    peer_cut = _scored(_organisations(SPELLINGS), _peer()).best_cut()
    print(f"{'printed lists, bodies in no labelled pair':<44}{'pairs':>11}{'cut':>7}{'F1':>22}")
    for name, scorer, cut in (("Misaq", _ours(), SAME_FROM), ("token_sort", _peer(), peer_cut)):
        scores = [(same, scorer(left, right)) for same, left, right in pairs]
        scored = Scored(
            true=tuple(score for same, score in scores if same),
            false=tuple(score for same, score in scores if not same),
        )
        counts = f"{len(scored.true)}+{len(scored.false)}"
        print(f"  {name:<42}{counts:>11}{cut:>7.3f}{scored.at(cut)[2]:>22.3f}")


def _measure_relations() -> None:
    """Print how many names of related bodies each comparison calls one."""
    from misaq.core.names.organisations import SAME_FROM

    printed = _printed()
    bodies = [
        (left, right)
        for one, others in RELATED.items()
        for other in others
        for left, right in product(printed.get(one, ()), printed.get(other, ()))
    ]
    every = sorted({name for names in printed.values() for name in names})
    parts = [(name, form.format(name)) for name, form in product(every, PARTS)]
    cut = _scored(_organisations(SPELLINGS), _peer()).best_cut()
    print(f"{'called one body, of pairs of':<44}{'pairs':>11}{'Misaq':>9}{'token_sort':>12}")
    for name, pairs in (
        ("bodies split, renamed or allied, as printed", bodies),
        ("a body and its faction, wing, later name", parts),
    ):
        ours = sum(_ours()(*pair) >= SAME_FROM for pair in pairs)
        theirs = sum(_peer()(*pair) >= cut for pair in pairs)
        print(f"  {name:<42}{len(pairs):>11}{ours:>9}{theirs:>12}")


def _printed() -> dict[str, set[str]]:
    printed: dict[str, set[str]] = {}
    with PRINTED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            printed.setdefault(row["canonical_key"], set()).add(row["name_as_printed"])
    return printed


def _measure_speed() -> None:
    from misaq.core.names.organisations import read_organisation, score_organisations

    labelled = _organisations((*SPELLINGS, *LISTS))
    names = sorted({name for pair in labelled for name in (pair.left_name, pair.right_name)})
    dice = random.Random(4)  # noqa: S311 -- which pairs are timed, not a secret
    by_chance = [(dice.choice(names), dice.choice(names)) for _ in range(PAIRS_TIMED)]
    alike = [(pair.left_name, pair.right_name) for pair in dice.choices(labelled, k=PAIRS_TIMED)]
    print(f"{'pairs per CPU-second, names already read':<44}{'':>11}{'Misaq':>9}{'token_sort':>12}")
    for name, pairs in (("alike by their labels", alike), ("drawn by chance", by_chance)):
        read = [(read_organisation(left), read_organisation(right)) for left, right in pairs]
        ours = _per_second(read, score_organisations)
        theirs = _per_second(pairs, _peer())
        print(f"  {name:<42}{'':>11}{ours:>9,.0f}{theirs:>12,.0f}")
    began = time.process_time()
    for name in names:
        read_organisation.__wrapped__(name)
    print(f"  names read per CPU-second: {len(names) / (time.process_time() - began):,.0f}")


def _per_second(pairs: Sequence[tuple[T, T]], score: Callable[[T, T], float]) -> float:
    began = time.process_time()
    for left, right in pairs:
        score(left, right)
    return len(pairs) / (time.process_time() - began)
