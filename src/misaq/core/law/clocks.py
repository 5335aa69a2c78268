"""Running a clock: from the day that starts it to the day it ends, with the working shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from misaq.core.findings.records import Line
from misaq.core.law.calendar import WorkingCalendar
from misaq.core.law.counting import Path, Side, count_path, rules_asked
from misaq.core.law.method import Method
from misaq.core.law.records import (
    Clock,
    ClockKind,
    Counting,
    CountingRule,
    Holiday,
    Span,
    Unit,
)
from misaq.core.law.working import (
    clock_lines,
    method_lines,
    path_lines,
    stricter_lines,
    trigger_lines,
)
from misaq.kernel.dates import Certainty, ImpreciseDate, exactly
from misaq.kernel.errors import InputRefused
from misaq.kernel.provenance import is_verified
from misaq.kernel.words import say, tell

LONGEST: dict[Unit, int] = {
    Unit.HOURS: 876_600,
    Unit.DAYS: 36_525,
    Unit.WORKING_DAYS: 36_525,
    Unit.MONTHS: 1_200,
    Unit.YEARS: 100,
}
"""The longest span that is counted, per unit: a hundred years."""

MOST_OCCURRENCES = 1_000

UNRECORDED_ALLOWANCE = timedelta(days=31)
"""How far holidays that nobody recorded are taken to move an end at most (adr 0007)."""


@dataclass(frozen=True, slots=True)
class ClockRun:
    """A clock counted from the day that started it.

    Attributes:
        clock: the clock.
        trigger: the day that started it.
        due: its last day, included. A span of days when the trigger is imprecise, a tentative
            holiday decides, or hours do not fill a day.
        lines: the working, in order.
        tentative: whether a tentative holiday, or a year whose days off are not on record,
            decided the day.
        applied: counting rules that took effect, in the order of the working.
        lacking: ways of counting that would have mattered and for which no rule is on record.
        unrecorded: years gone through whose days off are not on record.
        extended: whether the longest extension on record is counted in.
        number: which time the span ends; above 1 only for recurring clocks.
        counted_from: name of the day it was counted from: the clock's own trigger, unless another
            was asked for (:func:`run_clock_from`).
        verified: the same clock run by verified rules alone; None when every rule that took
            effect is verified.
    """

    clock: Clock
    trigger: ImpreciseDate
    due: ImpreciseDate
    lines: tuple[Line, ...]
    tentative: bool
    applied: tuple[CountingRule, ...]
    lacking: tuple[Counting, ...]
    unrecorded: tuple[int, ...] = ()
    extended: bool = False
    number: int = 1
    counted_from: str = ""
    verified: ClockRun | None = None

    @property
    def unverified_rules(self) -> tuple[CountingRule, ...]:
        """The rules that took effect although no source for them was read."""
        return tuple(rule for rule in self.applied if not is_verified(rule.cite))

    @property
    def last_possible(self) -> date:
        """The day after which the clock has surely run out, whatever is missing from the record.

        Later than ``due`` by :data:`UNRECORDED_ALLOWANCE` where days off are not on record.
        """
        if not self.unrecorded:
            return self.due.latest
        room = date.max - self.due.latest
        return self.due.latest + min(UNRECORDED_ALLOWANCE, room)


def run_clock(
    clock: Clock,
    trigger: ImpreciseDate,
    *,
    calendar: WorkingCalendar,
    rules: tuple[CountingRule, ...],
    extended: bool = False,
    extra_holidays: tuple[Holiday, ...] = (),
) -> ClockRun:
    """Count a clock from the day that started it.

    Args:
        clock: the clock; of a recurring clock its first end is counted.
        trigger: the day; an imprecise day gives an imprecise end that holds every possible one.
        calendar: days off on record.
        rules: counting rules on record; a way of counting without a rule for the unit is not
            followed, and the working says so.
        extended: count in the longest extension on record.
        extra_holidays: days off beyond those of the calendar (a local notice).

    Raises:
        InputRefused: the clock has no span, or an extension was asked for and it has none; a span
            is shorter than one or longer than a hundred years; the end lies after the year 9999.
    """
    method = Method(clock.kind, rules, calendar.with_holidays(extra_holidays))
    return _run(_Asked(clock, trigger, clock.trigger, extended=extended), method)


def run_clock_from(
    clock: Clock,
    name: str,
    day: ImpreciseDate,
    *,
    calendar: WorkingCalendar,
    rules: tuple[CountingRule, ...],
) -> ClockRun:
    """Count a clock from a day of another name than its trigger, and say so in the working.

    Raises:
        InputRefused: as in :func:`run_clock`.
    """
    return _run(_Asked(clock, day, name), Method(clock.kind, rules, calendar))


def occurrence(
    clock: Clock,
    first_trigger: ImpreciseDate,
    number: int,
    *,
    calendar: WorkingCalendar,
    rules: tuple[CountingRule, ...],
) -> ClockRun:
    """Count one end of a recurring clock: ``number`` spans from the first trigger, from 1 up.

    Every end is counted from the first trigger, so that ends of months do not drift: six months
    and again six months from 31 August end on 28 February and on 31 August.

    Raises:
        InputRefused: the clock does not recur, ``number`` is below 1, or as in :func:`run_clock`.
    """
    if clock.kind is not ClockKind.RECURRING:
        raise InputRefused(
            tell("Clock {key} does not recur.", key=clock.key),
            next_step=tell("Run it once, with run_clock."),
        )
    method = Method(clock.kind, rules, calendar)
    return _run(_Asked(clock, first_trigger, clock.trigger, number=number), method)


def occurrences(
    clock: Clock,
    first_trigger: ImpreciseDate,
    until: date,
    *,
    calendar: WorkingCalendar,
    rules: tuple[CountingRule, ...],
) -> tuple[ClockRun, ...]:
    """Return the ends of a recurring clock that can have come by ``until``, in order.

    Raises:
        InputRefused: as in :func:`occurrence`, or more than :data:`MOST_OCCURRENCES` ends.
    """
    found: list[ClockRun] = []
    for number in range(1, MOST_OCCURRENCES + 2):
        run = occurrence(clock, first_trigger, number, calendar=calendar, rules=rules)
        if run.due.on_or_before(until) is Certainty.NO:
            return tuple(found)
        found.append(run)
    raise InputRefused(
        tell(
            "Clock {key} ends more than {most_occurrences} times by {until}.",
            key=clock.key,
            most_occurrences=MOST_OCCURRENCES,
            until=until,
        ),
        next_step=tell("Ask for a shorter time."),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be counted: the clock, from which day, how far."""

    clock: Clock
    trigger: ImpreciseDate
    counted_from: str
    extended: bool = False
    number: int = 1


