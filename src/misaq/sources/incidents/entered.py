"""Accepted incidents entered here, written as a table in our own form: a release like another's."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from misaq.core.incidents.entries import Entry, Toll
from misaq.kernel.ids import Key

COLUMNS = (
    "event", "starts", "ends", "day_known", "province", "district", "place", "place_known",
    "what", "tactic", "target", "who", "against", "claimed_by", "who_says", "killed",
    "killed_low", "killed_high", "killed_forces", "killed_militants", "killed_civilians",
    "injured", "injured_low", "injured_high", "suicide", "standing", "legal_hook",
)  # fmt: skip
_SUICIDE = {None: "", True: "yes", False: "no"}


def write_entered(
    entries: Iterable[Entry], areas: Mapping[str, str], actors: Mapping[Key, str], target: Path
) -> int:
    """Write the incidents to a file in our own form; return how many.

    Nothing of who entered or decided them is in it, and nothing of an operation's outcomes.

    Args:
        areas: title of each province and district by its code.
        actors: title of each actor.
    """
    rows = [tuple(_cells(entry, areas, actors)) for entry in entries]
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    return len(rows)


def _cells(entry: Entry, areas: Mapping[str, str], actors: Mapping[Key, str]) -> Iterator[object]:
    yield from (entry.event_id, entry.starts, entry.ends, entry.date_precision.name)
    yield from (areas.get(entry.province, ""), areas.get(entry.district, ""), entry.place)
    yield from (entry.place_precision.name, entry.what.value, entry.tactic, entry.target)
    for side in (entry.who, entry.against, entry.claimed_by):
        yield "" if side is None else actors.get(side, "")
    yield "; ".join(voice.replace(";", ",") for voice in entry.who_says)
    yield from _range(entry.killed)
    yield from (entry.killed.forces, entry.killed.militants, entry.killed.civilians)
    yield from _range(entry.injured)
    yield from (_SUICIDE[entry.is_suicide], entry.standing.value, entry.legal_hook or "")


def _range(toll: Toll) -> tuple[int | None, int | None, int | None]:
    return toll.all.best, toll.all.low, toll.all.high
