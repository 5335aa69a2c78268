"""Linking events, measured on invented sources with known truth and on lists read in place.

The lists given have no labels but silver ones. So a list of one sort of event is linked to a pile
of every sort with the sort hidden; that is unmasked afterwards (hidden flag). Days are held back by
hash; the line of the days held back is read once, when nothing is changed any more.
"""

from __future__ import annotations

import time

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
)
from benchmarks.linking_flags import Pile, measure_hidden_flags, print_flags
from benchmarks.linking_scores import PEERS, against, likelier, linked, settled
from misaq.core.incidents.linking.records import Linking
from misaq.core.lists.calibration import calibration_error, measure
from tests.support.invented_events import invent_sources


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
        print(f"  invented, {title}: {against(settled(found), sources.twins)} settled;")
        print(f"    {against(likelier(found), sources.twins)} likelier than not;")
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
                print(f"    {name}: {against(pairs, sources.twins)}")


def measure_speed() -> None:
    """Print how long two sources of the size of GED and GTD in one country take."""
    sources = invent_sources(seed=1, events=16_000, districts=110, seen_left=0.37, seen_right=0.75)
    began = time.process_time()
    linked(sources.left, sources.right)
    seconds = time.process_time() - began
    print(f"  {len(sources.left):,} × {len(sources.right):,} events: {seconds:.1f} CPU-seconds")


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
    for side in (told.left, told.right):
        print(
            f"    {side.source}: {len(side.duplicates)} pairs of its own may be one, "
            f"{side.duplicates_by_chance or 0:.1f} by chance"
        )


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
                print(f"    {name}: {against(own, known)}")


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
    lefts, rights = hide(read_suicide(), "list"), hide(gtd, "pile")
    print_flags([Pile("suicide list in GTD", lefts, rights, suicide, suicide)])
    began = time.process_time()
    told = linked(read_ged(), gtd)
    _print_run("GED – GTD", told, time.process_time() - began)


if __name__ == "__main__":
    measure_linking()
