"""Clocks: two on one step, duties without one, and those that ran out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from misaq.core.findings.checks import check
from misaq.core.findings.records import (
    Finding,
    Line,
    Outcome,
    Question,
    Severity,
    Subject,
    no_one_to_ask,
)
from misaq.core.law.records import Clock, Duty, Law
from misaq.core.law.validity import standing
from misaq.core.sourcebook.absence import absence_lines, not_read
from misaq.core.sourcebook.records import Sourcebook
from misaq.kernel.ids import by_key
from misaq.kernel.words import join, say


@check(
    "LAW002",
    title=say("Two clocks on one step"),
    why=say(
        "Where the text gives one step two time limits, those who wait cannot know when to go to"
        " court. The earlier is shown as the target, the later as the outer limit."
    ),
    working=say("Group the clocks by the step they time and what starts them; compare the spans."),
    basis=("ATA:11C(1)", "ATA:11CC", "domain 2.2", "domain 12.2"),
    severity=Severity.SERIOUS,
)
def two_clocks_on_one_step(law: Law, as_of: date) -> Iterator[Outcome]:
    """Find steps for which clocks from one trigger give different spans."""
    steps: dict[tuple[str, str], list[Clock]] = defaultdict(list)
    law_then = standing(law, as_of)
    for clock in law.clocks:
        if clock.span is not None and clock.provision in law_then:
            steps[clock.step, clock.trigger].append(clock)
    for clocks in steps.values():
        if len({clock.span for clock in clocks}) > 1:
            yield _two_clocks(clocks)


def _two_clocks(clocks: list[Clock]) -> Outcome:
    spans = join(
        [say("{provision}: {span}", provision=clock.provision, span=clock.span) for clock in clocks]
    )
    first = clocks[0]
    subject = Subject("law.clocks", first.key, first.title)
    sentence = say(
        "{title}: the texts give different limits for one step ({spans}).",
        title=first.title,
        spans=spans,
    )
    asked = next((c.owed_by for c in clocks if c.owed_by is not None), None)
    if asked is None:
        return no_one_to_ask("LAW002", subject, sentence)
    return Finding(
        code="LAW002",
        subject=subject,
        sentence=sentence,
        since=None,
        working=tuple(
            Line(
                say(
                    "{provision}: {span} from {trigger}.",
                    provision=clock.provision,
                    span=clock.span,
                    trigger=clock.trigger,
                ),
                clock.cite,
            )
            for clock in clocks
        ),
        severity=Severity.SERIOUS,
        question=Question(
            asked,
            say(
                "Which of the two limits is followed, since when, and in how many cases was it"
                " kept?"
            ),
        ),
    )


@check(
    "LAW006",
    title=say("A duty without a clock"),
    why=say("A duty without a time limit cannot be late, and so cannot be answered for."),
    working=say(
        "Look for duties with no clock; argue the absence only from a text read in full or a dated"
        " search."
    ),
    basis=("S90", "ATA:11U(3)", "NARULES:201", "domain 2.8"),
    severity=Severity.SERIOUS,
    on_absence=True,
)
def duty_without_clock(law: Law, sourcebook: Sourcebook, as_of: date) -> Iterator[Outcome]:
    """Find duties for which the text sets no time."""
    law_then = standing(law, as_of)
    for duty in law.duties:
        if duty.clock is None and not duty.is_report and duty.provision in law_then:
            yield _no_clock(law, sourcebook, duty, as_of)


def _no_clock(law: Law, sourcebook: Sourcebook, duty: Duty, as_of: date) -> Outcome:
    subject = Subject("law.duties", duty.key, duty.what)
    provision = by_key(law.provisions)[duty.provision]
    instrument = by_key(law.instruments)[provision.instrument]
    sentence = say(
        "{provision} sets a duty and gives no number of days for it: {what}.",
        provision=duty.provision,
        what=duty.what,
    )
    absence = absence_lines(
        sourcebook, subject=subject, sought="clock", as_of=as_of, document=instrument.document
    )
    if not absence:
        return not_read("LAW006", subject, sentence, missing="clock")
    return Finding(
        code="LAW006",
        subject=subject,
        sentence=sentence,
        since=None,
        working=(Line(say("{p}: {what}.", p=duty.provision, what=duty.what), duty.cite), *absence),
        severity=Severity.SERIOUS,
        question=Question(
            duty.owed_by,
            say("Within what time is this duty met in practice, and who has set that time?"),
        ),
    )