def _run(asked: _Asked, method: Method) -> ClockRun:
    clock, trigger = asked.clock, asked.trigger
    spans = _spans_of(clock, extended=asked.extended, number=asked.number)
    try:
        early, late = _both_ends(trigger, spans, method)
    except OverflowError as error:
        raise InputRefused(
            tell(
                "Clock {key} from {trigger} ends after the last year a calendar has.",
                key=clock.key,
                trigger=trigger,
            ),
            next_step=tell("Check the day of the trigger and the span."),
        ) from error
    rules = tuple(dict.fromkeys((*rules_asked(early, method), *rules_asked(late, method))))
    run = ClockRun(
        clock=clock,
        trigger=trigger,
        due=_between(early.ends, late.ends),
        lines=_lines(asked, method, early, late),
        tentative=any((path.doubtful or path.unrecorded) for path in (early, late)),
        applied=tuple(rule for _, rule in rules if rule is not None),
        lacking=tuple(counting for counting, rule in rules if rule is None),
        unrecorded=tuple(sorted({*early.unrecorded, *late.unrecorded})),
        extended=asked.extended,
        number=asked.number,
        counted_from=asked.counted_from,
    )
    if not run.unverified_rules:
        return run
    read = tuple(rule for rule in method.rules if is_verified(rule.cite))
    return replace(run, verified=_run(asked, replace(method, rules=read)))


def _lines(asked: _Asked, method: Method, early: Path, late: Path) -> tuple[Line, ...]:
    units = tuple(leg.span.unit for leg in late.legs)
    due = _between(early.ends, late.ends)
    return (
        *clock_lines(
            asked.clock,
            _span_of(asked.clock),
            counted_from=asked.counted_from,
            extended=asked.extended,
            number=asked.number,
        ),
        *trigger_lines(asked.counted_from, asked.trigger),
        *method_lines(units, method),
        *path_lines(early, late, method),
        *stricter_lines(early, method),
        Line(say("Last day: {due}.", due=due)),
    )


def _span_of(clock: Clock) -> Span:
    if clock.span is None:
        raise InputRefused(
            tell(
                "Clock {key} has no span on record: the authority sets the day itself.",
                key=clock.key,
            ),
            next_step=tell("Record the day the committee set."),
        )
    return clock.span


def _spans_of(clock: Clock, *, extended: bool, number: int) -> tuple[Span, ...]:
    """Return the span, as often as asked, and the extension if asked for."""
    span = _span_of(clock)
    if extended and clock.extension is None:
        raise InputRefused(
            tell("Clock {key} has no extension on record.", key=clock.key),
            next_step=tell("Run it without the extension, or record the text that allows one."),
        )
    more = (clock.extension,) if extended and clock.extension is not None else ()
    spans = (Span(span.count * number, span.unit), *more)
    for each in spans:
        if not 1 <= each.count <= LONGEST[each.unit]:
            raise InputRefused(
                tell(
                    "Clock {key} would count {each}: spans run from one to a hundred years.",
                    key=clock.key,
                    each=each,
                ),
                next_step=tell("Correct the span on record, or ask for fewer occurrences."),
            )
    return spans


def _both_ends(
    trigger: ImpreciseDate, spans: tuple[Span, ...], method: Method
) -> tuple[Path, Path]:
    """Count the earliest and the latest end."""
    first = method.counts_first_day(spans[0].unit)
    return (
        count_path(trigger.earliest, spans, method=method, side=Side.EARLY, first_day_counts=first),
        count_path(trigger.latest, spans, method=method, side=Side.LATE, first_day_counts=first),
    )


def _between(earliest: date, latest: date) -> ImpreciseDate:
    if earliest == latest:
        return exactly(earliest)
    return ImpreciseDate(earliest, latest, f"{earliest}..{latest}")
