"""The style of an HTML paper: a file of its own, the words of its margins, its Urdu font."""

from __future__ import annotations

import base64
from importlib.resources import files

from misaq.reports.arrangement import Arrangement
from misaq.reports.characters import visible
from misaq.reports.document import Document
from misaq.reports.language import Language

_FONT = "NotoNastaliqUrdu-Regular.woff2"


def style_of(document: Document, arrangement: Arrangement) -> str:
    """Return the whole style sheet.

    The Urdu font (210 kB written as text) is inside only when something is written right to left.
    """
    sheet = files("misaq.reports.html").joinpath("paper.css").read_text("utf-8")
    font = _font_face() if _any_rtl(document.language, arrangement) else ""
    return f"{sheet}{font}{_margins(document)}"


def quote_css(text: str) -> str:
    """Return the text as a CSS string; all but letters and digits of ASCII is written as a number.

    Nothing can then end the string, the rule or the style element.
    """
    return '"' + "".join(_css_character(character) for character in visible(text)) + '"'


def _css_character(character: str) -> str:
    plain = character.isascii() and character.isalnum()
    return character if plain else f"\\{ord(character):06x}"


def _any_rtl(language: Language, arrangement: Arrangement) -> bool:
    return language.is_rtl or any(placed.language.is_rtl for placed in arrangement.placed)


def _font_face() -> str:
    font = files("misaq.reports.fonts").joinpath(_FONT).read_bytes()
    data = base64.b64encode(font).decode("ascii")
    return (
        '@font-face{font-family:"Noto Nastaliq Urdu";font-display:swap;'
        "unicode-range:U+0600-06FF,U+0750-077F,U+FB50-FDFF,U+FE70-FEFF;"
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}\n"
    )


def _margins(document: Document) -> str:
    """Return head and foot of the printed page."""
    front = document.front
    head = " · ".join(part for part in (front.mark, front.paper_number) if part)
    before, rest = document.language.wording.page_of.split("{page}")
    between, after = rest.split("{pages}")
    foot = (
        f"{quote_css(before)} counter(page) {quote_css(between)} counter(pages) {quote_css(after)}"
    )
    fonts = 'Georgia,"Noto Nastaliq Urdu",serif'
    return (
        f"@page{{@top-center{{content:{quote_css(head)};font:bold 9pt {fonts}}}"
        f"@bottom-center{{content:{foot};font:9pt {fonts}}}}}\n"
    )
