"""Linking events, measured on invented sources with known truth and on lists read in place.

The lists given have no labels but silver ones. So a list of one sort of event is linked to a pile
of every sort with the sort hidden; that is unmasked afterwards (hidden flag). Days are held back by
hash; the line of the days held back is read once, when nothing is changed any more.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from benchmarks.linking_data import (
    gtd_file,
    hide,
    is_held_back,
    is_here,
    read_body_count,
    read_bureau,
    read_events,
    read_ged,
    read_suicide,
    silver_pairs,
    told_as_drone_strikes,
)
from benchmarks.linking_peers import Found, by_district, by_splink, by_window
from misaq.core.incidents.linking.candidates import Window, candidate_pairs
from misaq.core.incidents.linking.columns import read_sides
from misaq.core.incidents.linking.linking import link
from misaq.core.incidents.linking.meetings import Fact, distance_km
from misaq.core.incidents.linking.records import Linking
from misaq.core.incidents.records import SourceEvent
from misaq.core.lists.calibration import calibration_error, measure
from misaq.core.lists.evidence import Agreement
from tests.support.invented_events import invent_sources

_SEED = 7
_KM = 100.0
_PLAIN = {Fact.DATE, Fact.KILLED, Fact.PLACE}
Events = Sequence[SourceEvent]
PEERS: dict[str, Callable[[Events, Events], Found | None]] = {
    "window 2 d, 4 km (MELTT's)": by_window(2, 4.0),
    "window 1 d, 5 km": by_window(1, 5.0),
    "window 2 d, 50 km": by_window(2, 50.0),
    "same district, 1 d, casualties": by_district,
    "Fellegi–Sunter (splink 5)": by_splink,
}


def measure_linking() -> None:
    """Print every measurement; say so where the lists do not lie beside this clone."""
    print("\nOne event, many sources")
    measure_invented()
    measure_speed()
    if not is_here():
        print("  The lists do not lie beside this clone: nothing of them was measured.")
        return
    measure_run_time()
    measure_hidden_flags()
    measure_silver()
    measure_gtd()


def linked(left: Events, right: Events) -> Linking:
    """Link two sources with the seed of this measurement."""
    return link(left, right, dice=np.random.default_rng(_SEED))


def settled(linking: Linking) -> Found:
    """Return what the program settles without a person."""
    return {(one.left[1], one.right[1]) for one in linking.links}


def likelier(linking: Linking) -> Found:
    """Return the best guess for every event: pairs that are likelier than not, rivals aside."""
    told = (*linking.links, *linking.possible)
    return {(one.left[1], one.right[1]) for one in told if one.real >= 0.5}


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall."""

    found: int
    right: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that was found."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f} ({self.found} found)"


def measure_invented() -> None:
    """Print what is found of invented sources, and how well the probabilities hold."""
    for title, seen, events in (
        ("60 % told by each", 0.6, 4_000),
        ("30 % told by each", 0.3, 4_000),
        ("60 % told by each, crowded", 0.6, 10_000),
    ):
        sources = invent_sources(seed=23, events=events, seen_left=seen, seen_right=seen)
        began = time.process_time()
        found = linked(sources.left, sources.right)
        seconds = time.process_time() - began
        print(f"  invented, {title}: {_against(settled(found), sources.twins)} settled;")
        print(f"    {_against(likelier(found), sources.twins)} likelier than not;")
        told = [
            (one.probability, (one.left[1], one.right[1]) in sources.twins)
            for one in (*found.links, *found.possible)
        ]
        error = calibration_error(measure(told))
        shifts = found.precision
        true = len(settled(found) & sources.twins) / max(len(settled(found)), 1)
        print(f"    calibration error {error:.3f}; precision by shifts {shifts.estimate or 0:.3f},")
        print(f"    true {true:.3f}; {len(sources.left)} × {len(sources.right)} in {seconds:.2f} s")
        for name, peer in PEERS.items():
            if (pairs := peer(sources.left, sources.right)) is not None:
                print(f"    {name}: {_against(pairs, sources.twins)}")


