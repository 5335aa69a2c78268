"""The clocks of a proceeding: started, answered and read off from its dated steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from misaq.core.findings.records import Line
from misaq.core.law.calendar import WorkingCalendar
from misaq.core.law.clocks import ClockRun, occurrence, occurrences, run_clock
from misaq.core.law.deadlines import ClockStanding, ClockState, state_of
from misaq.core.law.records import Clock, ClockKind, CountingRule, Proceeding, ProceedingStep
from misaq.kernel.dates import Certainty, ImpreciseDate
from misaq.kernel.errors import InputRefused
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import Phrase, say, tell


@dataclass(frozen=True, slots=True)
class ProceedingRun:
    """One clock of a proceeding, from one step that started it.

    Attributes:
        clock: the clock.
        trigger: the step that started it; None when no such step is on record.
        answer: the step that answered it; None when no such step is on record.
        too_early: steps of the answer's name that surely came before anything started the clock.
        run: the count; None when nothing started it or it has no span on record.
        standing: where it stands.
    """

    clock: Clock
    trigger: ProceedingStep | None
    answer: ProceedingStep | None
    too_early: tuple[ProceedingStep, ...]
    run: ClockRun | None
    standing: ClockStanding

    @property
    def lines(self) -> tuple[Line, ...]:
        """The working: the steps with their sources, the count, where the clock stands."""
        steps = [step for step in (self.trigger, self.answer) if step is not None]
        return (
            *(_step_line(step) for step in steps),
            *(() if self.run is None else self.run.lines),
            *(Line(_too_early(step), step.cite) for step in self.too_early),
            Line(self.standing.sentence),
        )


def _step_line(step: ProceedingStep) -> Line:
    said = say("{step}, {day}: {text}", step=step.name, day=step.done_on, text=step.text)
    return Line(said, step.cite)


def _too_early(step: ProceedingStep) -> Phrase:
    return say(
        "{step}, {day}: before anything on record started the clock; it answers nothing.",
        step=step.name,
        day=step.done_on,
    )


def proceeding_runs(
    proceeding: Proceeding,
    clocks: Iterable[Clock],
    *,
    calendar: WorkingCalendar,
    rules: tuple[CountingRule, ...],
    as_of: date,
    extended: frozenset[Key] = frozenset(),
) -> tuple[ProceedingRun, ...]:
    """Run every clock of a proceeding from each step that starts it.

    A step starts the clocks whose trigger it names and answers those whose step it names. The
    first answer that is not surely before the trigger answers it, whatever order the steps are
    given in; one answer may answer several triggers. The ends of a recurring clock are answered
    in turn: each answer goes to the oldest end still open.

    Args:
        proceeding: the proceeding; steps after ``as_of`` are left aside.
        clocks: clocks on record, those of the proceeding among them.
        calendar: days off on record.
        rules: counting rules on record.
        as_of: day at which each standing is taken.
        extended: clocks for which an extension is on record; it is counted in at its longest.

    Returns:
        At least one run for each clock, clocks in the order of the proceeding and runs in the
        order of their triggers. Of a recurring clock every end that can have come, and the next.

    Raises:
        InputRefused: the proceeding names a clock that is not given, or as in
            :func:`misaq.core.law.clocks.run_clock`, a clock without a span excepted.
    """
    known = by_key(clocks)
    if missing := [key for key in proceeding.clocks if key not in known]:
        raise InputRefused(
            tell(
                "Proceeding {key} names clocks that are not on record: {given}.",
                key=proceeding.key,
                given=", ".join(missing),
            ),
            next_step=tell("Record the clocks, or take them out of the proceeding."),
        )
    room = _Room(_happened(proceeding.steps, as_of), calendar, rules, as_of, extended)
    return tuple(run for key in proceeding.clocks for run in _clock_runs(known[key], room))


@dataclass(frozen=True, slots=True)
class _Room:
    """What every clock of the proceeding is run with."""

    steps: tuple[ProceedingStep, ...]
    calendar: WorkingCalendar
    rules: tuple[CountingRule, ...]
    as_of: date
    extended: frozenset[Key]

    def named(self, name: str) -> tuple[ProceedingStep, ...]:
        return tuple(step for step in self.steps if step.name == name)


def _happened(steps: Iterable[ProceedingStep], as_of: date) -> tuple[ProceedingStep, ...]:
    """Return the steps that can have happened by the day, in order of time."""
    return tuple(
        sorted(
            (step for step in steps if step.done_on.on_or_before(as_of) is not Certainty.NO),
            key=lambda step: (step.done_on.earliest, step.done_on.latest),
        )
    )


def _clock_runs(clock: Clock, room: _Room) -> Iterator[ProceedingRun]:
    triggers, answers = room.named(clock.trigger), room.named(clock.step)
    if not triggers:
        yield ProceedingRun(clock, None, None, answers, None, _not_started(clock))
        return
    early = tuple(step for step in answers if _surely_before(step, triggers[0].done_on))
    for trigger in triggers:
        later = tuple(step for step in answers if not _surely_before(step, trigger.done_on))
        if clock.span is None:
            answer = next(iter(later), None)
            yield ProceedingRun(clock, trigger, answer, early, None, _not_timed(clock))
        elif clock.kind is ClockKind.RECURRING:
            yield from _recurring_runs(clock, trigger, later, early, room)
        else:
            yield _single_run(clock, trigger, later, early, room)


def _single_run(
    clock: Clock,
    trigger: ProceedingStep,
    answers: tuple[ProceedingStep, ...],
    early: tuple[ProceedingStep, ...],
    room: _Room,
) -> ProceedingRun:
    run = run_clock(
        clock,
        trigger.done_on,
        calendar=room.calendar,
        rules=room.rules,
        extended=clock.key in room.extended,
    )
    return _read_off(run, trigger, next(iter(answers), None), early, room.as_of)


def _recurring_runs(
    clock: Clock,
    trigger: ProceedingStep,
    answers: tuple[ProceedingStep, ...],
    early: tuple[ProceedingStep, ...],
    room: _Room,
) -> Iterator[ProceedingRun]:
    past = occurrences(clock, trigger.done_on, room.as_of, calendar=room.calendar, rules=room.rules)
    coming = occurrence(
        clock, trigger.done_on, len(past) + 1, calendar=room.calendar, rules=room.rules
    )
    for place, run in enumerate((*past, coming)):
        answer = answers[place] if place < len(answers) else None
        yield _read_off(run, trigger, answer, early, room.as_of)


def _read_off(
    run: ClockRun,
    trigger: ProceedingStep,
    answer: ProceedingStep | None,
    early: tuple[ProceedingStep, ...],
    as_of: date,
) -> ProceedingRun:
    done_on = None if answer is None else answer.done_on
    standing = state_of(run, done_on=done_on, as_of=as_of)
    return ProceedingRun(run.clock, trigger, answer, early, run, standing)


def _surely_before(step: ProceedingStep, day: ImpreciseDate) -> bool:
    return step.done_on.latest < day.earliest


def _not_started(clock: Clock) -> ClockStanding:
    return ClockStanding(
        ClockState.NOT_STARTED,
        say(
            "The clock recorded under {rule} ({title}) has not started: no step “{trigger}” is on"
            " record.",
            rule=clock.provision,
            title=clock.title,
            trigger=clock.trigger,
        ),
    )


def _not_timed(clock: Clock) -> ClockStanding:
    return ClockStanding(
        ClockState.NOT_TIMED,
        say(
            "The clock recorded under {rule} ({title}) has no span on record; record the day the"
            " committee set.",
            rule=clock.provision,
            title=clock.title,
        ),
    )
