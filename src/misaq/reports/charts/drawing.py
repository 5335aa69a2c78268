"""Charts drawn: a spec in, SVG or PNG out. Nothing is fetched; nothing of the machine goes in."""

from __future__ import annotations

import functools
from importlib.metadata import version
from pathlib import Path
from typing import Any

from lxml import etree

from misaq.kernel.ids import fingerprint
from misaq.reports import fonts
from misaq.reports.charts.direct import drawn_here
from misaq.reports.charts.direct.sheet import Manner
from misaq.reports.charts.flat import flattened
from misaq.reports.charts.pieces import Names
from misaq.reports.charts.records import Cell, Chart, Grid, Ink, Line
from misaq.reports.charts.specs import spec_of
from misaq.reports.charts.specs.frame import LATIN, Room
from misaq.reports.charts.speech import ENGLISH, Speech


def draw_for_page(chart: Chart, speech: Speech, room: Room) -> str:
    """Return the picture for the inside of a page: named marks, words shown on hover and focus.

    Empty when there is nothing to draw.
    """
    return _drawn(chart, speech, room, reads_out=True)


def draw_for_paper(chart: Chart, speech: Speech) -> str:
    """Return the picture as a file of its own, for paper; empty when there is nothing to draw."""
    return _drawn(chart, speech, Room.WIDE, reads_out=False)


def start_drawing() -> None:
    """Load what draws, so that the first reader of a picture does not wait for it."""
    spec_of(Grid((Line("1"),), (Line("1"),), (Cell(0, 0, Ink.PLAIN, "1"),)), ENGLISH, Room.WIDE)
    _engine().vegalite_to_svg({"mark": "point", "data": {"values": []}}, allowed_base_urls=[])


def as_png(svg: str, *, scale: float = 2.0) -> bytes:
    """Return a picture made by :func:`draw_for_paper` as PNG."""
    root = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False))
    # The engine draws no letter for which it is told no font; Urdu names its own.
    root.set("font-family", LATIN)
    png: bytes = _engine().svg_to_png(etree.tostring(root, encoding="unicode"), scale=scale)
    return png


def names_of(chart: Chart, speech: Speech, room: Room) -> Names:
    """Return what the picture is called in a language."""
    return Names(
        ident=f"chart-{fingerprint(str(chart.key), speech.code, room.value)[:8]}",
        title=speech.say(chart.title),
        finding=" ".join(speech.say(part) for part in chart.finding),
    )


def state_of(chart: Chart, speech: Speech, room: Room) -> str:
    """Return what stands for the drawing of a chart, the words of the language apart.

    Needs none of the libraries that draw.
    """
    return fingerprint(
        *_drawn_by(), speech.code, room.value, str(chart.key), repr(chart.title),
        repr(chart.finding), repr(chart.figure),
    )  # fmt: skip


@functools.cache
def _drawn_by() -> tuple[str, str]:
    return version("altair"), version("vl-convert-python")


def _drawn(chart: Chart, speech: Speech, room: Room, *, reads_out: bool) -> str:
    if chart.figure is None:
        return ""
    names = names_of(chart, speech, room)
    direct = drawn_here(chart.figure, names, Manner(speech, room, reads_out))
    if direct is not None:
        return direct
    spec = spec_of(chart.figure, speech, room)
    drawing = _engine().vegalite_to_svg(spec, allowed_base_urls=[])
    return flattened(drawing, names, reads_out=reads_out)


@functools.cache
def _engine() -> Any:
    """Return the library that draws, with our font; it takes long to load and much memory."""
    import vl_convert

    vl_convert.register_font_directory(str(Path(fonts.__file__).parent))
    return vl_convert
