"""Why an entry stands on one list only: every reason once, and what is left over."""

from __future__ import annotations

from datetime import date

import pytest

from misaq.core.bodies.records import RelationKind
from misaq.core.lists.gap import explain_gap
from misaq.core.lists.gap_records import Gap, GapLine, GapReason, Which
from misaq.core.lists.judgements import Verdict
from misaq.core.lists.published import PublishedTotal
from misaq.core.lists.reconcile import LinkedBy, reconcile
from misaq.core.lists.sides import AtOtherTimes, Directory, KnownRelation, OtherTime, Road
from misaq.kernel.dates import parse_date
from tests.support.list_entries import body, judged, person, side

HARBOUR = "Front of the Outer Harbour"
ZARVAND = "Zarvand Dilmal Movement"
RUKHEEL = "Rukheel Barkash Army"


def line_of(gap: Gap, reference: str) -> GapLine:
    return next(line for line in gap.lines if line.reference == reference)


def test_entries_on_both_are_in_no_gap() -> None:
    gap = explain_gap(reconcile(side("L", body("1", HARBOUR)), side("R", body("9", HARBOUR))))
    assert gap.lines == ()
    assert (gap.left_total, gap.right_total, gap.overlap, gap.union) == (1, 1, 1, 1)


def test_what_nothing_explains_is_the_residual() -> None:
    gap = explain_gap(reconcile(side("L", body("1", HARBOUR)), side("R", body("9", RUKHEEL))))
    assert [line.reason for line in gap.residual] == [GapReason.NO_EXPLANATION] * 2
    assert (gap.overlap, gap.union) == (0, 2)


def test_a_party_that_stands_twice_counts_once() -> None:
    left = side("L", body("1", HARBOUR), body("2", HARBOUR))
    gap = explain_gap(reconcile(left, side("R", body("9", HARBOUR))))
    assert line_of(gap, "2").reason is GapReason.COUNTED_TWICE
    assert (gap.left_total, gap.overlap, gap.union) == (1, 1, 1)


def test_a_person_stands_on_no_list_of_organisations() -> None:
    left = side("L", person("1", "Zarvand Hozarbat"), body("2", HARBOUR))
    gap = explain_gap(reconcile(left, side("R", body("9", HARBOUR))))
    assert line_of(gap, "1").reason is GapReason.PERSON_NOT_ORGANISATION


@pytest.mark.parametrize(
    ("standing", "day", "reason", "lag"),
    [
        (AtOtherTimes.LISTED_LATER, "2025-01-11", GapReason.LISTED_LATER, 10),
        (AtOtherTimes.LISTED_LATER, None, GapReason.LISTED_LATER, None),
        (AtOtherTimes.DELISTED, "2020-01-01", GapReason.DELISTED, None),
        (AtOtherTimes.OBSERVED, "2016-01-01", GapReason.OBSERVATION_ONLY, None),
    ],
)
def test_the_other_list_has_it_at_another_time(
    standing: AtOtherTimes, day: str | None, reason: GapReason, lag: int | None
) -> None:
    other = OtherTime(body("9", HARBOUR), standing, None if day is None else parse_date(day))
    left = side("L", body("1", HARBOUR, listed_on="2025-01-01"))
    gap = explain_gap(reconcile(left, side("R", body("8", RUKHEEL), others=(other,))))
    assert line_of(gap, "1").reason is reason
    assert line_of(gap, "1").explanation.lag == lag


def test_listed_after_the_day_of_the_other_list() -> None:
    left = side("L", body("1", HARBOUR, listed_on="2024-03-11"), as_of=date(2024, 6, 1))
    gap = explain_gap(reconcile(left, side("R", body("9", RUKHEEL))))
    assert line_of(gap, "1").reason is GapReason.LISTED_LATER
    assert line_of(gap, "1").explanation.lag == 10


def known(*relations: KnownRelation) -> Directory:
    entries = (body("OLD", HARBOUR), body("NEW", ZARVAND), body("PART", RUKHEEL))
    return Directory(entries, relations)


def test_a_rename_on_record_explains() -> None:
    renamed = known(KnownRelation("OLD", RelationKind.RENAMED_TO, "NEW", "the press"))
    both = reconcile(side("L", body("1", HARBOUR)), side("R", body("9", ZARVAND)))
    gap = explain_gap(both, directory=renamed)
    assert {line.reason for line in gap.lines} == {GapReason.ALIAS_OR_RENAME}


def test_a_wing_on_record_explains() -> None:
    wing = known(KnownRelation("PART", RelationKind.WING_OF, "OLD", "the press"))
    both = reconcile(side("L", body("1", HARBOUR)), side("R", body("9", RUKHEEL)))
    gap = explain_gap(both, directory=wing)
    assert {line.reason for line in gap.lines} == {GapReason.FACTION_WING_OR_FRONT}


