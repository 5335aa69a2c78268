"""What every drawing is made of: its frame with its names, and marks that say their words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from misaq.reports.charts.specs.frame import URDU

SVG = "http://www.w3.org/2000/svg"
_MARKS = dict.fromkeys(range(0x2066, 0x206A))
_URDU_RUN = re.compile("([\\u0600-\\u06ff\\u200c][\\u0600-\\u06ff\\u200c ،۔؛]*)")
_READOUT = 46
"""Px below the drawing for the words of the mark that is looked at."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the picture is called, in words of one language.

    Attributes:
        ident: id that no other picture of the page has.
        title: its title.
        finding: what it shows.
    """

    ident: str
    title: str
    finding: str


def opened(width: int, height: int, names: Names, *, reads_out: bool) -> Any:
    """Return an empty drawing with its title and its description.

    Args:
        reads_out: whether marks show their words below it: for pages.
    """
    below = _READOUT if reads_out else 0
    spaces: dict[Any, str] = {None: SVG}
    root = etree.Element(f"{{{SVG}}}svg", nsmap=spaces)
    root.set("viewBox", f"0 0 {width} {height + below}")
    root.set("width", str(width))
    root.set("height", str(height + below))
    root.set("fill", "none")
    root.set("role", "group" if reads_out else "img")
    root.set("aria-labelledby", f"{names.ident}-t {names.ident}-d")
    for tag, text, end in (("title", names.title, "t"), ("desc", names.finding, "d")):
        element = etree.SubElement(root, f"{{{SVG}}}{tag}", {"id": f"{names.ident}-{end}"})
        element.text = text
    return root


def mark_of(piece: Any, words: str, width: int, height: int) -> Any:
    """Return the piece as a mark with its words, which the style sheet shows when it is reached."""
    mark = etree.Element(f"{{{SVG}}}g", {"class": "mark"})
    mark.append(piece)
    box = etree.SubElement(mark, f"{{{SVG}}}foreignObject", {"class": "readout"})
    for side, length in (("y", height), ("width", width), ("height", _READOUT)):
        box.set(side, str(length))
    # The words stand once, as the name; the style sheet takes them from there to show them.
    line = etree.SubElement(box, f"{{{SVG}}}p", {"tabindex": "0", "role": "img"})
    line.set("aria-label", words)
    line.text = ""
    return mark


def set_for_paper(text: Any) -> None:
    """Name the font of Urdu letters: what draws for paper cannot change fonts inside one text.

    Of a text in both scripts what comes first is kept, which is the short name of a row.
    """
    words = text.text.translate(_MARKS)
    runs = [run for run in _URDU_RUN.split(words) if run.strip()]
    text.text = runs[0].strip() if len(runs) > 1 else words
    if _URDU_RUN.search(text.text):
        text.set("font-family", URDU)
