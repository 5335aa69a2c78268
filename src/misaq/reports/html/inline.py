"""Spans as HTML."""

from __future__ import annotations

from html import escape

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
from misaq.reports.references import isolate

LONGEST_UNBROKEN = 24
"""Characters of a reference that are kept on one line; longer ones may break anywhere."""


def draw_text(text: str) -> str:
    """Return a plain string as HTML text."""
    return escape(visible(text), quote=True)


def draw_ref(text: str) -> str:
    """Return a reference, read left to right whatever stands around it."""
    kind = "ref" if len(text) <= LONGEST_UNBROKEN else "ref long"
    return f'<bdi dir="ltr" class="{kind}">{draw_text(text)}</bdi>'


def draw(content: Content, arrangement: Arrangement) -> str:
    """Return the content as HTML."""
    return "".join(_span(span, arrangement) for span in spans(content))


def _span(span: Span, arrangement: Arrangement) -> str:
    match span:
        case Text(text):
            return draw_text(text)
        case Ref(text):
            return draw_ref(text)
        case Foreign():
            return _foreign(span)
        case Link(text, href):
            address = escape(href, quote=True)
            return f'<a href="{address}" rel="noreferrer">{draw_text(text)}</a>'
        case See(key):
            number = arrangement.numbers[key]
            return f'<a href="#p{number}">{draw_ref(str(number))}</a>'
        case Cite(key):
            anchor = arrangement.sources[key]
            return f'<a class="cite" href="#{anchor}">{draw_ref(f"[{key}]")}</a>'
        case Strong():
            return f"<strong>{_inside(span, arrangement)}</strong>"
        case Emphasis():
            return f"<em>{_inside(span, arrangement)}</em>"


def _foreign(span: Foreign) -> str:
    language = span.language
    words = "".join(
        draw_ref(part.text) if isinstance(part, Ref) else draw_text(str(part))
        for part in isolate(span.text)
    )
    tag, direction = draw_text(language.tag), language.direction.value
    return f'<bdi lang="{tag}" dir="{direction}">{words}</bdi>'


def _inside(span: Strong | Emphasis, arrangement: Arrangement) -> str:
    return "".join(_span(inner, arrangement) for inner in plain_spans(span))
