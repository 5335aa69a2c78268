"""What a paragraph of a DOCX says: runs, links, insertions, fields and symbols, in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

# Deleted and moved-away text is no longer said; a fallback says again what its choice says.
_LEFT_OUT = frozenset({W + "del", W + "moveFrom", _CHOICE + "Fallback", W + "pPr", W + "rPr"})
_SIGNS = {
    W + "tab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "ptab": "\t",
}


def text_of(paragraph: etree._Element) -> str:
    """Return what a paragraph says, line breaks as "\\n", without the text boxes tied to it."""
    return "".join(_said(paragraph))


def _said(element: etree._Element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in _LEFT_OUT or tag == W + "txbxContent":
            continue
        if tag in (W + "t", _MATH + "t"):
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == W + "sym":
            yield _symbol(child)
        else:
            yield from _said(child)


def _symbol(element: etree._Element) -> str:
    try:
        return chr(int(element.get(W + "char") or "", 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def boxes_in(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the outermost text boxes tied to a paragraph, each once."""
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == W + "txbxContent":
            yield child
        else:
            yield from boxes_in(child)
