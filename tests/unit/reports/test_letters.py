from __future__ import annotations

import pytest

from misaq.reports.letters import letter


@pytest.mark.parametrize(
    ("place", "expected"), [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (702, "zz"), (703, "aaa")]
)
def test_letters_count_on_after_z(place: int, expected: str) -> None:
    assert letter(place) == expected
