"""What styles and list settings of a DOCX say of a paragraph: list depth and heading level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from misaq.sources.documents.docx_text import W, text_of

if TYPE_CHECKING:
    from lxml import etree

_LONGEST_HEADING = 12
_DEEPEST_CHAIN = 12


class Styles:
    """The paragraph styles of one document."""

    def __init__(self, styles: etree._Element | None) -> None:
        found = styles.findall(W + "style") if styles is not None else []
        self._by_id = {style.get(W + "styleId"): style for style in found}
        self._default = next(
            (s.get(W + "styleId") for s in found
             if s.get(W + "type") == "paragraph" and s.get(W + "default") in ("1", "true")), None
        )  # fmt: skip

    def level_of(self, paragraph: etree._Element) -> int | None:
        """Return the depth of a list item, 0 outermost; None for what is no list item."""
        chain = [paragraph, *self._chain(paragraph)]
        number = _first(chain, "numPr/numId")
        if number is None or number == "0":
            return self._level_by_name(paragraph) if number is None else None
        depth = _first(chain, "numPr/ilvl")
        if depth is None:
            return self._level_by_name(paragraph) or 0
        return int(depth) if depth.isdigit() else 0

    def _level_by_name(self, paragraph: etree._Element) -> int | None:
        for style in self._chain(paragraph):
            name = style.find(W + "name")
            written = (name.get(W + "val") or "") if name is not None else ""
            if found := re.fullmatch(r"list (?:bullet|number)(?: (\d))?", written, re.I):
                return int(found[1] or 1) - 1
        return None

    def heading_of(self, paragraph: etree._Element) -> int:
        """Return 1 to 6 for a heading, else 0; a short line all in bold counts as one."""
        chain = self._chain(paragraph)
        outline = _first([paragraph, *chain], "outlineLvl")
        if outline is not None and outline.isdigit() and int(outline) < 9:
            return min(int(outline) + 1, 6)
        for style in chain:
            name = style.find(W + "name")
            written = ((name.get(W + "val") or "") if name is not None else "").casefold()
            if found := re.fullmatch(r"heading (\d)", written):
                return min(int(found[1]), 6)
            if written in ("title", "subtitle"):
                return 1
        return 6 if _is_bold_line(paragraph) else 0

    def _chain(self, paragraph: etree._Element) -> list[etree._Element]:
        """Return the style of a paragraph and those it is based on, nearest first."""
        chain: list[etree._Element] = []
        key = _first([paragraph], "pStyle") or self._default
        while key is not None and key in self._by_id and len(chain) < _DEEPEST_CHAIN:
            style = self._by_id[key]
            chain.append(style)
            based = style.find(W + "basedOn")
            key = based.get(W + "val") if based is not None else None
        return chain


def _first(elements: list[etree._Element], path: str) -> str | None:
    """Return the first value set at a path of paragraph properties; None when none sets it."""
    tags = "/".join(W + tag for tag in ("pPr", *path.split("/")))
    for element in elements:
        found = element.find(tags)
        if found is not None:
            return found.get(W + "val")
    return None


def _is_bold_line(paragraph: etree._Element) -> bool:
    text = text_of(paragraph).strip()
    if not text or len(text.split()) > _LONGEST_HEADING or text[-1:] in ".;,":
        return False
    runs = [
        run
        for run in paragraph.iter(W + "r")
        if "".join(t.text or "" for t in run.iter(W + "t")).strip()
    ]
    return bool(runs) and all(_is_bold(run) for run in runs)


def _is_bold(run: etree._Element) -> bool:
    bold = run.find(f"{W}rPr/{W}b")
    return bold is not None and bold.get(W + "val") not in ("0", "false", "off")
