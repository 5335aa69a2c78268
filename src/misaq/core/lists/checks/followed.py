"""Whether others follow a list: corrections and removals that do not arrive, and silent changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity, Subject
from misaq.core.lists.checks.binding import (
    Binding,
    binding_lists,
    snapshot_line,
    summarised,
)
from misaq.core.lists.registers import Correction, Lists
from misaq.core.lists.summaries import Change, ListSummaries, ListSummary, Receipts
from misaq.kernel.dates import Certainty, exactly
from misaq.kernel.words import Phrase, say


@check(
    "LST024",
    title=say("A correction that did not arrive"),
    why=say(
        "Whoever was once listed stays marked for good, members of the group said. A correction"
        " that banks and offices do not get leaves accounts frozen on an entry that is gone."
    ),
    working=say(
        "Take the corrections on record; report one whose entry still stood elsewhere on the day of"
        " the correction or later."
    ),
    basis=("S50", "ATA:11O(4)", "ATA:11U(3)", "domain 5.4"),
    severity=Severity.GRAVE,
)
def correction_lost(lists: Lists, as_of: date) -> Iterator[Outcome]:
    """Find corrections after which the entry still stood elsewhere."""
    for binding in binding_lists(lists):
        for one in lists.corrections:
            if one.source_list != binding.key or not one.still_at:
                continue
            if one.decided_on.on_or_before(as_of) is not Certainty.NO:
                yield _lost(binding, one)


def _lost(binding: Binding, one: Correction) -> Finding:
    return Finding(
        code="LST024",
        subject=Subject("lists.corrections", one.key, one.what),
        sentence=say("{what}; it still stood at: {where}.", what=one.what, where=one.still_at),
        since=one.decided_on,
        working=(
            Line(say("{day}: {what}.", day=one.decided_on, what=one.what), one.cite),
            Line(
                say("{day}: it still stood at: {where}.", day=one.still_on, where=one.still_at)
                if one.still_on is not None
                else say("Afterwards it still stood at: {where}.", where=one.still_at),
                one.cite,
            ),
        ),
        severity=Severity.GRAVE,
        question=Question(
            binding.authority,
            say(
                "Who must be told of a correction, within how many days, and who checks that they"
                " have acted on it?"
            ),
        ),
    )


def _about_snapshot(
    code: str,
    binding: Binding,
    summary: ListSummary,
    *,
    sentence: Phrase,
    lines: tuple[Line, ...],
    since: date,
    severity: Severity,
    question: Phrase,
) -> Finding:
    return Finding(
        code=code,
        subject=binding.subject,
        sentence=sentence,
        since=exactly(since),
        working=(snapshot_line(binding, summary), *lines),
        severity=severity,
        question=Question(binding.authority, question),
    )


def _before_line(change: Change) -> Line:
    return Line(
        say(
            "The snapshot before, of {day}: {count} entries.",
            day=change.since,
            count=change.entries,
        )
    )


def _announced_line(count: int) -> tuple[Line, ...]:
    if not count:
        return ()
    return (Line(say("Announced, and not counted here: {count}.", count=count)),)


@check(
    "LST027",
    title=say("Entries that vanished without a word"),
    why=say(
        "A removal sets somebody free of the list. When nothing says who was removed and why, banks"
        " do not learn of it and the person cannot prove it."
    ),
    working=say(
        "Compare the last two snapshots of a list; count the entries that are gone and of which no"
        " notice and no printed day says so."
    ),
    basis=("S50", "ATA:11U(1)", "ATA:11U(3)", "domain 5.2"),
    severity=Severity.SERIOUS,
)
def silent_removals(lists: Lists, summaries: ListSummaries, as_of: date) -> Iterator[Outcome]:
    """Find lists from which entries vanished silently."""
    for binding, summary in summarised(lists, summaries, as_of):
        change = summary.change
        if change is not None and change.silent_removals:
            count = change.silent_removals
            yield _about_snapshot(
                "LST027",
                binding,
                summary,
                sentence=say(
                    "{count} entries of {title} are gone since {day}, and nothing on record says"
                    " so of any of them.",
                    count=count,
                    title=binding.title,
                    day=change.since,
                ),
                lines=(
                    _before_line(change),
                    Line(say("Gone, with no notice on record: {count}.", count=count)),
                    *_announced_line(change.announced_removals),
                ),
                since=summary.as_of,
                severity=Severity.SERIOUS,
                question=say(
                    "By which orders were these entries removed, and who was told on which day?"
                ),
            )


@check(
    "LST028",
    title=say("Entries that came back without a word"),
    why=say(
        "Who was taken off a list and stands on it again is under its measures again. Without an"
        " order that is shown, nobody can tell a decision from a slip."
    ),
    working=say(
        "Compare the snapshots of a list; count the entries that had been gone, are back, and of"
        " whose return no notice and no printed day says so."
    ),
    basis=("S50", "ATA:11B(2)", "ATA:11EE(1A)", "domain 5.6"),
    severity=Severity.GRAVE,
)
def silent_relistings(lists: Lists, summaries: ListSummaries, as_of: date) -> Iterator[Outcome]:
    """Find lists on which entries came back silently."""
    for binding, summary in summarised(lists, summaries, as_of):
        change = summary.change
        if change is not None and change.silent_relistings:
            count = change.silent_relistings
            yield _about_snapshot(
                "LST028",
                binding,
                summary,
                sentence=say(
                    "{count} entries of {title} that had been gone stand on it again, and nothing"
                    " on record says so of any of them.",
                    count=count,
                    title=binding.title,
                ),
                lines=(
                    _before_line(change),
                    Line(say("Back, with no notice on record: {count}.", count=count)),
                    *_announced_line(change.announced_relistings),
                ),
                since=summary.as_of,
                severity=Severity.GRAVE,
                question=say("By which orders did these entries come back, and on what grounds?"),
            )


@check(
    "LST030",
    title=say("Removals that a recipient has not acknowledged"),
    why=say(
        "A removal ends at the counter of a bank, not on the page of an authority. Until each"
        " recipient says that it has it, somebody who is no longer listed is treated as if."
    ),
    working=say(
        "Count the removals passed on to subscribers for which the receipt of one of them is"
        " missing."
    ),
    basis=("S50", "ATA:11U(3)", "domain 5.4", "domain 7.3"),
    severity=Severity.GRAVE,
)
def unacknowledged(lists: Lists, summaries: ListSummaries, as_of: date) -> Iterator[Outcome]:
    """Find lists with removals that recipients have not acknowledged."""
    for binding, summary in summarised(lists, summaries, as_of):
        owed = summary.receipts
        if owed is not None and owed.unacknowledged and owed.oldest is not None:
            yield _unacknowledged(binding, summary, owed, owed.oldest)


def _unacknowledged(
    binding: Binding, summary: ListSummary, owed: Receipts, oldest: date
) -> Finding:
    return _about_snapshot(
        "LST030",
        binding,
        summary,
        sentence=say(
            "{count} removals from {title} were passed on and not acknowledged, the oldest since"
            " {day}.",
            count=owed.unacknowledged,
            title=binding.title,
            day=oldest,
        ),
        lines=(
            Line(say("Recipients that have not acknowledged: {count}.", count=owed.recipients)),
            Line(say("Removals passed on to them: {count}.", count=owed.unacknowledged)),
        ),
        since=oldest,
        severity=Severity.GRAVE,
        question=say("Which recipients have not acted on these removals, and who sees to it?"),
    )
