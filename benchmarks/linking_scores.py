"""How ways of linking are scored, and the ways: ours, and the plain ones beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.linking_peers import Found, by_district, by_splink, by_window
from misaq.core.incidents.linking.linking import link
from misaq.core.incidents.linking.records import Linking
from misaq.core.incidents.records import SourceEvent

_SEED = 7
Events = Sequence[SourceEvent]
PEERS: dict[str, Callable[[Events, Events], Found | None]] = {
    "window 2 d, 4 km (MELTT's)": by_window(2, 4.0),
    "window 1 d, 5 km": by_window(1, 5.0),
    "window 2 d, 50 km": by_window(2, 50.0),
    "same district, 1 d, casualties": by_district,
    "Fellegi–Sunter (splink 5)": by_splink,
}


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


def parts(linking: Linking) -> Found:
    """Return the parts that events of the first source are proposed to be of one of the second."""
    linked_so = {one for one, _ in likelier(linking)}
    return {
        (one.left[1], one.right[1])
        for one in linking.parts
        if one.part_of == one.right and one.left[1] not in linked_so
    }


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


def against(found: Found, truth: Iterable[tuple[str, str]]) -> Score:
    known = set(truth)
    return Score(len(found), len(found & known), len(known))