def measure_speed() -> None:
    """Print how long two sources of the size of GED and GTD in one country take."""
    sources = invent_sources(seed=1, events=16_000, districts=110, seen_left=0.37, seen_right=0.75)
    began = time.process_time()
    linked(sources.left, sources.right)
    seconds = time.process_time() - began
    print(f"  {len(sources.left):,} × {len(sources.right):,} events: {seconds:.1f} CPU-seconds")


def _against(found: Found, truth: Iterable[tuple[str, str]]) -> Score:
    known = set(truth)
    return Score(len(found), len(found & known), len(known))


def measure_run_time() -> None:
    """Print the estimated precision of each pair of real sources, and the share matched."""
    for title, left, right in (
        ("suicide list – GED", read_suicide(), read_ged()),
        ("drone list (PBC) – GED", read_body_count(), read_ged()),
        ("drone list (BIJ) – GED", read_bureau(), read_ged()),
        ("drone lists PBC – BIJ", read_body_count(), read_bureau()),
    ):
        began = time.process_time()
        told = linked(left, right)
        seconds = time.process_time() - began
        _print_run(title, told, seconds)


def _print_run(title: str, told: Linking, seconds: float) -> None:
    shifts = told.precision
    print(
        f"  {title}: {shifts.matched} matched, {shifts.by_chance:.1f} by chance, "
        f"precision at least {shifts.estimate or 0:.3f} "
        f"[{shifts.low or 0:.3f}, {shifts.high or 0:.3f}]"
    )
    print(
        f"    {100 * (told.left.share or 0):.1f} % of the attacks of the first; "
        f"{len(told.possible)} for a person; {seconds:.2f} CPU-seconds"
    )


def measure_hidden_flags() -> None:
    """Print the hidden-flag test on every set that permits it."""
    strikes = told_as_drone_strikes()
    ged = hide(read_ged(), "pile")
    others = [event for event in ged if event.event_id.split(":")[1] not in strikes]
    flagged = frozenset(event.event_id for event in ged) - {event.event_id for event in others}
    pbc, bij = hide(read_body_count(), "list"), hide(read_bureau(), "list")
    suicide = hide(read_suicide(), "pile")
    piles: tuple[tuple[str, Events, Events, frozenset[str]], ...] = (
        ("PBC strikes in GED", pbc, ged, flagged),
        ("BIJ strikes in GED", bij, ged, flagged),
        ("PBC strikes in BIJ + other GED", pbc, (*_of("pile", bij), *others), _ids(bij)),
        (
            "BIJ strikes in PBC + suicide list + other GED",
            bij,
            (*_of("pile", pbc), *suicide, *others),
            _ids(pbc),
        ),
    )
    for title, left, right, flag in piles:
        print_flags(title, left, right, flag)


def _of(source: str, events: Events) -> Events:
    return tuple(replace(event, source=source) for event in events)


def _ids(events: Events) -> frozenset[str]:
    return frozenset(event.event_id for event in events)


def print_flags(title: str, left: Events, right: Events, flag: frozenset[str]) -> None:
    """Print how many links of a list lead to events that bear the hidden flag.

    Recall is of the list's events that have any flagged event within three days and 100 km (as
    measured before), and of as many as can be paired with flagged events one to one.
    """
    told = linked(left, right)
    ways = {"ours, likelier than not": likelier(told), "ours, settled": settled(told)}
    for name, peer in PEERS.items():
        if (found := peer(left, right)) is not None:
            ways[name] = found
    aside = _plainly_one(told, flag)
    flagged = [e for e in right if e.event_id in flag]
    for part, wanted in (("fitted on", False), ("held back", True)):
        mine = [e for e in left if is_held_back(e) is wanted]
        rest = [e for e in mine if e.event_id not in aside]
        anyhow, paired = _reachable(mine, flagged)
        print(
            f"  hidden flag, {title}, {part}: {anyhow} with a flagged event near, {paired} paired; "
            f"{len(mine) - len(rest)} plainly told without the flag"
        )
        for name, found in ways.items():
            told_so, one_to_one, without = (
                _flag_score(found, flag, events, count)
                for events, count in (
                    (mine, anyhow),
                    (mine, paired),
                    (rest, _reachable(rest, flagged)[0]),
                )
            )
            print(f"    {name}: {told_so}; one to one F1 {one_to_one.f1:.3f}; "
                  f"these aside F1 {without.f1:.3f}")  # fmt: skip


