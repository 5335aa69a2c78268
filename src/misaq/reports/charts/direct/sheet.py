"""A sheet to draw on: pieces are put on it from the ground upward."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree

from misaq.reports.charts.palette import TOKENS
from misaq.reports.charts.pieces import SVG, Names, mark_of, opened, set_for_paper
from misaq.reports.charts.records import Ink, Words
from misaq.reports.charts.specs.frame import LATIN, Room, sizes_of
from misaq.reports.charts.speech import Speech

_STROKES = {Ink.PLAIN: "ink", Ink.OPEN: "quiet"}
_FILLS = {Ink.PLAIN: "soft", Ink.OPEN: "sheet"}


@dataclass(frozen=True, slots=True)
class Manner:
    """In which language, for how much room, and for a page or for paper."""

    speech: Speech
    room: Room
    reads_out: bool

    @property
    def is_wide(self) -> bool:
        """Whether there is room for more than a telephone has."""
        return self.room is Room.WIDE

    @property
    def width(self) -> int:
        """Px from side to side."""
        return sizes_of(self.room).width


def stroke_token(ink: Ink) -> str:
    """Return the name of the colour of a line or form."""
    return _STROKES.get(ink, ink.value)


def fill_token(ink: Ink) -> str:
    """Return the name of the colour of a ground that text stands on."""
    return _FILLS.get(ink, f"{ink.value}-soft")


def px(length: float) -> str:
    """Return a length to a tenth of a px, as short as it can be written."""
    return f"{length:.1f}".removesuffix(".0")


class Sheet:
    """One drawing in the making."""

    def __init__(self, width: int, height: int, names: Names, manner: Manner) -> None:
        self._size = (width, height)
        self._manner = manner
        self._root = opened(width, height, names, reads_out=manner.reads_out)
        self._quiet: Any = None
        self._written: dict[tuple[str, str, str], Any] = {}

    def svg(self) -> str:
        """Return what was drawn."""
        self._root.extend(self._written.values())
        self._written = {}
        return etree.tostring(self._root, encoding="unicode")

    def time_at(self, x: float) -> float:
        """Return where a place on an axis of time lies: mirrored where reading runs leftward."""
        # adr 0022: in Urdu time runs the way the page is read.
        return self._size[0] - x if self._manner.speech.is_rtl else x

    def path(
        self,
        d: str,
        *,
        fill: str = "",
        stroke: str = "",
        width: float = 1,
        dash: str = "",
        opacity: float = 1,
        words: Words | None = None,
    ) -> None:
        """Draw a path; with words it is a mark.

        Args:
            fill: name of a colour; empty for none.
            stroke: the same, of the line.
            opacity: of what it is filled with.
        """
        piece = etree.Element(f"{{{SVG}}}path", {"d": d})
        self._paint(piece, fill=fill, stroke=stroke)
        if width != 1:
            piece.set("stroke-width", f"{width:g}")
        if dash:
            piece.set("stroke-dasharray", dash)
        if opacity != 1:
            piece.set("fill-opacity", f"{opacity:g}")
        self._put(piece, words)

    def text(
        self, x: float, y: float, words: Words, size: float, *, ink: str = "ink", anchor: str = ""
    ) -> None:
        """Write words; ``anchor`` is "middle" or "end", else they begin at the place."""
        label = self._manner.speech.label(words)
        if not label:
            return
        piece = etree.Element(f"{{{SVG}}}text", {"x": px(x), "y": px(y)})
        piece.text = label
        if not self._manner.reads_out:
            set_for_paper(piece)
        self._letters(ink, f"{size:g}", anchor).append(piece)

    def _letters(self, ink: str, size: str, anchor: str) -> Any:
        """Return the group of what is written in one look, on top of all that is drawn."""
        look = (ink, size, anchor)
        if look not in self._written:
            group = etree.Element(f"{{{SVG}}}g", {"aria-hidden": "true", "font-size": size})
            if anchor:
                group.set("text-anchor", anchor)
            if not self._manner.reads_out:
                group.set("font-family", LATIN)
            self._paint(group, fill=ink)
            self._written[look] = group
        return self._written[look]

    def _put(self, piece: Any, words: Words | None) -> None:
        if words is not None and self._manner.reads_out:
            self._quiet = None
            self._root.append(mark_of(piece, self._manner.speech.say(words), *self._size))
            return
        if self._quiet is None:
            self._quiet = etree.SubElement(self._root, f"{{{SVG}}}g", {"aria-hidden": "true"})
        self._quiet.append(piece)

    def _paint(self, piece: Any, *, fill: str = "", stroke: str = "") -> None:
        named = {"fill": fill, "stroke": stroke}
        if self._manner.reads_out:
            classes = [f"{name[0]}-{token}" for name, token in named.items() if token]
            piece.set("class", " ".join(classes))
            return
        for name, token in named.items():
            if token:
                piece.set(name, TOKENS[token])
