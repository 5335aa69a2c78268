from __future__ import annotations

import pytest

from misaq.kernel.errors import InputRefused
from misaq.reports.blocks import Column, FindingBlock, Heading, Table
from misaq.reports.inline import Emphasis, Ref, Strong, is_empty, plain_spans, plain_text, spans


def test_a_row_with_another_number_of_cells_is_refused() -> None:
    with pytest.raises(InputRefused, match="Row 2 has 1 cells"):
        Table((Column("a"), Column("b")), (("1", "2"), ("3",)))


def test_a_table_needs_columns() -> None:
    with pytest.raises(InputRefused, match="no columns"):
        Table((), ())


@pytest.mark.parametrize("width", [0.0, -1.0, float("nan"), float("inf")])
def test_a_column_needs_a_width(width: float) -> None:
    with pytest.raises(InputRefused, match="width"):
        Column("a", width)


@pytest.mark.parametrize("level", [0, 4])
def test_a_heading_has_one_of_three_levels(level: int) -> None:
    with pytest.raises(InputRefused, match="level"):
        Heading("a", level)


@pytest.mark.parametrize("lines", [-1, 41])
def test_a_reply_fits_on_a_page(lines: int) -> None:
    with pytest.raises(InputRefused, match="LST001"):
        FindingBlock("LST001", "a", "b", reply_lines=lines)


def test_emphasis_inside_emphasis_is_refused() -> None:
    outer = Strong((Emphasis("in"),))  # type: ignore[arg-type]
    with pytest.raises(InputRefused, match="inside"):
        plain_spans(outer)


def test_content_is_a_string_a_span_or_several() -> None:
    assert plain_text(("On ", Ref("2026"), Strong((" not ", Ref("2025"))))) == "On 2026 not 2025"
    assert len(spans("a")) == len(spans(Ref("a"))) == 1
    assert is_empty("")
    assert is_empty(())
    assert not is_empty(Ref("1"))
