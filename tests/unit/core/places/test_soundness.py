"""Areas that do not hold together are refused with the reason."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from misaq.core.places.records import Area, AreaChange, ChangeKind, Level, MiddlePoint, Places
from misaq.core.places.soundness import find_faults
from tests.support.invented_places import PLACES, a_change, an_area

PROVINCE = an_area("XA1", "Northland", Level.PROVINCE)


def told(*areas: Area, changes: tuple[AreaChange, ...] = ()) -> list[tuple[str, str]]:
    """Return the key and the field of each fault of these areas beside a province."""
    faults = find_faults(Places(areas=(PROVINCE, *areas), area_changes=changes))
    assert all(fault.what and fault.next_step for fault in faults)
    return [(fault.key, fault.path) for fault in faults]


def test_sound_areas_have_no_fault() -> None:
    assert find_faults(PLACES) == ()


@pytest.mark.parametrize(
    ("area", "path"),
    [
        pytest.param(an_area("XA101", "Tarn"), "parent", id="district-in-no-area"),
        pytest.param(
            an_area("XA9", "Far", Level.PROVINCE, parent="XA1"), "parent", id="province-in-another"
        ),
        pytest.param(
            an_area("XA-D", "Tarn Division", Level.DIVISION, parent="XA-D"),
            "parent",
            id="not-of-a-higher-level",
        ),
        pytest.param(
            an_area("XA101", "Tarn", parent="XA1", tile=(40, 0)), "tile", id="outside-the-map"
        ),
        pytest.param(
            replace(
                an_area("XA101", "Tarn", parent="XA1"),
                middle=MiddlePoint(Decimal("91"), Decimal("20")),
            ),
            "middle",
            id="nowhere-on-earth",
        ),
    ],
)
def test_an_unsound_area_is_named(area: Area, path: str) -> None:
    assert told(area) == [(area.key, path)]


def test_two_areas_on_one_square_are_named() -> None:
    one = an_area("XA101", "Tarn", parent="XA1", tile=(2, 3))
    other = an_area("XA102", "Korrib", parent="XA1", tile=(2, 3))
    assert told(one, other) == [("XA102", "tile")]


def test_a_change_without_two_areas_or_a_former_name_is_named() -> None:
    nameless = a_change(ChangeKind.RENAMED, "XA1", "XA1")
    to_itself = a_change(ChangeKind.SPLIT, "XA1", "XA1")
    assert told(changes=(nameless, to_itself)) == [
        (nameless.key, "kind"),
        (to_itself.key, "kind"),
    ]


def test_an_area_goes_over_once() -> None:
    areas = [an_area(code, code, parent="XA1") for code in ("XA101", "XA102", "XA103")]
    first = a_change(ChangeKind.MERGED, "XA101", "XA102")
    second = a_change(ChangeKind.BECAME, "XA101", "XA103")
    assert told(*areas, changes=(first, second)) == [(second.key, "earlier")]
