"""Any text goes into a cell and comes out again, and no cell begins as a formula does."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from misaq.reports.open_data.cells import csv_text, guarded, unguarded

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
texts = st.text(st.characters(exclude_categories=("Cs",)))
hostile = st.builds(
    lambda front, body: front + body, st.text("'=+-@\t\r\n ＝＋－＠", max_size=4), texts
)


@given(texts | hostile)
def test_a_text_comes_out_as_it_went_in(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(texts | hostile)
def test_no_cell_begins_as_a_formula_does(text: str) -> None:
    assert not guarded(text).startswith(DANGEROUS)
    assert not guarded(text).lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@given(st.lists(st.tuples(texts | hostile, texts), max_size=4))
def test_a_file_is_read_back_as_it_was_written(rows: list[tuple[str, str]]) -> None:
    written = csv_text(("one", "two"), [[guarded(cell) for cell in row] for row in rows])
    assert written.startswith("one,two\r\n")
    _, *read = csv.reader(io.StringIO(written, newline=""))
    assert [tuple(map(unguarded, row)) for row in read] == rows
