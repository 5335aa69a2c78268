from __future__ import annotations

from misaq.kernel.sensitivity import Sensitivity


def test_how_far_a_field_may_travel_is_one_of_four() -> None:
    assert [kind.value for kind in Sensitivity] == ["PUBLIC", "INTERNAL", "PERSONAL", "SECRET"]
