"""Setting apart what reads left to right: numbers, dates, codes, and English inside Urdu.

Without a mark of its own, "11-EE" or "2014-12-24" inside a line of Urdu is drawn in the wrong order
as soon as something beside it is a number too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

from misaq.reports.inline import Ref
from misaq.reports.references import isolate

ARABIC = "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff"
HAS_ARABIC = re.compile(rf"[{ARABIC}]")
# From the first Latin letter or digit to the last one before the script changes again; a closing
# bracket goes with them. The bounds keep a hostile text from taking minutes.
_LATIN = re.compile(
    rf"[+−-]?[A-Za-z0-9\u00c0-\u024f](?:[^{ARABIC}\n]{{0,4000}}[A-Za-z0-9\u00c0-\u024f)%”])?"
)
_LONGEST_UNBROKEN = 24


def reference(text: str) -> SafeString:
    """Return a date, number, code or key, which reads left to right in any language.

    A short one stays on one line; a long one may break anywhere.
    """
    look = "ref" if len(text) <= _LONGEST_UNBROKEN else "ref ref-long"
    return format_html('<bdi dir="ltr" class="{}">{}</bdi>', look, text)


def foreign(text: str, *, is_whole: bool = False) -> SafeString:
    """Return English on a page of another language.

    Args:
        is_whole: nothing of the page's own language stands beside it in its sentence.
    """
    look = SafeString(' class="whole"') if is_whole else ""
    code = settings.LANGUAGE_CODE
    return format_html('<span lang="{}" dir="ltr"{}>{}</span>', code, look, text)


def isolated(text: str) -> SafeString:
    """Return a sentence in the language of the page, with what reads the other way set apart."""
    if not get_language_bidi():
        return _join(_references(text))
    return _join(_foreign_runs(text)) if HAS_ARABIC.search(text) else foreign(text, is_whole=True)


def _join(parts: Iterator[SafeString | str]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _references(text: str) -> Iterator[SafeString | str]:
    for part in isolate(text):
        yield reference(part.text) if isinstance(part, Ref) else str(part)


def _foreign_runs(text: str) -> Iterator[SafeString | str]:
    start = 0
    while found := _LATIN.search(text, start):
        run = _with_pairs_closed(found[0])
        yield text[start : found.start()]
        parts = isolate(run)
        yield reference(run) if len(parts) == 1 and isinstance(parts[0], Ref) else foreign(run)
        start = found.start() + len(run)
    yield text[start:]


def _with_pairs_closed(run: str) -> str:
    """Give back a bracket or quotation mark, and what follows, if its other half is outside.

    So "6 (Lashkar" is a number, and a name in brackets that the sentence closes further on.
    """
    for opening, closing in ("()", "“”"):
        while run.endswith(closing) and run.count(closing) > run.count(opening):
            run = run[:-1]
        while run.count(opening) > run.count(closing):
            run = run[: run.rindex(opening)].rstrip()
    return run
