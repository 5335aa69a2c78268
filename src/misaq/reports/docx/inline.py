"""Spans as runs of a Word paragraph."""

from __future__ import annotations

from docx.oxml.ns import qn

from misaq.reports.characters import visible
from misaq.reports.docx.elements import Element, element, text_element, toggles
from misaq.reports.docx.sheet import Sheet
from misaq.reports.inline import (
    Cite,
    Content,
    Emphasis,
    Foreign,
    Link,
    PlainSpan,
    Ref,
    See,
    Span,
    Strong,
    Text,
    plain_spans,
    spans,
)
from misaq.reports.links import is_absolute
from misaq.reports.references import isolate

_ISOLATE, _ISOLATE_RTL, _END = "\u2066", "\u2067", "\u2069"
_JOINER = "\u2060"
# Nastaliq has one weight: what programs make up for a bold one runs together.
_WEIGHT = ("b",)
_SLANT = ("i", "iCs")


def draw(content: Content, sheet: Sheet) -> list[Element]:
    """Return the content as what stands inside a paragraph."""
    return [run for span in spans(content) for run in _drawn(span, sheet)]


def draw_text(text: str, sheet: Sheet) -> Element:
    """Return a plain string as a run."""
    return _run(visible(text), sheet, (), is_ref=False)


def draw_ref(text: str, sheet: Sheet) -> Element:
    """Return a reference as a run read left to right."""
    return _run(visible(text), sheet, (), is_ref=True)


def tab(sheet: Sheet) -> Element:
    """Return the step from a number to its text."""
    return _mark("tab", sheet)


def line_end(sheet: Sheet) -> Element:
    """Return the end of a line inside a paragraph."""
    return _mark("br", sheet)


def _mark(name: str, sheet: Sheet) -> Element:
    direction = toggles(["rtl"] if sheet.language.is_rtl else [])
    return element("r", [element("rPr", direction), element(name)])


def _drawn(span: Span, sheet: Sheet) -> list[Element]:
    match span:
        case Strong():
            return [_plain(inner, sheet, _WEIGHT) for inner in plain_spans(span)]
        case Emphasis():
            return [_plain(inner, sheet, _SLANT) for inner in plain_spans(span)]
        case _:
            return [_plain(span, sheet, ())]


def _plain(span: PlainSpan, sheet: Sheet, marks: tuple[str, ...]) -> Element:
    match span:
        case Text(text):
            return _run(text, sheet, marks, is_ref=False)
        case Ref(text):
            return _run(text, sheet, marks, is_ref=True)
        case Foreign():
            return _foreign(span, marks)
        case Link(text, href):
            run = _run(text, sheet, marks, is_ref=False)
            # A relative path leads nowhere from a file that was mailed.
            return _outward(href, run, sheet) if is_absolute(href) else run
        case See(key):
            number = sheet.arrangement.numbers[key]
            return _inward(f"p{number}", _run(str(number), sheet, marks, is_ref=True))
        case Cite(key):
            run = _run(visible(f"[{key}]"), sheet, marks, is_ref=True)
            return _inward(sheet.arrangement.sources[key], run)


def _run(text: str, sheet: Sheet, marks: tuple[str, ...], *, is_ref: bool) -> Element:
    properties = toggles(marks)
    if sheet.language.is_rtl and is_ref:
        # Word goes by the missing rtl of the run, other readers by the marks.
        return element("r", [element("rPr", properties), *_unbroken(f"{_ISOLATE}{text}{_END}")])
    if sheet.language.is_rtl:
        properties += [element("rtl"), element("lang", bidi=sheet.language.tag)]
    return element("r", [element("rPr", properties), text_element(text)])


def _foreign(span: Foreign, marks: tuple[str, ...]) -> Element:
    """Return words of another language between marks of isolation, in their own direction."""
    language = span.language
    properties = toggles(marks)
    if language.is_rtl:
        properties += [element("rtl"), element("lang", bidi=language.tag)]
    else:
        properties.append(element("lang", val=language.tag))
    start = _ISOLATE_RTL if language.is_rtl else _ISOLATE
    parts: list[Element] = [text_element(start)]
    for part in isolate(span.text):
        parts += _unbroken(part.text) if isinstance(part, Ref) else [text_element(str(part))]
    return element("r", [element("rPr", properties), *parts, text_element(_END)])


def _unbroken(text: str) -> list[Element]:
    """Return the text with hyphens that end no line: a date in two lines misleads inside Urdu.

    Word's own unbroken hyphen is not used: LibreOffice sets it as a piece by itself, and in lines
    written right to left prints other words over it.
    """
    return [text_element(text.replace("-", f"{_JOINER}-{_JOINER}"))]


def _inward(anchor: str, run: Element) -> Element:
    return element("hyperlink", [run], anchor=anchor, history=1)


def _outward(href: str, run: Element, sheet: Sheet) -> Element:
    properties = run.find(qn("w:rPr"))
    style = element("rStyle", val="Hyperlink")
    if properties is not None:
        properties.insert(0, style)
    link = element("hyperlink", [run], history=1)
    link.set(qn("r:id"), sheet.link_to(href))
    return link
