"""Lists and labelled pairs to measure on, read in place; never copied into the repository."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from misaq.core.lists.records import ListEntry, Snapshot, SourceList
from misaq.kernel.ids import Key
from misaq.sources.lists.files import NamedBytes
from misaq.sources.lists.read import read_snapshot

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
_HELD_BACK = frozenset("0123")


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two names of which somebody said whether they are of one party.

    Attributes:
        left: reference of the first entry in its list.
        left_name: its name.
        right: of the second.
        right_name: its name.
        same: whether they are one party.
        kind: "person" or "org".
        cluster: pairs of one cluster are never on both sides of a split.
    """

    left: str
    left_name: str
    right: str
    right_name: str
    same: bool
    kind: str
    cluster: str

    @property
    def is_held_back(self) -> bool:
        """Whether the cluster is kept for the last measurement."""
        return is_held_back(self.cluster)


def is_held_back(cluster: str) -> bool:
    """Say whether a cluster is kept for the last measurement: a quarter of them, by hash."""
    return hashlib.sha1(cluster.encode(), usedforsecurity=False).hexdigest()[-1] in _HELD_BACK


def is_here() -> bool:
    """Say whether the data lie beside this clone."""
    return (DATA / "matching").is_dir()


def read_pairs(name: str) -> tuple[LabelledPair, ...]:
    """Return the labelled pairs of a file ("gold-dev-un-ofac-2021")."""
    with (DATA / "matching" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            LabelledPair(
                left=row["left_id"],
                left_name=row["left_name"],
                right=row["right_id"],
                right_name=row["right_name"],
                same=row["label"] == "1",
                kind=row["kind"],
                cluster=row["cluster"],
            )
            for row in csv.DictReader(lines)
        )


@cache
def read_un(day: str = "2020-12-01") -> Snapshot:
    """Return the United Nations' list of a day."""
    return _read("UN_XML", "UN", None, (f"un/un-consolidated-{day}.xml.gz",))


@cache
def read_ofac() -> Snapshot:
    """Return the list of the United States of July 2021."""
    parts = ("sdn", "alt", "add")
    files = tuple(f"ofac/ofac-{part}-2021-07-07.csv.gz" for part in parts)
    return _read("OFAC_CSV", "OFAC", date(2021, 7, 7), files)


@cache
def read_uk() -> Snapshot:
    """Return the list of the United Kingdom of April 2018."""
    return _read("UK_CONLIST_CSV", "UK", None, ("uk/uk-ofsi-conlist-2018-04-13.csv.gz",))


def _read(form: str, key: str, day: date | None, names: tuple[str, ...]) -> Snapshot:
    source = SourceList(Key(key), key, "its authority", "its law", form, ())
    files = [NamedBytes(Path(n).name, (DATA / "lists" / n).read_bytes()) for n in names]
    return read_snapshot(source_list=source, files=files, as_of=day)


def by_reference(entries: Iterable[ListEntry]) -> dict[str, ListEntry]:
    """Return the entries by their references."""
    return {entry.reference: entry for entry in entries}
