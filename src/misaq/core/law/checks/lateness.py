"""Steps that came after their clock had run out, or never came."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity, Subject
from misaq.core.law.calendar import calendar_of
from misaq.core.law.deadlines import ClockState
from misaq.core.law.proceedings import ProceedingRun, proceeding_runs
from misaq.core.law.records import Law, Proceeding
from misaq.kernel.words import join, say

_LATE = frozenset({ClockState.MET_LATE, ClockState.RUN_OUT})


@check(
    "LAW007",
    title=say("A clock that has run out"),
    why=say(
        "The clocks of a listing bind the state as they bind those listed. A step that comes late,"
        " or never, is shown with the count; whether that has a consequence is for a court."
    ),
    working=say(
        "Run every clock of a proceeding on record from the step that starts it, by rules of"
        " counting that were verified; report those that surely ended before the step was done."
    ),
    basis=("S46", "S71", "ATA:11CC", "domain 5.6", "domain 11"),
    severity=Severity.SERIOUS,
)
def clock_ran_out(law: Law, as_of: date) -> Iterator[Outcome]:
    """Find clocks of proceedings that surely ran out before their step was done."""
    for proceeding in law.proceedings:
        runs = proceeding_runs(
            proceeding,
            law.clocks,
            calendar=calendar_of(law),
            rules=law.counting_rules,
            as_of=as_of,
        )
        for run in runs:
            if run.standing.state in _LATE and not run.standing.rests_on_unverified:
                yield _ran_out(proceeding, run, _kept_beside(run, runs))


def _kept_beside(late: ProceedingRun, runs: tuple[ProceedingRun, ...]) -> tuple[ProceedingRun, ...]:
    """Return the other clocks on the same step from the same trigger that were kept."""
    return tuple(
        run
        for run in runs
        if run.clock.step == late.clock.step
        and run.trigger == late.trigger
        and run.standing.state is ClockState.MET
    )


def _ran_out(
    proceeding: Proceeding, run: ProceedingRun, kept: tuple[ProceedingRun, ...]
) -> Finding:
    # Counted by verified rules alone, so that nothing rests on a rule nobody read.
    counted = None if run.run is None else run.run.verified or run.run
    steps = [step for step in (run.trigger, run.answer) if step is not None]
    return Finding(
        code="LAW007",
        subject=Subject("law.proceedings", proceeding.key, proceeding.title),
        sentence=say(
            "{title}: the clock recorded under {rule} ran out by {due} at the latest{kept}.",
            title=proceeding.title,
            rule=run.clock.provision,
            due="?" if run.run is None else run.run.last_possible,
            kept=say(
                "; the longer one under {rules} was kept",
                rules=join([str(other.clock.provision) for other in kept]),
            )
            if kept
            else "",
        ),
        since=None if counted is None else counted.due,
        working=(
            *(
                Line(say("{name}, {day}: {text}.", name=s.name, day=s.done_on, text=s.text), s.cite)
                for s in steps
            ),
            *(() if counted is None else counted.lines),
            Line(run.standing.sentence),
            *(Line(other.standing.sentence) for other in kept),
        ),
        severity=Severity.SERIOUS,
        question=Question(
            proceeding.answers,
            say(
                "Why did this step not come within {span}, and what followed from it?",
                span=run.clock.span or "?",
            ),
        ),
        aspect=f"{run.clock.key} {'' if run.trigger is None else run.trigger.done_on}",
    )
