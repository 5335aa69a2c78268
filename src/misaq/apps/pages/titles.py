"""What a record is called in the language of the page, with the pack's own title beside it."""

from __future__ import annotations

from django.conf import settings
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from misaq.apps.pages.isolation import isolated
from misaq.apps.pages.tones import look_of
from misaq.kernel.provenance import Confidence, is_verified
from misaq.kernel.titles import Titled, TranslatedTitle, title_in


def titled(record: Titled) -> SafeString:
    """Return the title of a record; a title in the language of the page leads where there is one.

    The pack's own title stands beside it, because papers and gazettes are looked up by that.
    """
    return in_both(title_in(record, get_language() or settings.LANGUAGE_CODE), record.title)


def in_both(translated: TranslatedTitle | None, title: object) -> SafeString:
    """Return the translated title with the pack's own beside it; the latter alone without one."""
    if get_language() == settings.LANGUAGE_CODE:
        return conditional_escape(str(title))
    own = format_html('lang="{}" dir="ltr"', settings.LANGUAGE_CODE)
    if translated is None:
        return format_html("<span {}>{}</span>", own, str(title))
    return format_html(
        '<bdi lang="{}">{}</bdi> <span class="quiet small" {}>{}</span>',
        translated.language,
        isolated(translated.text),
        own,
        str(title),
    )


def heading_of(record: Titled) -> str:
    """Return the title of a record in the language of the page, else as the pack has it."""
    translated = title_in(record, get_language() or settings.LANGUAGE_CODE)
    return record.title if translated is None else translated.text


def own_title(record: Titled) -> SafeString:
    """Return the pack's own title as a line below a heading that is in another language.

    A tag says so where nobody read a source for the title in the heading.
    """
    translated = title_in(record, get_language() or settings.LANGUAGE_CODE)
    if translated is None:
        return SafeString("")
    return format_html(
        '<p class="quiet"><bdi lang="{}" dir="ltr">{}</bdi> {}</p>',
        settings.LANGUAGE_CODE,
        record.title,
        _doubt(translated),
    )


def _doubt(title: TranslatedTitle) -> SafeString:
    if is_verified(title.cite):
        return SafeString("")
    look = look_of(Confidence.UNVERIFIED)
    words = look.words.render(gettext)
    return format_html('<span class="tag tag-{}">{}</span>', look.tone.value, words)