def _flag_score(found: Found, flag: frozenset[str], left: Events, wanted: int) -> Score:
    """Return how many of the links of these events lead to the flag."""
    chosen = _ids(left)
    own = [(one, other) for one, other in found if one in chosen]
    return Score(len(own), sum(other in flag for _, other in own), wanted)


def _plainly_one(told: Linking, flag: frozenset[str]) -> frozenset[str]:
    """Return events linked to one without the flag that agrees in day, dead and name of the place.

    The flag is silver: such an event is more likely a flagged one whose flag nobody set. They are
    set aside for every way alike, in a second count.
    """
    links = (*told.links, *told.possible)
    return frozenset(
        one.left[1]
        for one in links
        if one.real >= 0.5
        and one.right[1] not in flag
        and {line.fact for line in one.lines if line.agreement is Agreement.SAME} >= _PLAIN
    )


def _reachable(left: Events, flagged: Events) -> tuple[int, int]:
    """Return how many events have a flagged one near, and how many can be paired with one."""
    ours, theirs = read_sides(left, flagged)
    pairs = candidate_pairs(ours, theirs, Window(3))
    away = distance_km(ours, theirs, pairs)
    pairs = pairs.only(~(away > _KM))
    if not len(pairs):
        return 0, 0
    shape = (len(left), len(flagged))
    graph = coo_array((np.ones(len(pairs)), (pairs.left, pairs.right)), shape=shape).tocsr()
    paired = maximum_bipartite_matching(graph, perm_type="column")
    return int(np.unique(pairs.left).size), int((paired >= 0).sum())


def measure_silver() -> None:
    """Print the pairs of the only strikes of a day: labels by date alone, so silver."""
    read = {"ucdp-ged": read_ged(), "bij": read_bureau(), "pbc-drone": read_body_count()}
    for (left, right), pairs in silver_pairs().items():
        told = linked(read[left], read[right])
        ways = {"ours, likelier than not": likelier(told), "ours, settled": settled(told)}
        for name, peer in PEERS.items():
            if (found := peer(read[left], read[right])) is not None:
                ways[name] = found
        for part, wanted in (("fitted on", False), ("held back", True)):
            days = {e.event_id for e in read[left] if is_held_back(e) is wanted}
            known = {pair for pair in pairs if pair[0] in days}
            labelled = {one for one, _ in known}
            print(f"  silver labels (date alone), {left} – {right}, {part}: {len(known)} pairs")
            for name, found in ways.items():
                own = {pair for pair in found if pair[0] in labelled}
                print(f"    {name}: {_against(own, known)}")


def measure_gtd() -> None:
    """Print the hidden-flag test and the precision by shifts on GTD, where a file is given."""
    file = gtd_file()
    if file is None:
        print(
            "  GTD is not given (MISAQ_GTD names its file): the hidden-flag line of suicide "
            "attacks and the share of GED's attacks with a twin in GTD were not measured."
        )
        return
    every = read_events(file)
    gtd = [event for event in every if event.country in ("", "Pakistan")]
    suicide = frozenset(f"{e.source}:{e.event_id}" for e in gtd if e.is_suicide)
    print_flags("suicide list in GTD", hide(read_suicide(), "list"), hide(gtd, "pile"), suicide)
    began = time.process_time()
    told = linked(read_ged(), gtd)
    _print_run("GED – GTD", told, time.process_time() - began)


if __name__ == "__main__":
    measure_linking()
