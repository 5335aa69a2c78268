"""Finding Latin words and numbers inside text that is written right to left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from misaq.reports.characters import visible
from misaq.reports.inline import Foreign, Inline, Ref
from misaq.reports.language import ENGLISH, Language
from misaq.reports.references import isolate

EDGE = "\ufdd0"
"""Stands where a value begins or ends inside a sentence; never shown, and never in a text read."""

_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
_START = r"[(\[]*(?:[+−–-](?=[0-9]))?[A-Za-z0-9\u00c0-\u024f]"
_REST = rf"[^{_ARABIC}]*"
_END = r"[A-Za-z0-9\u00c0-\u024f%)\]”’\"]"
# From the first Latin letter or digit to the last before Arabic letters; a stop ends the run where
# it ends a sentence of it.
_RUN = re.compile(rf"{_START}(?:{_REST}{_END})?(?:[.?!…]+(?=\s|$))?")
_RTL_LETTER = re.compile("[\u0621-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff]")
_PAIRS = {")": "(", "]": "[", "”": "“", "’": "‘"}
_LONGEST_NAME = 24
"""Characters of a single word that is kept on one line, as a code is."""


def mixed(text: str, language: Language) -> tuple[Inline, ...]:
    """Return the text with what must be read left to right set apart.

    In a language written left to right those are numbers, dates and codes. In one written right to
    left they are also Latin words, which are taken for English; a text without one letter of the
    language is English as a whole. What stands between two edges is set apart by itself: a year
    that ends an Urdu title does not move into the English words after it. Marks that turn the
    direction are written out first, so that nothing in the text reaches beyond its place.
    """
    if not language.is_rtl:
        return isolate(visible(text.replace(EDGE, "")))
    return tuple(part for piece in text.split(EDGE) for part in _parts(visible(piece)))


def is_rtl_text(text: str) -> bool:
    """Say whether any letter of the text is written right to left."""
    return _RTL_LETTER.search(text) is not None


def _parts(text: str) -> Iterator[Inline]:
    start = 0
    for found in _RUN.finditer(text):
        opening = _length_of_loose_start(found[0])
        run = _without_loose_end(found[0][opening:])
        if before := text[start : found.start() + opening]:
            yield before
        yield _ltr(run)
        start = found.start() + opening + len(run)
    if rest := text[start:]:
        yield rest


def _ltr(run: str) -> Ref | Foreign:
    """Return a run as a reference when it is one word or all number, else as English."""
    parts = isolate(run)
    if len(run) <= _LONGEST_NAME and " " not in run:
        return Ref(run)
    return Ref(run) if parts == (Ref(run),) else Foreign(run, ENGLISH)


def _length_of_loose_start(run: str) -> int:
    """Return how many brackets stand before a run: unlike "(1) One", "(One)" holds none itself."""
    length = 0
    while run[length] in "([":
        closing = _place_of_closing(run[length:])
        if 0 < closing < len(run) - length - 1:
            break
        length += 1
    return length


def _place_of_closing(run: str) -> int:
    """Return where the bracket that opens the run is closed; 0 when it is not."""
    opening, closing, depth = run[0], {"(": ")", "[": "]"}[run[0]], 0
    for place, character in enumerate(run):
        depth += (character == opening) - (character == closing)
        if depth == 0:
            return place
    return 0


def _without_loose_end(run: str) -> str:
    """Give back closing marks whose opening ones stand before the run, and spaces left over."""
    while run and run[-1] in {*_PAIRS, '"', " "}:
        last = run[-1]
        if last in _PAIRS and run.count(last) <= run.count(_PAIRS[last]):
            break
        if last == '"' and run.count('"') % 2 == 0:
            break
        run = run[:-1]
    return run
