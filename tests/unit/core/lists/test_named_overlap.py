"""Bodies named as standing on two lists, beside those that stand on both."""

from __future__ import annotations

from datetime import date

import pytest

from misaq.core.bodies.records import Bodies, Body
from misaq.core.lists.gap import explain_gap
from misaq.core.lists.gap_records import Gap
from misaq.core.lists.named_overlap import compare_overlap, find_overlap
from misaq.core.lists.reconcile import reconcile
from misaq.core.lists.registers import Overlap
from misaq.kernel.dates import parse_date
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citation, Confidence
from misaq.reports.reconciliation import gap_to_data
from tests.support.list_entries import body, side

CITE = (Citation(Key("PAPER"), Confidence.MEDIUM),)
BODIES = Bodies(
    bodies=tuple(
        Body(Key(key), title, CITE)
        for key, title in (
            ("HARBOUR", "Harbour Front"),
            ("UNION", "Parvand Union"),
            ("BANK", "Uzmadost Bank"),
            ("RELIEF", "Tormajan Relief Society"),
        )
    )
)


def _overlap(*keys: str, right: str = "R", day: str = "2024") -> Overlap:
    return Overlap(
        Key("o"), Key("L"), Key(right), parse_date(day), tuple(map(Key, keys)), CITE, "Seen."
    )


def _gap() -> Gap:
    left = side(
        "L",
        body("1", "Harbour Front"),
        body("2", "Parvand Union"),
        body("3", "Tormajan Relief Society", listed_on="2019-01-01"),
    )
    right = side("R", body("9", "Harbour Front"), body("8", "Tormajan Relief Society"))
    return explain_gap(reconcile(left, right))


def test_each_that_is_in_one_of_the_two_only_says_why() -> None:
    gap = _gap()
    found = compare_overlap(_overlap("HARBOUR", "UNION", "BANK"), gap, BODIES)
    said = {one.name: (one.is_named, one.is_ours, str(one.why)) for one in found.bodies}
    assert said["Harbour Front"] == (True, True, "None")
    assert said["Parvand Union"][:2] == (True, False)
    assert "only" in said["Parvand Union"][2]
    assert said["Uzmadost Bank"] == (True, False, "here on neither list")
    assert said["Tormajan Relief Society"][:2] == (False, True)
    assert "since 2019-01-01" in said["Tormajan Relief Society"][2]
    assert (len(found.named), len(found.ours)) == (3, 2)
    assert gap_to_data(gap, None, found)["named_as_on_both"]["on_both_here"] == 2


@pytest.mark.parametrize(
    "overlap",
    [_overlap("HARBOUR", right="OTHER"), _overlap("HARBOUR", day="2001")],
    ids=["other lists", "another day"],
)
def test_what_is_of_other_lists_or_days_is_passed_over(overlap: Overlap) -> None:
    gap = _gap()
    assert find_overlap((overlap,), gap) is None
    assert isinstance(gap.as_of, date)
