"""A letter about what changed, as plain text in the reader's language.

Mail is read on the way: of what is not public a letter gives counts alone, and where to sign in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from misaq.apps.pages.addresses import subject_url
from misaq.apps.pages.tones import look_of
from misaq.apps.registers.index import Index
from misaq.apps.week.changes import Changes
from misaq.apps.week.gathering import Week
from misaq.core.findings.records import Finding
from misaq.core.packs.comparison import RecordChange

MOST_LINES = 30


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class News:
    """What a letter tells.

    Attributes:
        since: the day up to which the last one told, as text.
        week: what waits and falls due; told as counts.
        touched: what changed among what the reader follows.
        changes: everything that changed.
        index: what records are called.
        site: address of the site, without a slash at the end.
    """

    since: str
    week: Week
    touched: Changes
    changes: Changes
    index: Index
    site: str

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing worth a letter."""
        return self.changes.are_none and not (self.week.overdue or self.week.waiting)


def write_letter(news: News, *, language: str) -> Letter:
    """Return the letter in a language."""
    with translation.override(language):
        return Letter(_subject(news), "\n".join(_lines(news)) + "\n")


def _subject(news: News) -> str:
    found = news.changes.findings
    count = len(found.appeared) + len(found.gone) + len(found.reworded) + len(news.changes.records)
    return ngettext(
        "Misaq: %(count)s change since %(day)s", "Misaq: %(count)s changes since %(day)s", count
    ) % {"count": count, "day": news.since}


def _lines(news: News) -> Iterator[str]:
    yield _("What waits for you (sign in to see it):")
    yield _("- overdue: %(count)s") % {"count": len(news.week.overdue)}
    yield _("- waiting for you: %(count)s") % {"count": len(news.week.waiting)}
    yield _("- due within thirty days: %(count)s") % {"count": len(news.week.due)}
    yield f"  {news.site}{reverse('week:week')}"
    if not news.touched.are_none:
        yield ""
        yield _("Changed among what you follow:")
        yield from _changes(news, news.touched)
    if not news.changes.are_none:
        yield ""
        yield _("Everything that changed since %(day)s:") % {"day": news.since}
        yield from _changes(news, news.changes)
    yield ""
    yield _("To get fewer letters, or none, see the foot of your week.")


def _changes(news: News, changes: Changes) -> Iterator[str]:
    found = changes.findings
    lines = [
        *(_finding(news, _("new"), f) for f in found.appeared),
        *(f"- {_('no longer stands')}: {f.sentence.render(_)}" for f in found.gone),
        *(_finding(news, _("reads otherwise"), f) for f in found.reworded),
        *(_record(news, change) for change in changes.records),
    ]
    yield from lines[:MOST_LINES]
    if len(lines) > MOST_LINES:
        yield _("- and %(count)s more") % {"count": len(lines) - MOST_LINES}


def _finding(news: News, word: str, finding: Finding) -> str:
    address = reverse("findings:detail", kwargs={"ref": finding.ref})
    return f"- {word}: {finding.sentence.render(_)}\n  {news.site}{address}"


def _record(news: News, change: RecordChange) -> str:
    word = look_of(change.kind).words.render(_)
    title = news.index.title_of(change.table, change.key)
    address = subject_url(change.table, change.key)
    where = f"\n  {news.site}{address}" if address else ""
    return f"- {word}: {title}{where}"
