"""Observation that runs past its periods."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from misaq.core.bodies.records import Bodies, Body, Spell, Standing
from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity, Subject
from misaq.core.law.calendar import calendar_of
from misaq.core.law.clocks import ClockRun, run_clock
from misaq.core.law.records import Law
from misaq.core.sourcebook.absence import absence_lines, not_read
from misaq.core.sourcebook.records import Sourcebook
from misaq.kernel.dates import Certainty, ImpreciseDate, exactly
from misaq.kernel.ids import by_key
from misaq.kernel.words import Phrase, say


@check(
    "BOD001",
    title=say("Observation past its period with no extension on record"),
    why=say(
        "Observation is for a set period, and each extension needs a hearing. A body that stays"
        " under observation for years without one is neither cleared nor charged."
    ),
    working=say(
        "Run the clock of one period from the day observation began; compare with the last day a"
        " source still shows it; argue the absence of an extension only from a dated search."
    ),
    basis=("ATA:11D(3)", "ATA:11D(4)", "S46", "domain 2.3 trap 5", "domain 5.7"),
    severity=Severity.SERIOUS,
    on_absence=True,
)
def observed_beyond_period(
    bodies: Bodies, law: Law, sourcebook: Sourcebook, as_of: date
) -> Iterator[Outcome]:
    """Find observed bodies still shown after their first period, with no extension on record."""
    clocks = by_key(law.clocks)
    names = by_key(bodies.bodies)
    for spell in bodies.spells:
        if spell.standing is not Standing.OBSERVED or spell.period is None or spell.extensions:
            continue
        last = _last_seen(spell, as_of)
        if last is None or spell.span.starts is None:
            continue
        run = run_clock(
            clocks[spell.period],
            spell.span.starts,
            calendar=calendar_of(law),
            rules=law.counting_rules,
        )
        surely = run.verified or run
        if surely.last_possible < last.earliest:
            yield _beyond(sourcebook, names[spell.body], spell, surely, last, as_of)


def _last_seen(spell: Spell, as_of: date) -> ImpreciseDate | None:
    """Return the last day on record up to ``as_of`` on which it was still observed."""
    ends = spell.span.ends
    # A span ends on the first day that is no longer in it.
    last_in = None if ends is None else exactly(ends.earliest - timedelta(days=1))
    days = [day for day in (spell.seen_on, last_in) if day is not None]
    past = [day for day in days if day.on_or_before(as_of) is Certainty.YES]
    return max(past, key=lambda day: day.earliest, default=None)


def _beyond(
    sourcebook: Sourcebook,
    body: Body,
    spell: Spell,
    run: ClockRun,
    last: ImpreciseDate,
    as_of: date,
) -> Outcome:
    subject = Subject("bodies.spells", spell.key, body.title)
    sentence = _sentence(body, run, last)
    absence = absence_lines(
        sourcebook, subject=subject, sought="extension", as_of=as_of, since=last
    )
    if not absence:
        return not_read("BOD001", subject, sentence, missing="extension")
    return Finding(
        code="BOD001",
        subject=subject,
        sentence=sentence,
        since=run.due,
        working=(
            Line(say("{body}: observed {span}.", body=body.title, span=spell.span), spell.cite),
            *run.lines,
            Line(say("Still shown as observed on {last}.", last=last), spell.cite),
            *absence,
        ),
        severity=Severity.SERIOUS,
        question=Question(
            spell.listed_by,
            say(
                "On which days was {body} heard, by which orders was observation extended, and what"
                " is its standing today?",
                body=body.title,
            ),
        ),
    )


def _sentence(body: Body, run: ClockRun, last: ImpreciseDate) -> Phrase:
    return say(
        "{body}: the clock of one period, recorded under {rule}, ran out {due}; it was still under"
        " observation on {last}, and no extension was found.",
        body=body.title,
        rule=run.clock.provision,
        due=say("on {day}", day=run.due)
        if run.due.is_exact
        else say("on a day from {span}", span=run.due),
        last=last,
    )
