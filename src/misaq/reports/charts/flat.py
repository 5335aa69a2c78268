"""What Vega draws, made fit for a page: flat, without styles, each mark named and reached by key.

Vega nests its marks in groups and names them for screen readers. Here every visible piece is lifted
out into one list, its place written on it, its colours named by class so that the page's scheme
applies. Nothing is taken over that is not named below: no script, no style, no link, no image.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from misaq.reports.charts.palette import TOKENS
from misaq.reports.charts.pieces import SVG, Names, mark_of, opened, set_for_paper
from misaq.reports.charts.specs.frame import shown

_NAMES = {colour: token for token, colour in TOKENS.items()}
_KEPT = (
    "d",
    "x2",
    "y2",
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "opacity",
    "text-anchor",
    "font-size",
    "font-weight",
)
_PIECES = frozenset({"path", "line", "text"})
_NUMBER = re.compile(r"-?\d+\.\d+")
_MOVED = re.compile(r"translate\(([-\d.e]+),([-\d.e]+)\)")
_NOTHING = {"opacity": "1", "fill-opacity": "1", "stroke-width": "1", "stroke-dasharray": "1,0"}


def flattened(drawing: str, names: Names, *, reads_out: bool) -> str:
    """Return the drawing as an SVG element, the same for the same drawing.

    Args:
        drawing: what Vega drew.
        names: what it is called.
        reads_out: whether a mark that is pointed at or reached by key shows its words: for pages.
            Paper needs none of that.
    """
    source = etree.fromstring(drawing.encode(), etree.XMLParser(resolve_entities=False))
    width, height = (round(float(source.get(side, "0"))) for side in ("width", "height"))
    root = opened(width, height, names, reads_out=reads_out)
    quiet: Any = None
    for piece, place in _pieces(source, (0.0, 0.0)):
        flat = _flat(piece, place, by_class=reads_out)
        if not reads_out and flat.text:
            set_for_paper(flat)
        words = piece.get("aria-label") if piece.get("role") == "graphics-symbol" else None
        if words and reads_out:
            quiet = None
            root.append(mark_of(flat, words, width, height))
            continue
        if quiet is None:
            quiet = etree.SubElement(root, f"{{{SVG}}}g", {"aria-hidden": "true"})
        quiet.append(flat)
    return etree.tostring(root, encoding="unicode")


def _pieces(element: Any, place: tuple[float, float]) -> Iterator[tuple[Any, tuple[float, float]]]:
    """Yield every visible piece with where its groups have moved it."""
    for child in element:
        name = etree.QName(child).localname
        if child.get("display") == "none":
            continue
        if name == "g":
            found = _MOVED.match(child.get("transform", ""))
            moved = (float(found[1]), float(found[2])) if found else (0.0, 0.0)
            yield from _pieces(child, (place[0] + moved[0], place[1] + moved[1]))
        elif name in _PIECES and not _is_empty(child, name):
            yield child, place


def _is_empty(piece: Any, name: str) -> bool:
    if name == "text":
        return not "".join(piece.itertext()).strip()
    painted = piece.get("stroke", "none") != "none" or piece.get("fill", "none") != "none"
    ground = piece.get("class") == "background" or piece.get("class") == "foreground"
    return ground or not painted or (name == "path" and not piece.get("d"))


def _flat(piece: Any, place: tuple[float, float], *, by_class: bool) -> Any:
    """Return the piece with only what it needs."""
    flat = etree.Element(f"{{{SVG}}}{etree.QName(piece).localname}")
    classes = []
    for name in _KEPT:
        value = piece.get(name)
        if value is None or _NOTHING.get(name) == value:
            continue
        if name == "font-size":
            flat.set(name, f"{shown(float(value.removesuffix('px'))):.3g}")
        elif by_class and name in ("fill", "stroke") and (token := _NAMES.get(value)):
            classes.append(f"{name[0]}-{token}")
        else:
            flat.set(name, _short(value))
    if classes:
        flat.set("class", " ".join(classes))
    transform = _moved(piece.get("transform", ""), place)
    if transform:
        flat.set("transform", transform)
    if etree.QName(piece).localname == "text":
        flat.text = "".join(piece.itertext())
    return flat


def _moved(transform: str, place: tuple[float, float]) -> str:
    """Return the transform with the move of the groups put in front."""
    found = _MOVED.match(transform)
    x, y = place
    rest = transform
    if found:
        x, y, rest = x + float(found[1]), y + float(found[2]), transform[found.end() :]
    move = "" if (x, y) == (0.0, 0.0) else f"translate({x:.1f},{y:.1f})"
    return _short(f"{move}{rest}")


def _short(value: str) -> str:
    """Return the value with numbers to a tenth of a px."""
    return _NUMBER.sub(lambda found: f"{float(found[0]):.1f}".removesuffix(".0"), value)
