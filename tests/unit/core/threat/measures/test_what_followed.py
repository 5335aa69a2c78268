"""Operations, displacement, re-emergence and assurances on small invented histories."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from misaq.core.bodies.records import Bodies, Body, Relation, RelationKind
from misaq.core.incidents.records import Count
from misaq.core.lists.lineage import lineage_of
from misaq.core.threat.measures.assurances import Assured, months_on, what_followed
from misaq.core.threat.measures.calibration import FALSE_SHARE
from misaq.core.threat.measures.displacement import Zones, displacement
from misaq.core.threat.measures.events import DatedEvent, DatedEvents
from misaq.core.threat.measures.months import first_day, month_of
from misaq.core.threat.measures.operations import Operation, Outcome, study_operation
from misaq.core.threat.measures.placebos import placebo_sets
from misaq.core.threat.measures.re_emergence import Return, re_emergence
from misaq.core.threat.measures.trends import Figure
from misaq.kernel.dates import parse_date
from misaq.kernel.errors import InputRefused
from misaq.kernel.ids import Key
from tests.support.invented_attacks import AREAS, SPAN, events_of, invented_attacks

MONTH = 2006 * 12


def dice() -> np.random.Generator:
    return np.random.default_rng(11)


def monthly_attacks(
    area: str, counts: list[int], first: int = 2005 * 12, body: str = ""
) -> list[DatedEvent]:
    """Return so many attacks in each month from the first on."""
    return [
        DatedEvent(first_day(first + at).replace(day=1 + k), area, Count(1), body=body)
        for at, many in enumerate(counts)
        for k in range(many)
    ]


@pytest.fixture(scope="module")
def country() -> DatedEvents:
    return events_of(invented_attacks())


def without(area: str, *, after: date) -> list[DatedEvent]:
    """Return the invented attacks, with none in an area after a day."""
    return [row for row in invented_attacks() if row.area != area or row.day <= after]


def busiest(events: DatedEvents) -> str:
    """Return the district with most attacks in the year before the month."""
    attacks = events.attacks()
    at = MONTH - events.first_month
    year = attacks.where((attacks.month >= at - 12) & (attacks.month < at))
    return AREAS.codes[int(np.bincount(year.area).argmax())]


def test_a_change_like_many_others_is_as_expected(country: DatedEvents) -> None:
    found = study_operation(country, Operation("EX-OP", (busiest(country),), MONTH), [], dice())
    study = found.value
    assert study.outcome is Outcome.AS_EXPECTED
    assert study.calibration is not None
    low, high = FALSE_SHARE
    assert low <= study.calibration.false_share <= high
    assert any(f"found something in {100 * study.calibration.false_share:.1f} %" in str(note)
               for note in found.notes)  # fmt: skip
    assert study.expected_span is not None
    assert study.expected is not None
    assert study.expected_span.holds(study.expected)


def test_a_complete_end_is_less_than_expected(country: DatedEvents) -> None:
    area = busiest(country)
    silent = events_of(without(area, after=first_day(MONTH + 1)))
    study = study_operation(silent, Operation("EX-OP", (area,), MONTH), [], dice()).value
    assert (study.after, study.outcome) == (0, Outcome.LESS_THAN_EXPECTED)
    assert study.raw == -1.0
    assert study.p is not None
    assert study.p < 0.05


def test_a_great_rise_is_more_than_expected() -> None:
    rows = [row for row in invented_attacks() if row.area != "EX00"]
    rise = monthly_attacks("EX00", [1] * 24, 2004 * 12) + monthly_attacks("EX00", [25] * 13, MONTH)
    more = rows + rise
    study = study_operation(events_of(more), Operation("EX-OP", ("EX00",), MONTH), [], dice()).value
    assert study.outcome is Outcome.MORE_THAN_EXPECTED


def test_deaths_and_several_districts_are_studied_alike(country: DatedEvents) -> None:
    several = Operation("EX-OP", AREAS.codes[:3], MONTH)
    study = study_operation(country, several, [several], dice(), figure=Figure.DEATHS).value
    assert study.calibration is not None
    assert study.calibration.units > 20


def test_too_few_before_and_too_few_placebos_are_said() -> None:
    quiet = events_of(monthly_attacks("EX00", [1] * 4))
    found = study_operation(quiet, Operation("EX-OP", ("EX00",), MONTH), [], dice())
    assert found.value.outcome is Outcome.CANNOT_SAY
    told = [str(note) for note in found.notes]
    assert "With 4 in the year before, no fall could be told from chance." in told
    assert "Too few districts and months are there to compare with." in told


def test_an_operation_at_the_edge_of_the_data_cannot_be_studied(country: DatedEvents) -> None:
    found = study_operation(country, Operation("EX-OP", ("EX00",), 2010 * 12 + 6), [], dice())
    assert found.value.outcome is Outcome.CANNOT_SAY


def test_sets_are_drawn_from_one_province_and_not_from_those_set_apart() -> None:
    panel = np.ones((20, 5), dtype=np.int64)
    sets = placebo_sets(panel, AREAS.groups, 3, np.array([0, 1, 2]), dice())
    assert {next(AREAS.groups[at] for at in chosen) for chosen in sets} == {
        "EX-1", "EX-2", "EX-3",
    }  # fmt: skip
    assert all(len({AREAS.groups[at] for at in chosen}) == 1 for chosen in sets)
    assert len(placebo_sets(panel, AREAS.groups, 6, np.array([0]), dice())[0]) == 6


ZONES = Zones(("EX00",), ("EX01",), ("EX02", "EX03"))


def test_attacks_that_rise_next_door_give_a_quotient_below_nought() -> None:
    rows = (
        monthly_attacks("EX00", [10] * 13 + [2] * 12)
        + monthly_attacks("EX01", [5] * 13 + [9] * 12)
        + monthly_attacks("EX02", [10] * 25)
    )
    found = displacement(events_of(rows), ZONES, MONTH, dice())
    assert found.value.before == (120, 60, 120)
    assert found.value.after == (24, 108, 120)
    assert found.value.target_change == pytest.approx(-0.8)
    assert found.value.quotient == pytest.approx((0.9 - 0.5) / (0.2 - 1.0))
    assert found.value.interval is not None
    assert found.value.interval.high < 0
    assert "Whether anybody moved is not known" in str(found.notes[0])


@pytest.mark.parametrize(
    ("target", "door", "control", "told"),
    [
        ([0] * 13 + [2] * 12, [5] * 25, [10] * 25, "fewer than 10 attacks"),
        ([10] * 13 + [9] * 12, [5] * 25, [10] * 25, "changed by -10 % only"),
        ([1] * 9, [5] * 25, [10] * 25, "fewer than 10 attacks"),
        ([1, 9] * 6 + [0] + [7, 0] * 6, [5] * 25, [10] * 25, "may be chance"),
        ([2] * 13 + [12] * 12, [5] * 13 + [12] * 12, [10] * 25, "The target rose"),
        ([10] * 13 + [2] * 12, [5] * 13 + [1] * 12, [10] * 25, "fell with the target"),
        ([10] * 13 + [2] * 12, [1, 9] * 6 + [0] + [9, 1] * 6, [10] * 25, "The interval holds 0"),
    ],
    ids=[
        "nothing-before",
        "target-hardly-changed",
        "too-few",
        "target-by-chance",
        "rose",
        "spread",
        "unclear",
    ],
)
def test_a_quotient_says_when_it_cannot_be_used(
    target: list[int], door: list[int], control: list[int], told: str
) -> None:
    rows = [
        *monthly_attacks("EX00", target),
        *monthly_attacks("EX01", door),
        *monthly_attacks("EX02", control),
    ]
    found = displacement(events_of(rows), ZONES, MONTH, dice())
    assert told in str(found.notes[0])


def test_an_area_is_in_one_zone_only_and_the_month_inside_the_data() -> None:
    with pytest.raises(InputRefused, match="none of them twice"):
        Zones(("EX00",), ("EX00",), ("EX02",))
    with pytest.raises(InputRefused, match="a year before and a year after"):
        displacement(events_of([]), ZONES, 2001 * 12, dice())


LINEAGE = lineage_of(
    Bodies(
        bodies=tuple(Body(Key(key), key, ()) for key in ("OLD", "NEW", "THIRD", "OTHER")),
        relations=(
            Relation(Key("R1"), Key("OLD"), RelationKind.RENAMED_TO, Key("NEW"), "a newspaper", ()),
            Relation(
                Key("R2"), Key("OTHER"), RelationKind.SAME_NAME_AS, Key("OLD"), "a newspaper", ()
            ),
        ),
    ),
    as_of=date(2010, 1, 1),
)


def test_a_new_name_is_told_with_its_lineage() -> None:
    rows = (
        monthly_attacks("EX00", [4] * 12, body="OLD")
        + monthly_attacks("EX00", [0] * 13 + [3] * 12, 2005 * 12 + 12, body="NEW")
        + monthly_attacks("EX00", [1], 2008 * 12, body="OTHER")
        + monthly_attacks("EX00", [1], 2009 * 12, body="UNLISTED")
        + monthly_attacks("EX00", [2], 2009 * 12)
    )
    found = re_emergence(events_of(rows), ["EX00"], MONTH, lineage=LINEAGE)
    value = found.value
    assert (value.level, value.outcome, value.fell, value.months) == (4.0, Return.CAME_BACK, 6, 16)
    assert [(form.body, form.attacks, form.kin) for form in value.forms] == [
        ("NEW", 36, ("OLD",)),
        ("OTHER", 1, ()),
        ("UNLISTED", 1, ()),
    ]
    assert [relation.key for relation in value.forms[0].relations] == ["R1"]
    assert value.new_share == pytest.approx(5 / 38)
    assert value.unnamed == 2
    assert found.uncertainty is not None
    assert found.uncertainty.holds(16)


def test_the_level_of_one_body_is_its_own() -> None:
    rows = monthly_attacks("EX00", [4] * 12, body="OLD") + monthly_attacks("EX00", [4] * 72)
    events = events_of(rows)
    assert re_emergence(events, ["EX00"], MONTH).value.outcome is Return.NEVER_FELL
    own = re_emergence(events, ["EX00"], MONTH, bodies=["OLD"])
    assert own.value.outcome is Return.NOT_BACK_YET
    assert "Not back in the 59 months" in str(own.notes[0])
    nobody = re_emergence(events, ["EX00"], MONTH, bodies=["NOBODY"])
    assert nobody.value.outcome is Return.CANNOT_SAY


def test_an_assurance_stands_beside_what_followed() -> None:
    rows = monthly_attacks("EX00", [2] * 20, body="OLD") + monthly_attacks("EX05", [1] * 30)
    assured = Assured("EX-A1", parse_date("2006-03"), ("EX00",), ("OLD",))
    found = what_followed(events_of(rows), assured, LINEAGE)
    six, twelve, _, three_years = found.value.beside
    assert six.before is not None
    assert six.after is not None
    assert (six.before.attacks, six.after.attacks) == (12, 10)
    assert six.change == pytest.approx(-1 / 6)
    assert twelve.before is not None
    assert twelve.before.best == 24
    assert three_years.change == pytest.approx(10 / 28 - 1)
    assert found.value.last_attack == date(2006, 8, 2)
    assert found.value.re_emergence.value.outcome is Return.NOT_BACK_YET
    assert "lays to the bodies named" in str(found.notes[-1])


def test_a_span_beyond_the_data_is_left_open() -> None:
    assured = Assured("EX-A2", parse_date("2010-01-15"))
    found = what_followed(events_of(monthly_attacks("EX00", [1] * 30)), assured)
    assert [beside.after is None for beside in found.value.beside] == [False, True, True, True]
    assert found.value.beside[0].change is None
    assert found.value.beside[1].change is None
    assert found.value.last_attack is None
    assert "The data ends before 12 months had passed." in [str(note) for note in found.notes]
    with pytest.raises(InputRefused, match="not of the days of the data"):
        what_followed(events_of([]), Assured("EX-A3", parse_date("1999")))


def test_months_on_keeps_to_the_calendar() -> None:
    assert months_on(date(2004, 3, 31), -1) == date(2004, 2, 29)
    assert months_on(date(2003, 12, 31), 2) == date(2004, 2, 29)
    assert month_of(SPAN[0]) == 2001 * 12
