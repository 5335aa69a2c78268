"""The working of a count, line by line, in words a person can follow and check."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.findings.records import Line
from misaq.core.law.calendar import WorkingCalendar
from misaq.core.law.counting import HOURS_OF_A_DAY, Leg, Path, Side, count_path
from misaq.core.law.method import Method
from misaq.core.law.records import Clock, ClockKind, Counting, CountingRule, Span, Unit
from misaq.kernel.dates import Certainty, ImpreciseDate
from misaq.kernel.provenance import is_verified
from misaq.kernel.words import Phrase, join, say


def clock_lines(
    clock: Clock, span: Span, *, counted_from: str, extended: bool, number: int
) -> Iterator[Line]:
    """Say what the text gives.

    Args:
        clock: the clock.
        span: its span, as the text has it.
        counted_from: name of the day it is counted from, when that is not the text's own trigger.
        extended: whether its extension is counted in.
        number: which time the span ends.
    """
    yield Line(_asked(clock, span), clock.cite)
    if extended and clock.extension is not None:
        longest = clock.extension
        yield Line(say("Extended by {span}, the longest on record.", span=longest), clock.cite)
    if number > 1:
        yield Line(say("Time {number} that the span ends, counted from the start.", number=number))
    if counted_from != clock.trigger:
        yield Line(
            say(
                "Counted here from the {other}; the text counts from the {trigger}.",
                other=counted_from,
                trigger=clock.trigger,
            )
        )


def trigger_lines(counted_from: str, trigger: ImpreciseDate) -> Iterator[Line]:
    """Say from which day it is counted."""
    yield Line(say("Day of the {trigger}: {day}.", trigger=counted_from, day=trigger))
    if not trigger.is_exact:
        yield Line(
            say(
                "The day is known only in part: counted from the first day it can have been,"
                " {first}, and from the last, {last}.",
                first=trigger.earliest,
                last=trigger.latest,
            )
        )


def _asked(clock: Clock, span: Span) -> Phrase:
    words: dict[str, object] = {"rule": clock.provision, "span": span, "trigger": clock.trigger}
    kinds = {
        ClockKind.DEADLINE: say("{rule}: to be done within {span} of the {trigger}.", **words),
        ClockKind.CAP: say("{rule}: for at most {span} from the {trigger}.", **words),
        ClockKind.FLOOR: say("{rule}: for at least {span} from the {trigger}.", **words),
        ClockKind.RECURRING: say("{rule}: to be done every {span} from the {trigger}.", **words),
    }
    return kinds[clock.kind]


def method_lines(units: tuple[Unit, ...], method: Method) -> Iterator[Line]:
    """Say which rules the count follows, and which rule the record lacks.

    Args:
        units: units of the span and of any extension after it.
        method: rules and days off on record.
    """
    first = units[0]
    rule = method.find_rule(Counting.EXCLUDE_FIRST_DAY, first)
    if method.counts_first_day(first):
        yield Line(
            say("The count has no rule that leaves out the day of the trigger: it is day one.")
        )
    elif rule is not None and first is not Unit.HOURS:
        yield rule_line(say("The day of the trigger is not counted."), rule)
    if Unit.WORKING_DAYS in units:
        yield _days_off_line(method)


def _days_off_line(method: Method) -> Line:
    rule = method.find_rule(Counting.SKIP_DAYS_OFF, Unit.WORKING_DAYS)
    if rule is None:
        return Line(
            say("The count has no rule on days that are not working days: every day is counted.")
        )
    return rule_line(say("Days off are not counted."), rule)


def path_lines(early: Path, late: Path, method: Method) -> Iterator[Line]:
    """Say the way from the trigger to the end, both ways where a doubt decides between two."""
    doubtful = bool(early.doubtful or late.doubtful)
    if early != late:
        if doubtful:
            yield Line(say("Tentative holidays taken as working days:"))
        yield from _way(early, method)
        if doubtful:
            yield Line(say("Tentative holidays taken as days off:"))
    yield from _way(late, method)
    for year in dict.fromkeys((*early.unrecorded, *late.unrecorded)):
        yield Line(_unrecorded(year, method.calendar))


def _way(path: Path, method: Method) -> Iterator[Line]:
    for leg in path.legs:
        yield from _leg_lines(leg, method)
    yield from _move_lines(path, method)


def stricter_lines(path: Path, method: Method) -> Iterator[Line]:
    """For a cap whose first day is left out: say where it ends if that day counts."""
    unit = path.legs[0].span.unit
    if method.kind is not ClockKind.CAP or unit is Unit.HOURS or method.counts_first_day(unit):
        return
    stricter = count_path(
        path.legs[0].starts,
        tuple(leg.span for leg in path.legs),
        method=method,
        side=Side.EARLY,
        first_day_counts=True,
    )
    said = say(
        "Were the day of the trigger day one, the last day would be {day}.", day=stricter.ends
    )
    yield Line(said)


def rule_line(said: Phrase, rule: CountingRule) -> Line:
    """Return a step with the rule it follows; say so when nobody has read a source for the rule."""
    named = say("{said} Rule: {rule}", said=said, rule=rule.text)
    if is_verified(rule.cite):
        return Line(named, rule.cite)
    return Line(say("{said} This rule is not verified: no source was read.", said=named), rule.cite)


def _leg_lines(leg: Leg, method: Method) -> Iterator[Line]:
    if leg.span.unit is Unit.HOURS:
        yield Line(_hours(leg))
        return
    yield from _left_out_lines(leg.left_out, method.calendar)
    if leg.lacks_day:
        yield _month_end_line(leg, method)
    yield Line(say("{span} from {start}: {end}.", span=leg.span, start=leg.starts, end=leg.ends))


def _hours(leg: Leg) -> Phrase:
    if leg.span.count % HOURS_OF_A_DAY:
        return say(
            "{span} from {start}: {end}. The hour is not on record, and it decides between one day"
            " and the next.",
            span=leg.span,
            start=leg.starts,
            end=leg.ends,
        )
    return say(
        "{span} from {start}: {end}, by the same hour. The hour is not on record; hours are"
        " counted through days off.",
        span=leg.span,
        start=leg.starts,
        end=leg.ends,
    )


def _left_out_lines(days: tuple[date, ...], calendar: WorkingCalendar) -> Iterator[Line]:
    """Name the holidays left out one by one and the weekend days together."""
    weekend = [day for day in days if calendar.weekend_rows(day)]
    if weekend:
        cite = tuple(c for row in calendar.weekend for c in row.cite)
        said = say("Left out: days of the weekend ({count}).", count=len(weekend))
        yield Line(said, tuple(dict.fromkeys(cite)))
    for day in days:
        if day not in weekend:
            yield from _holiday_lines(day, calendar)


def _holiday_lines(day: date, calendar: WorkingCalendar) -> Iterator[Line]:
    for holiday in calendar.holidays[day]:
        said = say("Left out: {day}, {title}.", day=day, title=holiday.title)
        if holiday.tentative:
            said = say("{said} Tentative: it may turn out to be a working day.", said=said)
        yield Line(said, holiday.cite)


def _month_end_line(leg: Leg, method: Method) -> Line:
    lands = say("The month the span ends in has no day {day}.", day=leg.starts.day)
    if leg.first_day_counts:
        why = say("As the first day counts, it ends on the last day of the month.")
        return Line(say("{lands} {why}", lands=lands, why=why))
    if method.kind is ClockKind.CAP:
        why = say("A cap ends on the last day of the month: the other reading runs a day longer.")
        return Line(say("{lands} {why}", lands=lands, why=why))
    rule = method.find_rule(Counting.MONTH_END, leg.span.unit)
    if rule is not None:
        return rule_line(say("{lands} It ends on the last day of the month.", lands=lands), rule)
    return Line(
        say(
            "{lands} The count has no rule that ends it on the last day of the month: it ends on"
            " the first day of the next.",
            lands=lands,
        )
    )


def _move_lines(path: Path, method: Method) -> Iterator[Line]:
    unit = path.legs[-1].span.unit
    if not method.ends_badly(path.lands, unit):
        return
    rule = method.find_rule(Counting.ROLL_LAST_DAY, unit)
    if path.passed and rule is not None:
        yield from _left_out_lines(path.passed, method.calendar)
        said = say("The end moves from {day} to {end}.", day=path.lands, end=path.ends)
        yield rule_line(said, rule)
        return
    why = _why_it_stays(method, unit, known=rule is not None)
    if method.calendar.is_off(path.lands) is Certainty.PERHAPS:
        yield Line(say("{day} may be a day off. {why} The end stays.", day=path.lands, why=why))
    else:
        yield Line(say("{day} is a day off. {why} The end stays.", day=path.lands, why=why))


def _why_it_stays(method: Method, unit: Unit, *, known: bool) -> Phrase:
    if not method.may_roll(unit):
        reasons = {
            ClockKind.CAP: say("A cap is never moved later."),
            ClockKind.FLOOR: say("A floor is never moved."),
            ClockKind.RECURRING: say("A recurring day is never moved."),
        }
        return reasons[method.kind]
    if known:
        return say("It is taken as a working day here.")
    return say("The count has no rule that moves the end.")


def _unrecorded(year: int, calendar: WorkingCalendar) -> Phrase:
    missing = []
    if not calendar.weekend:
        missing.append(say("no weekend is on record"))
    if year not in calendar.years:
        missing.append(say("no holidays of that year are on record"))
    return say(
        "{year}: {missing}. Days not known to be off were counted as working days, so the end may"
        " lie later.",
        year=year,
        missing=join(tuple(missing)),
    )
