"""Real lists set side by side, read in place: counts and hashes only, no names."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from misaq.core.lists.body_sides import directory_of, side_of_bodies
from misaq.core.lists.gap import explain_gap
from misaq.core.lists.gap_records import GapReason, Which
from misaq.core.lists.reconcile import Reconciliation, reconcile
from misaq.core.lists.records import PartyKind, Snapshot, SourceList
from misaq.core.lists.sides import Road, Side
from misaq.kernel.ids import Key
from misaq.sources.lists.files import NamedBytes
from misaq.sources.lists.read import read_snapshot
from tests.support import skips
from tests.support.pack_of_pakistan import pack_of_pakistan

SHARED_LISTS = Path(__file__).resolve().parents[4] / "shared" / "data" / "lists"
PRINTED = SHARED_LISTS / "pk" / "proscribed-orgs-as-printed.csv"


@pytest.fixture(autouse=True)
def _shared() -> None:
    if not SHARED_LISTS.is_dir():
        pytest.skip(skips.NO_SHARED_DATA)


def source_list(form: str) -> SourceList:
    """Return a list of the form, without floor or ceiling."""
    return SourceList(Key(form), form, "its issuer", "its law", form, ())


def _printed(part: str) -> Snapshot:
    file = NamedBytes(PRINTED.name, PRINTED.read_bytes())
    return read_snapshot(source_list=source_list("PRINTED_ORGANISATIONS"), files=[file], part=part)


def _side(key: str, snapshot: Snapshot) -> Side:
    return Side(key, key, snapshot.as_of, snapshot.entries, Road.OWN_FINDING)


def _both() -> Reconciliation:
    later, earlier = _printed("dnd_senate_2015"), _printed("dawn_2012_09")
    return reconcile(_side("2015", later), _side("2012", earlier))


def test_the_printed_lists_of_2015_and_2012() -> None:
    gap = explain_gap(_both())
    assert (gap.left_total, gap.right_total) == (31, 30)
    assert gap.overlap >= 24
    assert gap.overlap + gap.count(GapReason.AWAITS_A_PERSON, Which.LEFT) == 30
    assert [line.which for line in gap.residual] == [Which.LEFT]


def test_no_link_joins_two_bodies_that_were_typed_off_as_two() -> None:
    with PRINTED.open(encoding="utf-8", newline="") as lines:
        keys = {
            (row["source"], row["name_as_printed"]): row["canonical_key"]
            for row in csv.DictReader(lines)
        }
    both = _both()
    names = [{e.reference: e.name for e in one.entries} for one in (both.left, both.right)]
    known = {(source, name.partition(" (")[0]): key for (source, name), key in keys.items()}
    for link in (*both.links, *both.possible):
        left, right = names[0][link.left], names[1][link.right]
        assert (
            known["dnd_senate_2015", left.partition(" (")[0]]
            == (known["dawn_2012_09", right.partition(" (")[0]])
        )


def test_the_united_nations_list_and_the_packs() -> None:
    files = [SHARED_LISTS / "un" / "un-consolidated-2018-06-07.xml.gz"]
    snapshot = read_snapshot(
        source_list=source_list("UN_XML"),
        files=[NamedBytes(path.name, path.read_bytes()) for path in files],
    )
    bodies = tuple(e for e in snapshot.entries if e.kind is not PartyKind.PERSON)
    council = Side("UN", "UN", snapshot.as_of, bodies, Road.DESIGNATION)
    registers = pack_of_pakistan().registers
    lists = {one.key: one for one in registers.lists.source_lists}
    home = side_of_bodies(
        registers.bodies, lists["PK-MOI-1"], as_of=date(2018, 6, 7), country=("Pakistan",)
    )
    gap = explain_gap(reconcile(council, home), directory=directory_of(registers.bodies))
    assert len(bodies) == 1098 - 693
    assert 6 <= gap.overlap <= 14
    counted = sum(gap.count(reason, which) for reason in GapReason for which in Which)
    assert counted == len(gap.lines)
    assert 0 < len(gap.residual) < 40
