"""Two lists side by side, as they are printed; `python tools/golden.py` accepts them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from misaq.core.lists.gap_records import GapReason, Which
from tests.support.golden_reconciliation import (
    FOLDER,
    golden_reconciliations,
    invented_gap,
    pack_gap,
)

NAMES = (
    "foreign-office-and-interior-2015-renames-once.txt",
    "foreign-office-and-interior-2015.txt",
    "invented.txt",
    "listings-of-two-bodies.txt",
)
TEN = {"LEJ", "JEM", "LET", "SSP", "JUF", "AUI", "TTP", "RT", "ETIM", "IMU"}
"""Bodies that papers before the Supreme Court named on both lists in June 2015."""


@pytest.fixture(scope="module")
def texts() -> Mapping[str, str]:
    """Return the reconciliations as they are made now."""
    return golden_reconciliations()


@pytest.mark.parametrize("name", NAMES)
def test_a_reconciliation_is_as_accepted(name: str, texts: Mapping[str, str]) -> None:
    assert texts[name] == (FOLDER / name).read_text(encoding="utf-8")


def test_every_reconciliation_is_compared(texts: Mapping[str, str]) -> None:
    assert sorted(texts) == list(NAMES)


def test_the_ten_bodies_of_2015_are_on_both_lists_and_the_sum_does_not_hold() -> None:
    gap, published = pack_gap(renames_once=False)
    assert {str(link.left) for link in gap.reconciliation.links} >= TEN
    assert (published.reckoned, published.union, published.residual) == (221, 212, -9)
    assert gap.union == gap.left_total + gap.right_total - gap.overlap


def test_a_body_renamed_twice_counts_once_when_asked() -> None:
    (each, _), (once, _) = (pack_gap(renames_once=way) for way in (False, True))
    group = next(g for g in once.renames if "ASWJ" in g.references and g.which is Which.RIGHT)
    assert set(group.references) == {"SSP", "MIP", "ASWJ"}
    assert each.right_total - once.right_total >= 2


def test_every_sort_of_reason_stands_in_the_invented_one() -> None:
    gap = invented_gap()
    met = {line.reason for line in gap.lines}
    assert met >= set(GapReason) - {GapReason.AWAITS_A_PERSON, GapReason.DELISTED}