def test_renames_count_once_when_asked() -> None:
    renamed = known(KnownRelation("OLD", RelationKind.RENAMED_TO, "NEW", "the press"))
    left = side("L", body("1", HARBOUR), body("2", ZARVAND))
    both = reconcile(left, side("R", body("9", HARBOUR)))
    each, once = (explain_gap(both, directory=renamed, renames_once=way) for way in (False, True))
    assert (each.left_total, each.union) == (2, 2)
    assert (once.left_total, once.union) == (1, 1)
    assert [group.references for group in once.renames] == [("1", "2")]


def test_a_faction_by_its_name_is_not_the_body() -> None:
    left = side("L", body("1", "Lashkar-e-Zarvand"))
    right = side("R", body("9", "Lashkar-e-Zarvand al-Alami"))
    gap = explain_gap(reconcile(left, right))
    assert gap.overlap == 0
    assert line_of(gap, "1").reason is GapReason.FACTION_WING_OR_FRONT


def test_a_states_own_finding_is_no_designation() -> None:
    left = side("L", body("1", HARBOUR))
    right = side("R", body("9", RUKHEEL), road=Road.DESIGNATION)
    gap = explain_gap(reconcile(left, right))
    assert line_of(gap, "1").reason is GapReason.OTHER_BASIS
    assert line_of(gap, "9").reason is GapReason.NO_EXPLANATION


def test_a_regime_of_which_the_other_list_has_nobody() -> None:
    left = side(
        "L", body("1", HARBOUR, basis="One"), body("2", RUKHEEL, basis="Two"), road=Road.DESIGNATION
    )
    gap = explain_gap(reconcile(left, side("R", body("9", HARBOUR))))
    assert line_of(gap, "2").reason is GapReason.OTHER_BASIS


@pytest.mark.parametrize(
    ("addresses", "reason"),
    [
        (("1 Quay, Elsewhere",), GapReason.FOREIGN_NO_DOMESTIC_ORDER),
        (("1 Quay, Elsewhere", "2 Hill, Examplia"), GapReason.NO_EXPLANATION),
        ((), GapReason.NO_EXPLANATION),
    ],
)
def test_a_foreign_body_without_a_domestic_order(
    addresses: tuple[str, ...], reason: GapReason
) -> None:
    left = side("L", body("1", HARBOUR, addresses=addresses), road=Road.DESIGNATION)
    gap = explain_gap(reconcile(left, side("R", body("9", RUKHEEL), country=("Examplia",))))
    assert line_of(gap, "1").reason is reason


def test_a_judgement_links_what_no_name_would() -> None:
    left, right = side("L", body("1", HARBOUR)), side("R", body("9", RUKHEEL))
    both = reconcile(left, right, judgements=[judged(1, "L/1", "R/9", Verdict.SAME)])
    assert [link.by for link in both.links] == [LinkedBy.JUDGEMENT]
    assert explain_gap(both).lines == ()


def test_a_negative_judgement_parts_what_names_would_link() -> None:
    left, right = side("L", body("1", HARBOUR)), side("R", body("9", HARBOUR))
    both = reconcile(left, right, judgements=[judged(1, "L/1", "R/9", Verdict.NOT_SAME)])
    assert both.links == ()
    assert both.possible == ()


def test_two_entries_of_a_list_judged_the_same_count_once() -> None:
    left = side("L", body("1", HARBOUR), body("2", RUKHEEL))
    both = reconcile(
        left, side("R", body("9", HARBOUR)), judgements=[judged(1, "L/1", "L/2", Verdict.SAME)]
    )
    gap = explain_gap(both)
    assert line_of(gap, "2").reason is GapReason.COUNTED_TWICE
    assert gap.left_total == 1


def test_what_was_published_against_its_own_arithmetic() -> None:
    total = PublishedTotal(left=171, right=60, both=10, union=212)
    assert (total.reckoned, total.residual) == (221, -9)
    assert "The difference is 9" in str(total.said())
    assert "as published" in str(PublishedTotal(3, 2, 1, 4).said())


def test_every_one_sided_entry_has_a_reason() -> None:
    left = side(
        "L", *(body(str(n), name) for n, name in enumerate((HARBOUR, ZARVAND, "Third Front")))
    )
    gap = explain_gap(reconcile(left, side("R", body("9", HARBOUR))))
    counted = sum(gap.count(reason, which) for reason in GapReason for which in Which)
    assert counted == len(gap.lines) == 2
