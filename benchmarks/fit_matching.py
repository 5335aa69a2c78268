"""Fit the weights of the evidence and write them as data.

    python -m benchmarks.fit_matching

A quarter of the clusters (by hash) is held back throughout; of the rest, most is fitted on and the
others say how well the probabilities hold.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from benchmarks.fitting_pairs import (
    five_fields,
    hand_picked,
    list_tasks,
    names_only,
    observe,
    primary_only,
)
from benchmarks.fitting_weights import bins_of, fit_weights, with_base_rate
from benchmarks.fitting_written import as_module
from benchmarks.lists_data import is_here
from misaq.core.lists.calibration import Calibration
from misaq.core.lists.evidence import EvidenceKind
from misaq.core.lists.naming import Naming

TARGET = Path(__file__).resolve().parents[1] / "src/misaq/core/lists/calibration_data.py"
_CHECKED = frozenset("cdef")
_OF_PERSONS = (
    EvidenceKind.IDENTITY_NUMBER,
    EvidenceKind.BIRTH,
    EvidenceKind.NATIONALITY,
    EvidenceKind.BIRTH_PLACE,
    EvidenceKind.SEX,
)
_FIVE_FIELDS = (EvidenceKind.FATHER, EvidenceKind.DISTRICT)
_OF_BODIES = (EvidenceKind.IDENTITY_NUMBER, EvidenceKind.OWN_NAMES)


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
    TARGET.write_text(as_module(found), encoding="utf-8")


def _print(found: Mapping[Naming, Calibration]) -> None:
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


if __name__ == "__main__":
    main()
