"""One event, several dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity, Subject
from misaq.core.sourcebook.records import DateReport, Sourcebook
from misaq.kernel.dates import Certainty
from misaq.kernel.ids import Key
from misaq.kernel.words import join, say


@check(
    "DAT001",
    title=say("One event with different dates on record"),
    why=say(
        "Terms, clocks and reviews run from dates. Where sources date one act differently, nobody"
        " can say when its clocks ran out."
    ),
    working=say("Compare the dates given for one event; report those that cannot be the same day."),
    basis=("domain 12.4", "domain 12.6"),
    severity=Severity.MINOR,
)
def dates_apart(sourcebook: Sourcebook, as_of: date) -> Iterator[Outcome]:
    """Find events with dates that exclude one another."""
    events: dict[Key, list[DateReport]] = defaultdict(list)
    for report in sourcebook.date_reports:
        if report.says.on_or_before(as_of) is not Certainty.NO:
            events[report.event].append(report)
    for reports in events.values():
        if any(not a.says.overlaps(b.says) for a, b in combinations(reports, 2)):
            yield _apart(reports)


def _apart(reports: list[DateReport]) -> Finding:
    first = reports[0]
    days = join(list(dict.fromkeys(report.says for report in reports)))
    return Finding(
        code="DAT001",
        subject=Subject("sourcebook.date_reports", first.key, first.title),
        sentence=say("{title}: sources give {days}.", title=first.title, days=days),
        since=min((report.says for report in reports), key=lambda day: day.earliest),
        working=tuple(
            Line(say("{title}: {day}.", title=report.title, day=report.says), report.cite)
            for report in reports
        ),
        severity=Severity.MINOR,
        question=Question(
            first.answers,
            say("Which of these is right, and which order or notification shows it?"),
        ),
    )
