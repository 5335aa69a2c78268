"""Lineage as lines: narrow enough, with who says what."""

from __future__ import annotations

from datetime import date

from misaq.kernel.ids import Key
from misaq.reports.lineage_lines import chain_lines, count_lines, family_lines
from tests.unit.core.lists.test_lineage import THREE

DAY = date(2020, 6, 1)


def test_a_list_is_counted_in_three_ways() -> None:
    lines = list(count_lines(THREE, as_of=DAY))
    assert lines[1].split() == ["3", "each", "name"]
    assert lines[2].split()[0] == "1"
    assert "A, B, C" in lines[3]


def test_names_of_one_body_stand_in_their_order() -> None:
    assert list(chain_lines(THREE, as_of=DAY)) == ["  A → B → C"]


def test_a_family_says_who_asserts_what() -> None:
    lines = list(family_lines(THREE, as_of=DAY))
    assert max(map(len, lines)) <= 80
    assert "A renamed to B, day not on record; so says: the Gazette [H]" in "\n".join(lines)
    alone = list(family_lines(THREE, as_of=DAY, family=[Key("A")]))
    assert alone == ["A League A"]
