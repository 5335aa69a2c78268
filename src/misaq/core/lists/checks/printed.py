"""What a list says of its own size, when it was last printed, and how it was taken down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity, Subject
from misaq.core.lists.checks.binding import Binding, binding_lists, printings_of
from misaq.core.lists.registers import Lists, Printing
from misaq.core.lists.summaries import ListSummaries
from misaq.core.sourcebook.absence import absence_lines, not_read
from misaq.core.sourcebook.records import Sourcebook
from misaq.kernel.dates import ImpreciseDate, exactly
from misaq.kernel.words import Phrase, join, say

_MONTHS_OLD = 12


def counts_of(printing: Printing) -> tuple[Phrase, ...]:
    """Return every count that a printing gives of itself, in words."""
    given = (
        (printing.heading, "heading"),
        (printing.words, "words"),
        (printing.rows, "rows"),
    )
    words = {
        "heading": lambda n: say("{count} in its heading", count=n),
        "words": lambda n: say("{count} in its words", count=n),
        "rows": lambda n: say("{count} counted in it", count=n),
    }
    return tuple(words[kind](count) for count, kind in given if count is not None)


def printing_line(binding: Binding, printing: Printing) -> Line:
    """Return a printing as a premise."""
    counts = counts_of(printing)
    return Line(
        say(
            "{title}, {day}: {counts}.",
            title=binding.title,
            day=printing.as_of,
            counts=join(counts) if counts else say("printed, no count on record"),
        ),
        printing.cite,
    )


def _subject(binding: Binding, printing: Printing) -> Subject:
    return Subject("lists.printings", printing.key, binding.title)


@check(
    "LST001",
    title=say("A printed list that counts itself in two ways"),
    why=say(
        "Whoever must act on a list has to know whether it is whole. A heading, a sentence and rows"
        " that differ leave open which entry is missing or too many."
    ),
    working=say(
        "For each printing of a list, compare the count in its heading, the one in its words and"
        " the number of its rows, as far as they are on record."
    ),
    basis=("S64", "ATA:11B(1)", "domain 5.1"),
    severity=Severity.SERIOUS,
)
def counts_itself_apart(lists: Lists, as_of: date) -> Iterator[Outcome]:
    """Find printings whose own counts differ."""
    for binding in binding_lists(lists):
        for printing in printings_of(lists, binding.key, as_of):
            given = {printing.heading, printing.words, printing.rows} - {None}
            if len(given) > 1:
                yield _apart(binding, printing)


def _apart(binding: Binding, printing: Printing) -> Finding:
    return Finding(
        code="LST001",
        subject=_subject(binding, printing),
        sentence=say(
            "{title}, as printed {day}, counts itself in different ways: {counts}.",
            title=binding.title,
            day=printing.as_of,
            counts=join(counts_of(printing)),
        ),
        since=printing.as_of,
        working=(printing_line(binding, printing),),
        severity=Severity.SERIOUS,
        question=Question(
            binding.authority,
            say("Which of these counts is right, and which entries make the difference?"),
        ),
    )


@check(
    "LST002",
    title=say("A list not published for a year"),
    why=say(
        "Banks, schools and officials must act on a list, and those on it must learn that they are."
        " A list that is not printed anew is acted on as it was."
    ),
    working=say(
        "Take the last day on which the list was printed or a snapshot of it was made; report a"
        " list of which twelve months went by since, where a dated search found no later one."
    ),
    basis=("S64", "ATA:11B(1)", "domain 5.1"),
    severity=Severity.SERIOUS,
    on_absence=True,
)
def not_published(
    lists: Lists, summaries: ListSummaries, sourcebook: Sourcebook, as_of: date
) -> Iterator[Outcome]:
    """Find lists last printed more than a year before the day."""
    stored = {one.source_list: one.as_of for one in summaries.summaries if one.as_of <= as_of}
    for binding in binding_lists(lists):
        printings = printings_of(lists, binding.key, as_of)
        if not printings:
            continue
        last = printings[-1]
        seen = max(last.as_of.latest, stored.get(binding.key, date.min))
        if _months_between(seen, as_of) >= _MONTHS_OLD:
            yield _not_published(sourcebook, binding, last, as_of)


def _months_between(first: date, second: date) -> int:
    months = (second.year - first.year) * 12 + second.month - first.month
    return months - (second.day < first.day)


def _not_published(
    sourcebook: Sourcebook, binding: Binding, last: Printing, as_of: date
) -> Outcome:
    sentence = say(
        "{title} was last printed {day}, as far as is on record.",
        title=binding.title,
        day=last.as_of,
    )
    absence = absence_lines(
        sourcebook,
        subject=binding.subject,
        sought="printing",
        as_of=as_of,
        since=_year_after(last.as_of),
    )
    if not absence:
        return not_read("LST002", binding.subject, sentence, missing="printing")
    return Finding(
        code="LST002",
        subject=binding.subject,
        sentence=sentence,
        since=last.as_of,
        working=(
            printing_line(binding, last),
            *absence,
            Line(
                say(
                    "Full months since then: {count}.",
                    count=_months_between(last.as_of.latest, as_of),
                )
            ),
        ),
        severity=Severity.SERIOUS,
        question=Question(
            binding.authority,
            say(
                "Where does the list stand today, of which day is it, and how often is it renewed?"
            ),
        ),
    )


def _year_after(day: ImpreciseDate) -> ImpreciseDate:
    latest = day.latest
    return exactly(date(latest.year + 1, latest.month, 1))


@check(
    "LST004",
    title=say("A list taken down without notice"),
    why=say(
        "A list that others are bound to act on cannot vanish without a word: whoever looks for a"
        " name finds none and takes it for cleared."
    ),
    working=say(
        "Report printings on record as withdrawn from where they stood for which no notice is on"
        " record."
    ),
    basis=("S64", "ATA:11B(1)", "domain 5.1"),
    severity=Severity.SERIOUS,
)
def withdrawn_without_notice(lists: Lists, as_of: date) -> Iterator[Outcome]:
    """Find printings that were withdrawn, with no notice on record."""
    for binding in binding_lists(lists):
        for printing in printings_of(lists, binding.key, as_of):
            gone = printing.withdrawn_on
            if gone is not None and gone.earliest <= as_of and not printing.notice:
                yield _withdrawn(binding, printing, gone)


def _withdrawn(binding: Binding, printing: Printing, gone: ImpreciseDate) -> Finding:
    return Finding(
        code="LST004",
        subject=_subject(binding, printing),
        sentence=say(
            "{title} was taken from where it stood {day}, and no notice of it is on record.",
            title=binding.title,
            day=gone,
        ),
        since=gone,
        working=(
            Line(
                say(
                    "{title}: withdrawn {day}; notice on record: none.",
                    title=binding.title,
                    day=gone,
                ),
                printing.cite,
            ),
        ),
        severity=Severity.SERIOUS,
        question=Question(
            binding.authority,
            say(
                "Who took the list down and why, who was told, and what did banks and provinces"
                " work from until it came back?"
            ),
        ),
    )


@check(
    "LST005",
    title=say("A list that mixes legal bases"),
    why=say(
        "What may be done to a body, and how it comes off, depends on the law it is listed under. A"
        " list that shows both as one hides which remedy there is."
    ),
    working=say("Report printings that count entries resting on another law than the list's own."),
    basis=("S64", "ATA:11B(1)", "domain 2.6", "domain 5.1"),
    severity=Severity.SERIOUS,
)
def mixes_bases(lists: Lists, as_of: date) -> Iterator[Outcome]:
    """Find printings with entries that rest on another law."""
    for binding in binding_lists(lists):
        for printing in printings_of(lists, binding.key, as_of):
            if printing.other_bases:
                yield _mixed(binding, printing, printing.other_bases)


def _mixed(binding: Binding, printing: Printing, others: int) -> Finding:
    return Finding(
        code="LST005",
        subject=_subject(binding, printing),
        sentence=say(
            "{title}, as printed {day}, counts at least {others} entries that rest on another law"
            " than its own.",
            title=binding.title,
            day=printing.as_of,
            others=others,
        ),
        since=printing.as_of,
        working=(
            printing_line(binding, printing),
            Line(
                say("Entries in it that rest on another law: {others}.", others=others),
                printing.cite,
            ),
            Line(
                say("The list's own basis: {basis}.", basis=join(binding.source_list.bases)),
                binding.source_list.cite,
            ),
        ),
        severity=Severity.SERIOUS,
        question=Question(
            binding.authority,
            say(
                "Under which law does each entry stand, and why are those under another law counted"
                " among them?"
            ),
        ),
    )
