"""A page is drawn with its passage marked, or refused in time."""

from __future__ import annotations

import struct
import zlib
from typing import Any

import pytest

from misaq.core.sourcebook.reading.passages import Box
from misaq.kernel.errors import Unavailable
from misaq.sources.documents.limits import Limits
from misaq.sources.documents.pdf.drawing import draw_page
from tests.integration.documents.test_pdf_refusals import PLAIN, _laughing
from tests.support.pdfs import pdf_of

EDGE = 255


def _pixels(png: bytes) -> list[bytes]:
    """Return the rows of colour numbers of a PNG with a palette, from top to bottom."""
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert (depth, kind) == (8, 3)
    at, packed = 8, b""
    while at < len(png):
        length = struct.unpack(">I", png[at : at + 4])[0]
        if png[at + 4 : at + 8] == b"IDAT":
            packed += png[at + 8 : at + 8 + length]
        at += 12 + length
    rows = zlib.decompress(packed)
    assert len(rows) == height * (width + 1)
    return [rows[row * (width + 1) + 1 : (row + 1) * (width + 1)] for row in range(height)]


def _draw(*boxes: Box, page: int = 1, data: bytes = b"", limits: Limits | None = None) -> Any:
    data = data or pdf_of([PLAIN, PLAIN])
    return draw_page(data, page, boxes, limits or Limits())


def test_the_box_is_framed_where_the_passage_stands() -> None:
    rows = _pixels(_draw(Box(1, 70, 130, 250, 146)))
    framed = [(x, y) for y, row in enumerate(rows) for x, value in enumerate(row) if value == EDGE]
    scale = len(rows) / 842
    assert min(x for x, _ in framed) == pytest.approx(70 * scale, abs=5)
    assert max(x for x, _ in framed) == pytest.approx(250 * scale, abs=5)
    assert min(y for _, y in framed) == pytest.approx(130 * scale, abs=5)
    assert max(y for _, y in framed) == pytest.approx(146 * scale, abs=5)


@pytest.mark.parametrize(
    "box",
    [Box(2, 10, 10, 50, 50), Box(1, 9000, 9000, 9100, 9100), Box(1, -50, -50, -10, -10)],
    ids=["of another page", "beyond the page", "before the page"],
)
def test_a_box_that_is_not_on_the_page_marks_nothing(box: Box) -> None:
    assert not any(EDGE in row for row in _pixels(_draw(box)))


def test_a_box_at_the_edge_is_cut_there() -> None:
    rows = _pixels(_draw(Box(1, -20, -20, 30, 30)))
    assert rows[0][0] == EDGE


@pytest.mark.parametrize("page", [0, 3], ids=["before the first", "after the last"])
def test_a_page_that_is_not_there_cannot_be_drawn(page: int) -> None:
    with pytest.raises(Unavailable, match="cannot be drawn") as refusal:
        _draw(page=page)
    assert refusal.value.next_step


def test_what_is_no_pdf_cannot_be_drawn() -> None:
    with pytest.raises(Unavailable):
        _draw(data=b"Dear Clerk")


def test_a_hostile_page_ends_in_time() -> None:
    try:
        drawn = _draw(data=_laughing(), limits=Limits(page_seconds=2))
    except Unavailable as refusal:
        drawn = str(refusal).encode()
    assert drawn
