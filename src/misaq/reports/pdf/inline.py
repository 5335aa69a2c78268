"""Spans as data for the typst template."""

from __future__ import annotations

from typing import Any

from misaq.reports.arrangement import Arrangement
from misaq.reports.characters import visible
from misaq.reports.inline import (
    Cite,
    Content,
    Emphasis,
    Foreign,
    Link,
    Ref,
    See,
    Span,
    Strong,
    Text,
    plain_spans,
    spans,
)
from misaq.reports.language import Language
from misaq.reports.links import is_absolute
from misaq.reports.pdf.pieces import pieces
from misaq.reports.references import isolate

Data = dict[str, Any]
"""What JSON can hold; the template knows the keys."""


def text_data(text: str) -> list[Data]:
    """Return a plain string as spans."""
    return [{"k": "text", "pieces": pieces(visible(text))}] if text else []


def ref_data(text: str) -> Data:
    """Return a reference; one that can be broken into pieces is not kept together."""
    return {"k": "ref", "pieces": pieces(text)}


def span_data(content: Content, arrangement: Arrangement) -> list[Data]:
    """Return the content as spans."""
    return [_span(span, arrangement) for span in spans(content)]


def _span(span: Span, arrangement: Arrangement) -> Data:
    match span:
        case Text(text):
            return {"k": "text", "pieces": pieces(text)}
        case Ref(text):
            return ref_data(text)
        case Foreign():
            return _foreign(span)
        case Link(text, href):
            # A relative path leads nowhere from a file that was mailed.
            known = {"href": href} if is_absolute(href) else {}
            return {"k": "link", "pieces": pieces(text), **known}
        case See(key):
            number = arrangement.numbers[key]
            return {"k": "goto", "to": f"p{number}", "inner": [ref_data(str(number))]}
        case Cite(key):
            anchor = arrangement.sources[key]
            return {"k": "goto", "to": anchor, "inner": [ref_data(visible(f"[{key}]"))]}
        case Strong():
            return {"k": "strong", "inner": _inside(span, arrangement)}
        case Emphasis():
            return {"k": "emph", "inner": _inside(span, arrangement)}


def _foreign(span: Foreign) -> Data:
    inner = [
        ref_data(part.text) if isinstance(part, Ref) else {"k": "text", "pieces": pieces(str(part))}
        for part in isolate(span.text)
    ]
    language = span.language
    return {"k": "foreign", "language": language_data(language), "inner": inner}


def language_data(language: Language) -> Data:
    """Return a language; typst takes code and region apart."""
    return {"code": language.code, "region": language.region or None, "rtl": language.is_rtl}


def _inside(span: Strong | Emphasis, arrangement: Arrangement) -> list[Data]:
    return [_span(inner, arrangement) for inner in plain_spans(span)]
