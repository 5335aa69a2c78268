"""What an audited sample says of a list of persons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity
from misaq.core.lists.checks.binding import Binding, snapshot_line, summarised
from misaq.core.lists.registers import Lists
from misaq.core.lists.summaries import AuditedShare, ListSummaries, ListSummary
from misaq.kernel.dates import exactly
from misaq.kernel.words import say


@check(
    "LST032",
    title=say("A list of which a sample was found wrong"),
    why=say(
        "Officials once put the wrong entries of a list at a fifth to a quarter, and nobody could"
        " say how they knew. A sample drawn by lot says it, with how sure it is."
    ),
    working=say(
        "From the last sample of the snapshot in force that somebody looked into and loaded: how"
        " many of its cases are wrong, and how many of all entries that allows at 95 per cent."
    ),
    basis=("S46", "S50", "domain 5.2", "domain 5.3"),
    severity=Severity.GRAVE,
)
def sample_found_wrong(lists: Lists, summaries: ListSummaries, as_of: date) -> Iterator[Outcome]:
    """Find lists of which a sample had wrong entries."""
    for binding, summary in summarised(lists, summaries, as_of):
        if summary.audit is not None and summary.audit.wrong:
            yield _wrong(binding, summary, summary.audit)


def _wrong(binding: Binding, summary: ListSummary, audit: AuditedShare) -> Finding:
    return Finding(
        code="LST032",
        subject=binding.subject,
        sentence=say(
            "Of {entries} entries of {title}, between {fewest} and {most} are wrong, as a sample of"
            " {sampled} says.",
            entries=audit.entries,
            title=binding.title,
            fewest=audit.fewest,
            most=audit.most,
            sampled=audit.sampled,
        ),
        since=exactly(summary.as_of),
        working=(
            snapshot_line(binding, summary),
            Line(
                say(
                    "Cases looked into: {sampled}; wrong: {wrong}.",
                    sampled=audit.sampled,
                    wrong=audit.wrong,
                )
            ),
            Line(
                say(
                    "At 95 per cent confidence, if the cases were drawn by lot: {fewest} to {most}"
                    " of {entries}.",
                    fewest=audit.fewest,
                    most=audit.most,
                    entries=audit.entries,
                )
            ),
        ),
        severity=Severity.GRAVE,
        question=Question(
            binding.authority,
            say(
                "What is done with the entries found wrong, and who looks into the others, by when?"
            ),
        ),
    )
