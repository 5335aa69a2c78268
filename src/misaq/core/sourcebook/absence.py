"""When it may be argued that something is not there.

What we have not read is a gap in our record, never an institution's failing. A finding of absence
needs a text read in full, or a dated search on record that did not find it.
"""

from __future__ import annotations

from datetime import date

from misaq.core.findings.records import Gap, GapReason, Line, Subject
from misaq.core.sourcebook.records import Document, ReadExtent, Search, Sourcebook
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import Phrase, say


def absence_lines(
    sourcebook: Sourcebook,
    *,
    subject: Subject,
    sought: str,
    as_of: date,
    document: Key | None = None,
    since: ImpreciseDate | None = None,
) -> tuple[Line, ...]:
    """Return the premises from which absence may be argued; none when it may not.

    Args:
        sourcebook: documents and searches.
        subject: record that something is missing from.
        sought: word for what is missing, as searches on record use it ("owner").
        as_of: day of the facts; a later search does not count.
        document: text in which it would stand; None when no single text would have it.
        since: day from which it could have been found; a search surely before shows nothing.
    """
    about = [s for s in sourcebook.searches if _is_about(s, subject, sought)]
    done = [s for s in about if s.searched_on.earliest <= as_of]
    if any(search.found for search in done):
        return ()
    read = by_key(sourcebook.documents).get(document) if document is not None else None
    if read is not None and read.read is ReadExtent.FULL:
        return (_reading_line(read),)
    if since is not None:
        done = [s for s in done if s.searched_on.latest >= since.earliest]
    return tuple(_search_line(search) for search in done)


def _is_about(search: Search, subject: Subject, sought: str) -> bool:
    return (search.table, search.record, search.sought) == (subject.table, subject.key, sought)


def _reading_line(document: Document) -> Line:
    return Line(say("The text was read in full: {title}.", title=document.title), document.cite)


def _search_line(search: Search) -> Line:
    return Line(
        say(
            "Searched {day} for: {sought}; looked in {where}; not found.",
            day=search.searched_on,
            sought=sought_words(search.sought),
            where=search.where,
        ),
        search.cite,
    )


_SOUGHT = {
    word.template: word
    for word in (
        say("carried on"),
        say("clock"),
        say("coverage"),
        say("delegation"),
        say("end"),
        say("evaluation"),
        say("extension"),
        say("indicator"),
        say("legal basis"),
        say("listing"),
        say("orders"),
        say("outcomes"),
        say("owner"),
        say("printing"),
        say("requisition"),
        say("review"),
        say("successor"),
        say("touchpoint"),
    )
}
"""What checks look for, by the word that searches on record use for it."""


def sought_words(sought: str) -> Phrase | str:
    """Return what was sought, so that it can be translated when a check of ours knows the word."""
    return _SOUGHT.get(sought, sought)


def not_read(code: str, subject: Subject, sentence: Phrase, *, missing: str | Phrase) -> Gap:
    """Return the gap that stands where absence may not be argued."""
    return Gap(
        code=code,
        subject=subject,
        sentence=sentence,
        reason=GapReason.NOT_READ,
        closes_with=say(
            "Reading the text in full, or a dated search for: {missing}.",
            missing=sought_words(missing) if isinstance(missing, str) else missing,
        ),
    )
