"""Defects of a list of persons: counted, and never a name in what comes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import comb

import pytest

from misaq.core.lists.audited import AuditedCase, estimate_wrong
from misaq.core.lists.hygiene import (
    PLACEHOLDER_NOTE,
    CaseFacts,
    Defect,
    HygieneReport,
    Tally,
    inspect_persons,
    years_after,
)
from misaq.core.lists.records import (
    Identifier,
    IdentifierKind,
    ListedName,
    ListEntry,
    NameQuality,
    PartyKind,
    Snapshot,
)
from misaq.core.lists.sealing import seal_number
from misaq.core.lists.shares import share_changed_by
from misaq.core.lists.trend import Trend, compare_reports
from misaq.kernel.dates import parse_date
from misaq.kernel.errors import InputRefused
from misaq.kernel.ids import Key

DAY = date(2024, 6, 1)
D = Defect


def person(number: int, name: str = "", **facts: object) -> ListEntry:
    """Return an invented person who has everything an entry should have."""
    cnic = facts.pop("cnic", f"{3520000000000 + number * 7919}")
    given: dict[str, object] = {
        "fathers": (f"Father Of{number}",),
        "districts": ("Banupur, North",),
        "identifiers": (Identifier(IdentifierKind.CNIC, str(cnic)),) if cnic else (),
        "row": f"entry {number}",
    }
    name = name or f"Namoona Farzi{number}"
    return ListEntry(
        f"ref-{number}",
        PartyKind.PERSON,
        (ListedName(name),),
        **{**given, **facts},  # type: ignore[arg-type]  # any fact may be given
    )


def report(
    *entries: ListEntry, five: bool = True, facts: tuple[CaseFacts, ...] = ()
) -> HygieneReport:
    """Return the report of a list of these entries."""
    snapshot = Snapshot(Key("LIST"), DAY, entries)
    return inspect_persons(snapshot, facts=facts, in_five_fields=five)


CLEAN = tuple(person(number) for number in range(3))


def found(defect: Defect, *entries: ListEntry, five: bool = True) -> tuple[str, ...]:
    """Return the cases among clean entries that have the defect."""
    return report(*CLEAN, *entries, five=five).tally(defect).references


def test_a_clean_list_has_no_defect_that_it_can_show() -> None:
    assert {t.defect: t.count for t in report(*CLEAN).tallies if t.count} == {}


NOTED = f"{PLACEHOLDER_NOTE}: …11"
SEALED = seal_number("35201-1234567-1", b"key")


@pytest.mark.parametrize(
    ("defect", "entries", "cases"),
    [
        pytest.param(D.NO_NUMBER, [person(9, cnic="")], ["entry 9"], id="no number"),
        pytest.param(D.NO_NUMBER, [person(9, cnic="", remarks=NOTED)], [], id="a filler is one"),
        pytest.param(
            D.PLACEHOLDER_NUMBER,
            [person(9, cnic="", remarks=NOTED)],
            ["entry 9"],
            id="noted filler",
        ),
        pytest.param(
            D.PLACEHOLDER_NUMBER, [person(9, cnic="1111111111111")], ["entry 9"], id="a filler"
        ),
        pytest.param(
            D.WRONG_LENGTH_NUMBER, [person(9, cnic="35201")], ["entry 9"], id="a short number"
        ),
        pytest.param(
            D.WRONG_LENGTH_NUMBER,
            [person(9, cnic="", identifiers=(Identifier(IdentifierKind.OTHER, "35201"),))],
            ["entry 9"],
            id="a number that is none of its kind",
        ),
        pytest.param(D.WRONG_LENGTH_NUMBER, [person(9, cnic=SEALED)], [], id="a sealed number"),
        pytest.param(
            D.SHARED_NUMBER,
            [person(8, cnic="35201-1234567-1"), person(9, cnic="3520112345671")],
            ["entry 8", "entry 9"],
            id="one number, written in two ways",
        ),
        pytest.param(
            D.SHARED_NUMBER,
            [person(8, cnic=SEALED), person(9, cnic=SEALED)],
            ["entry 8", "entry 9"],
            id="one sealed number",
        ),
        pytest.param(
            D.SHARED_NUMBER,
            [person(8, cnic="1111111111111"), person(9, cnic="1111111111111")],
            [],
            id="a filler is nobody's",
        ),
        pytest.param(D.NO_FATHER, [person(9, fathers=())], ["entry 9"], id="no father"),
        pytest.param(D.NO_FATHER, [person(9, fathers=("N.I.L.L.",))], ["entry 9"], id="nill"),
        pytest.param(
            D.SAME_NAME,
            [person(8, "Ustad  Farzi"), person(9, "USTAD FARZI")],
            ["entry 8", "entry 9"],
            id="namesakes",
        ),
        pytest.param(
            D.SAME_NAME_AND_FATHER,
            [person(8, "U F", fathers=("A B",)), person(9, "U F", fathers=("A B",), districts=())],
            ["entry 8", "entry 9"],
            id="namesakes with one father's name",
        ),
        pytest.param(
            D.SAME_NAME_FATHER_AND_DISTRICT,
            [person(8, "U F", fathers=("A B",)), person(9, "U F", fathers=("A B",), districts=())],
            [],
            id="of different districts",
        ),
        pytest.param(
            D.SAME_NAME_FATHER_AND_DISTRICT,
            [person(8, "U F", fathers=("A B",)), person(9, "U F", fathers=("A B",))],
            ["entry 8", "entry 9"],
            id="of one district",
        ),
        pytest.param(
            D.ALIAS_IN_NAME, [person(9, "Farzi @ Namoona")], ["entry 9"], id="after a sign"
        ),
        pytest.param(
            D.ALIAS_IN_NAME,
            [replace(person(9), names=(ListedName("A"), ListedName("B", NameQuality.STRONG)))],
            ["entry 9"],
            id="that the reader took out",
        ),
    ],
)
def test_a_defect_is_found_by_its_case(
    defect: Defect, entries: list[ListEntry], cases: list[str]
) -> None:
    assert list(found(defect, *entries)) == cases


def test_an_alias_in_its_own_field_is_none_hidden() -> None:
    entry = replace(person(9), names=(ListedName("A"), ListedName("B", NameQuality.STRONG)))
    assert found(D.ALIAS_IN_NAME, entry, five=False) == ()


def test_what_a_list_has_no_field_for_is_not_known() -> None:
    bare = [replace(p, fathers=(), identifiers=()) for p in CLEAN]
    got = report(*bare, five=False)
    for defect in (D.NO_NUMBER, D.PLACEHOLDER_NUMBER, D.WRONG_LENGTH_NUMBER, D.SHARED_NUMBER):
        assert got.tally(defect).count is None
    assert got.tally(D.NO_FATHER).count is None
    assert report(*bare).tally(D.NO_FATHER).count == 3
    for defect in (D.NO_DATE, D.OLDER_THAN_MEASURES, D.NO_INSTRUMENT, D.DEAD, D.NO_ORDER):
        assert got.tally(defect).count is None
        assert got.tally(defect).share is None


def test_days_bases_and_deaths_that_a_list_prints_are_known_of_all() -> None:
    dated = replace(person(7), listed_on=parse_date("2021-05-31"), basis="Act, s. 1", is_dead=True)
    young = replace(person(8), listed_on=parse_date("2021-06-02"))
    got = report(*CLEAN, dated, young)
    assert got.tally(D.NO_DATE).references == ("entry 0", "entry 1", "entry 2")
    assert got.tally(D.OLDER_THAN_MEASURES).references == ("entry 7",)
    assert (got.tally(D.OLDER_THAN_MEASURES).known, got.tally(D.OLDER_THAN_MEASURES).share) == (
        2,
        0.5,
    )
    assert got.tally(D.NO_INSTRUMENT).count == 4
    assert (got.tally(D.DEAD).count, got.tally(D.DEAD).known) == (1, 5)


def test_files_behind_the_list_say_what_it_does_not() -> None:
    facts = (
        CaseFacts("entry 0", has_order=False, has_ground=True, has_instrument=False, is_dead=True),
        CaseFacts(
            "entry 1", listed_on=parse_date("2001"), is_acquitted=True, is_delisted_elsewhere=False
        ),
    )
    got = report(*CLEAN, facts=facts)
    assert got.tally(D.NO_ORDER).references == ("entry 0",)
    assert got.tally(D.NO_GROUND).count == 0
    assert got.tally(D.NO_INSTRUMENT).count == 1
    assert got.tally(D.DEAD).count == 1
    assert got.tally(D.ACQUITTED).references == ("entry 1",)
    assert got.tally(D.DELISTED_ELSEWHERE).count == 0
    assert got.tally(D.OLDER_THAN_MEASURES).references == ("entry 1",)
    assert got.tally(D.NO_DATE).references == ("entry 0",)


def test_a_small_count_is_kept_back_from_others() -> None:
    assert [Tally(D.DEAD, n, 100).shown() for n in (0, 1, 9, 10)] == [0, None, None, 10]
    assert [Tally(D.DEAD, n, 100).is_small for n in (None, 0, 9, 10)] == [False, False, True, False]
    assert Tally(D.DEAD, None, 0).shown() is None


def test_nothing_of_a_report_names_a_person() -> None:
    got = report(person(1, "Ustad Farzi"), person(2, "Ustad Farzi"))
    assert "farzi" not in repr(got).casefold()
    assert got.cases == {"entry 1", "entry 2"}


def test_organisations_are_not_inspected() -> None:
    body = ListEntry("ref", PartyKind.ORGANISATION, (ListedName("Example Front"),))
    assert report(*CLEAN, body).entries == 3


def test_a_row_without_a_number_is_called_by_its_reference() -> None:
    assert found(D.NO_FATHER, person(9, fathers=(), row="")) == ("ref-9",)


@pytest.mark.parametrize(
    ("before", "after", "trend"),
    [
        pytest.param((10, 100), (30, 100), Trend.WORSE, id="more of as many"),
        pytest.param((10, 100), (16, 100), Trend.UNCLEAR, id="more, as chance may make it"),
        pytest.param((2, 712), (2, 684), Trend.UNCLEAR, id="as many of a shorter list"),
        pytest.param((0, 100), (1, 100), Trend.UNCLEAR, id="one where there was none"),
        pytest.param((10, 100), (20, 200), Trend.SAME, id="as many of each hundred"),
        pytest.param((40, 100), (40, 200), Trend.BETTER, id="the list grew"),
        pytest.param((None, 0), (10, 200), Trend.NOT_KNOWN, id="not known before"),
    ],
)
def test_a_trend_goes_by_the_share(
    before: tuple[int | None, int], after: tuple[int, int], trend: Trend
) -> None:
    one, other = (
        HygieneReport(Key("LIST"), DAY, 100, (Tally(D.NO_FATHER, *counts),))
        for counts in (before, after)
    )
    (change,) = compare_reports(one, other)
    assert (change.defect, change.trend) == (D.NO_FATHER, trend)


def test_the_interval_is_that_of_the_paper() -> None:
    low, high = share_changed_by(48, 80, 56, 70)
    assert (round(low, 4), round(high, 4)) == (0.0524, 0.3339)
    assert share_changed_by(0, 10, 10, 10)[1] <= 1


def test_a_leap_day_has_its_anniversary() -> None:
    assert years_after(date(2020, 2, 29), 3) == date(2023, 3, 1)


POPULATION = [f"entry {number}" for number in range(100)]


def sample(wrong: int, right: int) -> list[AuditedCase]:
    """Return a sample with so many cases wrong and so many right."""
    return [
        AuditedCase(case, number >= wrong, "dead" * (number < wrong))
        for number, case in enumerate(POPULATION[: wrong + right])
    ]


def test_a_sample_of_the_whole_list_leaves_nothing_open() -> None:
    got = estimate_wrong(sample(20, 80), population=POPULATION)
    assert (got.fewest, got.most, got.low, got.high) == (20, 20, 0.2, 0.2)
    assert (got.share, got.reasons) == (0.2, (("dead", 20),))


def test_an_interval_holds_the_share_of_the_sample_and_narrows_as_it_grows() -> None:
    small = estimate_wrong(sample(2, 8), population=POPULATION)
    large = estimate_wrong(sample(10, 40), population=POPULATION)
    assert small.low < 0.2 < small.high
    assert small.most - small.fewest > large.most - large.fewest


@pytest.mark.parametrize("wrong", [0, 1, 7, 20, 33, 40])
def test_the_interval_holds_the_truth_in_95_of_100_samples(wrong: int) -> None:
    # Every number of wrong cases that a sample of 12 from 40 can have, with its exact chance.
    entries, sampled = POPULATION[:40], 12
    held = Fraction(0)
    for found in range(max(0, sampled - 40 + wrong), min(wrong, sampled) + 1):
        got = estimate_wrong(sample(found, sampled - found), population=entries)
        if got.fewest <= wrong <= got.most:
            ways = comb(wrong, found) * comb(40 - wrong, sampled - found)
            held += Fraction(ways, comb(40, sampled))
    assert held >= Fraction(95, 100)


def test_no_wrong_case_still_leaves_some_possible() -> None:
    got = estimate_wrong(sample(0, 20), population=POPULATION)
    assert (got.fewest, got.share) == (0, 0)
    assert 0 < got.most < 20


@pytest.mark.parametrize(
    "cases",
    [
        pytest.param([], id="empty"),
        pytest.param([AuditedCase("entry 1", True)] * 2, id="a case twice"),
        pytest.param([AuditedCase("entry 999", True)], id="a case that is not on the list"),
    ],
)
def test_a_sample_that_cannot_speak_is_refused(cases: list[AuditedCase]) -> None:
    with pytest.raises(InputRefused):
        estimate_wrong(cases, population=POPULATION)
