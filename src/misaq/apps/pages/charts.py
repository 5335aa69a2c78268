"""Pictures drawn for pages, and kept: a picture is drawn once for its rows, language and room."""

from __future__ import annotations

import threading
from collections import OrderedDict

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi, gettext

from misaq.apps.pages.state import code_state
from misaq.kernel.words import Phrase
from misaq.reports.charts.drawing import draw_for_page, state_of
from misaq.reports.charts.records import Chart, Ink, KeyEntry, Shape, Value
from misaq.reports.charts.specs.frame import Room
from misaq.reports.charts.speech import Speech
from misaq.reports.inline import Ref
from misaq.reports.open_data.cells import csv_text, guarded

_KEPT = 256
_pictures: OrderedDict[tuple[str, str], SafeString] = OrderedDict()
_drawing = threading.Lock()

_FORMS = {
    Shape.CIRCLE: "M10 2a5 5 0 1 0 .01 0Z",
    Shape.SQUARE: "M5 2h10v10H5Z",
    Shape.UP: "M10 2l6 10H4Z",
    Shape.DIAMOND: "M10 1l5 6-5 6-5-6Z",
    Shape.CROSS: "M8 2h4v3h3v4h-3v3H8V9H5V5h3Z",
    Shape.DOWN: "M4 2h12l-6 10Z",
    Shape.RIGHT: "M5 2l10 5-10 5Z",
    Shape.LEFT: "M15 2L5 7l10 5Z",
}
_STROKES = {Ink.PLAIN: "ink", Ink.OPEN: "quiet"}
_FILLS = {Ink.PLAIN: "soft", Ink.OPEN: "sheet"}


def speech() -> Speech:
    """Return the language of the page, for pictures."""
    return Speech(get_language() or "en", get_language_bidi(), _said)


def _said(words: Phrase | str) -> str:
    return words.render(gettext) if isinstance(words, Phrase) else words


def pictures_of(chart: Chart) -> dict[str, SafeString]:
    """Return the picture for a wide and for a narrow place; nothing when there is none to draw."""
    if chart.figure is None:
        return {}
    return {room.value: _picture(chart, room) for room in Room}


def _picture(chart: Chart, room: Room) -> SafeString:
    language = speech()
    place = (code_state(), state_of(chart, language, room))
    with _drawing:
        if place not in _pictures:
            # Built by lxml from names and numbers of our own; every text in it is escaped there.
            drawn = draw_for_page(chart, language, room)
            _pictures[place] = mark_safe(drawn)  # noqa: S308 -- our own drawing
            while len(_pictures) > _KEPT:
                _pictures.popitem(last=False)
        _pictures.move_to_end(place)
        return _pictures[place]


def swatch(entry: KeyEntry) -> SafeString:
    """Return the form, digit or line that a word of the legend speaks of, as a small picture."""
    stroke, fill = _STROKES.get(entry.ink, entry.ink.value), f"{entry.ink.value}-soft"
    fill = _FILLS.get(entry.ink, fill)
    if entry.shape is not None and entry.dash is None:
        inside = stroke if not entry.is_hollow else "none"
        return _small(
            format_html('<path class="s-{} f-{}" d="{}"/>', stroke, inside, _FORMS[entry.shape])
        )
    if entry.dash is not None:
        dash = " ".join(map(str, entry.dash)) or "1 0"
        line = format_html(
            '<path class="s-{}" stroke-width="2" stroke-dasharray="{}" d="M0 7h20"/>', stroke, dash
        )
        form = SafeString("")
        if entry.shape is not None:
            form = format_html(
                '<path class="s-{} f-{}" d="{}"/>', stroke, fill, _FORMS[entry.shape]
            )
        return _small(line + form)
    border = "3 2" if entry.ink is Ink.OPEN else "1 0"
    box = format_html(
        '<path class="s-{} f-{}" stroke-dasharray="{}" d="M1 1h18v12H1Z"/>', stroke, fill, border
    )
    digit = format_html(
        '<text class="f-ink" x="10" y="11" font-size="11" text-anchor="middle">{}</text>',
        entry.code,
    )
    return _small(box + digit)


def _small(inside: SafeString) -> SafeString:
    return format_html(
        '<svg class="swatch" viewBox="0 0 20 14" width="20" height="14" fill="none" '
        'aria-hidden="true">{}</svg>',
        inside,
    )


def csv_of(chart: Chart) -> str:
    """Return the exact values as CSV, in the language of the page."""
    return csv_text(
        (guarded(head.render(gettext)) for head in chart.columns),
        ((_plain(value) for value in row) for row in chart.rows),
    )


def _plain(value: Value) -> str:
    if isinstance(value, Ref):
        return value.text
    return guarded(value.render(gettext) if isinstance(value, Phrase) else value)
