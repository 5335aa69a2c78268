"""Two lists side by side as people check them: the pack's own lists, and invented ones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from misaq.core.bodies.records import RelationKind
from misaq.core.lists.body_sides import directory_of, side_of_bodies
from misaq.core.lists.gap import explain_gap
from misaq.core.lists.gap_records import Gap
from misaq.core.lists.named_overlap import NamedOverlap, compare_overlap, find_overlap
from misaq.core.lists.published import PublishedTotal, published_totals
from misaq.core.lists.reconcile import reconcile
from misaq.core.lists.sides import AtOtherTimes, Directory, KnownRelation, OtherTime, Road
from misaq.kernel.dates import parse_date
from misaq.kernel.ids import Key
from misaq.reports.lineage_lines import listing_lines
from misaq.reports.reconciliation import gap_to_lines
from tests.support.list_entries import body, person, side
from tests.support.pack_of_pakistan import pack_of_pakistan

FOLDER = Path(__file__).resolve().parents[1] / "golden" / "reconciliations"
_DAY = date(2015, 6, 28)


def golden_reconciliations() -> Mapping[str, str]:
    """Return the text of every golden file, by name."""
    told = {
        "invented.txt": (invented_gap(), PublishedTotal(12, 9, 3, 17)),
        "foreign-office-and-interior-2015.txt": pack_gap(renames_once=False),
        "foreign-office-and-interior-2015-renames-once.txt": pack_gap(renames_once=True),
    }
    gaps = {
        name: "\n".join(gap_to_lines(*one, named=named_in(one[0]))) + "\n"
        for name, one in told.items()
    }
    return {**gaps, "listings-of-two-bodies.txt": _listings()}


def _listings() -> str:
    """Return one body listed twice, and one under three names, counted once when asked."""
    registers = pack_of_pakistan().registers
    told = registers.lists.announcements
    days = {Key("TLP"): date(2026, 1, 1), Key("SSP"): _DAY}
    return (
        "\n".join(
            line
            for body, day in days.items()
            for line in listing_lines(registers.bodies, told, body, as_of=day)
        )
        + "\n"
    )


def named_in(gap: Gap) -> NamedOverlap | None:
    """Return who the pack says was named as standing on both, beside who stands on both here."""
    registers = pack_of_pakistan().registers
    found = find_overlap(registers.lists.overlaps, gap)
    return None if found is None else compare_overlap(found, gap, registers.bodies)


def pack_gap(*, renames_once: bool) -> tuple[Gap, PublishedTotal]:
    """Return the Foreign Office's list beside Interior's, as the pack has them in June 2015."""
    registers = pack_of_pakistan().registers
    lists = {one.key: one for one in registers.lists.source_lists}
    left, right = (
        side_of_bodies(registers.bodies, lists[key], as_of=_DAY, country=("Pakistan",))
        for key in (Key("PK-MOFA"), Key("PK-MOI-1"))
    )
    both = reconcile(left, right)
    (published,) = published_totals(registers.sourcebook, frozenset({Key("MoFA"), Key("MoI")}))
    gap = explain_gap(both, directory=directory_of(registers.bodies), renames_once=renames_once)
    return gap, published


def invented_gap() -> Gap:
    """Return two lists of a country that is none, with a reason of every sort."""
    left = side(
        "WORLD",
        body("W1", "Front of the Outer Harbour", basis="One"),
        body("W2", "The Front of the Outer Harbour", basis="One"),
        person("W3", "Zarvand Hozarbat"),
        body("W4", "Zarvand Dilmal Movement", basis="One"),
        body("W5", "Rukheel Barkash Army", basis="One"),
        body("W6", "Lashkar-e-Mashtal al-Alami", basis="One"),
        body("W7", "Ozgar Seamen's League", basis="Two"),
        body("W8", "Tormajan Relief Society", basis="One", addresses=("1 Quay, Elsewhere",)),
        body("W9", "Uzmadost Bank", basis="One"),
        body("W10", "Parvand Union", basis="One", listed_on="2024-01-01"),
        road=Road.DESIGNATION,
    )
    right = side(
        "HOME",
        body("H1", "Front of the Outer Harbour"),
        body("H2", "Lashkar-e-Mashtal"),
        body("H3", "Vasrigar Students of Kashbat"),
        body("H4", "Navrijan Committee", listed_on="2024-02-01"),
        country=("Examplia",),
        others=(
            OtherTime(
                body("O1", "Rukheel Barkash Army"), AtOtherTimes.OBSERVED, parse_date("2020")
            ),
            OtherTime(
                body("O2", "Parvand Union"), AtOtherTimes.LISTED_LATER, parse_date("2024-05-01")
            ),
        ),
    )
    known = Directory(
        (body("NEW", "Zarvand Dilmal Movement"), body("OLD", "Navrijan Committee")),
        (KnownRelation("OLD", RelationKind.RENAMED_TO, "NEW", "the press of Examplia"),),
    )
    return explain_gap(reconcile(left, right), directory=known)
