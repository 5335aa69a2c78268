"""Instruments, provisions, powers, measures, clocks and the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citations
from misaq.kernel.titles import TranslatedTitle
from misaq.kernel.words import Phrase, Sayable, say


class ValidityEventKind(Enum):
    """Something that changes whether a text can be relied on."""

    COMMENCED = "COMMENCED"
    AMENDED = "AMENDED"
    STRUCK_DOWN = "STRUCK_DOWN"
    JUDGMENT_SUSPENDED = "JUDGMENT_SUSPENDED"
    """A higher court suspended the striking down; the text runs on, contested."""
    SUSPENDED = "SUSPENDED"
    RESTORED = "RESTORED"
    LAPSED = "LAPSED"
    """A term set in the text ran out (an ordinance's days, a sunset clause)."""
    REPEALED = "REPEALED"


@dataclass(frozen=True, slots=True)
class ValidityEvent:
    """One dated event in the life of an instrument or provision.

    Attributes:
        kind: what happened.
        happened_on: when.
        cite: the source.
        by: who did it (a court, Parliament).
        note: what it touched.
    """

    kind: ValidityEventKind
    happened_on: ImpreciseDate
    cite: Citations
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A legal text.

    Attributes:
        key: key of the instrument ("ATA").
        title: its title and year.
        kind: constitution, act, ordinance, regulation, order, rules, resolution, treaty.
        read_on: the state of the text that was read ("law as read on").
        document: the text as read; None when it is in no table of documents.
        events: its life, in any order.
        note: what the copy read does not have.
        titles: its title in other languages.
        cite: the copy read.
    """

    key: Key
    title: str
    kind: str
    cite: Citations
    read_on: ImpreciseDate | None = None
    document: Key | None = None
    events: tuple[ValidityEvent, ...] = ()
    note: str = ""
    titles: tuple[TranslatedTitle, ...] = ()


@dataclass(frozen=True, slots=True)
class Provision:
    """A part of an instrument that says one thing.

    Attributes:
        key: instrument and number ("ATA:11B(1)").
        instrument: the instrument.
        number: number as printed.
        text: what it says, in our words.
        events: events of this provision alone (a sunset, an amendment).
        readings: the ways it can be read when they are more than one; else empty.
        answers: institution that could say which reading it follows; only with readings.
        cite: the copy read.
    """

    key: Key
    instrument: Key
    number: str
    text: str
    cite: Citations
    events: tuple[ValidityEvent, ...] = ()
    readings: tuple[str, ...] = ()
    answers: Key | None = None


@dataclass(frozen=True, slots=True)
class Reliance:
    """Somebody relied on a provision or an instrument.

    Attributes:
        key: key of the reliance.
        on: provision or instrument relied on.
        by: institution.
        what: for what.
        relied_on: when.
        cite: the source.
    """

    key: Key
    on: Key
    by: Key
    what: str
    relied_on: ImpreciseDate
    cite: Citations


@dataclass(frozen=True, slots=True)
class Power:
    """Something a provision lets a named institution do.

    Attributes:
        key: key of the power.
        title: the power.
        provision: where it stands.
        holders: institutions the text names.
        delegable_under: provision that lets the holder delegate; None when there is none.
        cite: the copy read.
    """

    key: Key
    title: str
    provision: Key
    holders: tuple[Key, ...]
    cite: Citations
    delegable_under: Key | None = None


@dataclass(frozen=True, slots=True)
class Delegation:
    """A notified delegation of a power.

    Attributes:
        key: key of the delegation.
        power: the power.
        to: institution it was delegated to.
        notification: number or name of the notification.
        delegated_on: when.
        cite: the notification, or who reports it.
    """

    key: Key
    power: Key
    to: Key
    notification: str
    delegated_on: ImpreciseDate
    cite: Citations


@dataclass(frozen=True, slots=True)
class PowerUse:
    """A power seen in use.

    Attributes:
        key: key of the use.
        power: the power.
        by: institution that used it.
        what: what it did.
        used_on: when.
        cite: the source.
    """

    key: Key
    power: Key
    by: Key
    what: str
    used_on: ImpreciseDate
    cite: Citations


@dataclass(frozen=True, slots=True)
class Measure:
    """One of the closed list of lawful measures under a legal basis.

    Attributes:
        key: key of the measure.
        basis: key of the provision whose list it belongs to.
        title: the measure.
        limit: the limit the text sets, in words; empty when it sets none.
        cite: the copy read.
    """

    key: Key
    basis: Key
    title: str
    cite: Citations
    limit: str = ""


@dataclass(frozen=True, slots=True)
class MeasureUse:
    """A measure reported in use under a basis.

    Attributes:
        key: key of the use.
        basis: provision it was used under, or beside.
        title: what was done.
        measure: the lawful measure it is; None when the closed list has none.
        by: institution that did it.
        reported_on: when it was reported.
        cite: the source.
    """

    key: Key
    basis: Key
    title: str
    by: Key
    reported_on: ImpreciseDate
    cite: Citations
    measure: Key | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """Something a provision obliges an institution to do.

    Attributes:
        key: key of the duty.
        provision: where it stands.
        owed_by: institution that owes it.
        owed_to: institution it is owed to; None when it is owed to a person or to no body.
        what: the duty.
        clock: the clock that runs for it; None when the text sets none.
        is_report: whether it is a report or account of what the institution did.
        cite: the copy read.
    """

    key: Key
    provision: Key
    owed_by: Key
    what: str
    cite: Citations
    owed_to: Key | None = None
    clock: Key | None = None
    is_report: bool = False


class Unit(Enum):
    """What a clock counts in."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working days"
    MONTHS = "months"
    YEARS = "years"


class ClockKind(Enum):
    """What a clock says."""

    DEADLINE = "DEADLINE"
    """Something must be done by the end."""
    CAP = "CAP"
    """Something must have stopped by the end."""
    FLOOR = "FLOOR"
    """Something must go on until the end at least: what is kept may go after it, not before."""
    RECURRING = "RECURRING"
    """Something must be done each time the span ends."""


_UNITS = {
    Unit.HOURS: (say("1 hour"), say("{count} hours")),
    Unit.DAYS: (say("1 day"), say("{count} days")),
    Unit.WORKING_DAYS: (say("1 working day"), say("{count} working days")),
    Unit.MONTHS: (say("1 month"), say("{count} months")),
    Unit.YEARS: (say("1 year"), say("{count} years")),
}


@dataclass(frozen=True, slots=True)
class Span(Sayable):
    """A count of one unit, one or more."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        return str(self.said())

    def said(self) -> Phrase:
        """Return the span in words ("30 working days")."""
        one, many = _UNITS[self.unit]
        return one if self.count == 1 else Phrase(many.template, (("count", str(self.count)),))


@dataclass(frozen=True, slots=True)
class Clock:
    """A span that a provision starts.

    Attributes:
        key: key of the clock.
        title: what must be done, or stop.
        provision: where it stands.
        kind: deadline, cap or recurring.
        trigger: what starts it ("order", "filing", "refusal", "freeze", "detention").
        span: how long; None when the authority sets the day itself.
        extension: the longest lawful extension; None when there is none.
        step: the step it times; clocks of one step share it.
        owed_by: institution that must act; None when a person may act.
        note: what is unclear.
        cite: the copy read.
    """

    key: Key
    title: str
    provision: Key
    kind: ClockKind
    trigger: str
    step: str
    cite: Citations
    span: Span | None = None
    extension: Span | None = None
    owed_by: Key | None = None
    note: str = ""


class Counting(Enum):
    """A way of counting that a rule asks for."""

    EXCLUDE_FIRST_DAY = "EXCLUDE_FIRST_DAY"
    """The day of the trigger does not count."""
    ROLL_LAST_DAY = "ROLL_LAST_DAY"
    """A span that ends on a day off ends on the next working day."""
    MONTH_END = "MONTH_END"
    """A span in months that lands on a day the month lacks ends on its last day."""
    SKIP_DAYS_OFF = "SKIP_DAYS_OFF"
    """Working days leave out weekends and public holidays."""


@dataclass(frozen=True, slots=True)
class CountingRule:
    """How a span is counted, and who says so.

    Attributes:
        key: key of the rule.
        counting: the way of counting.
        text: the rule in words.
        units: units it applies to.
        cite: the source.
    """

    key: Key
    counting: Counting
    text: str
    units: tuple[Unit, ...]
    cite: Citations


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday.

    Attributes:
        key: key of the holiday.
        day: the day.
        title: its name.
        tentative: whether the day depends on the sighting of the moon or on a later notice.
        cite: the source.
    """

    key: Key
    day: date
    title: str
    cite: Citations
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class WeekendDay:
    """A day of the week on which offices are closed.

    Attributes:
        key: key of the row.
        weekday: Monday 1 to Sunday 7 (ISO 8601).
        cite: the source.
    """

    key: Key
    weekday: int
    cite: Citations


@dataclass(frozen=True, slots=True)
class ProceedingStep:
    """One dated step of a proceeding.

    Attributes:
        name: trigger or step name, as clocks use them.
        done_on: when.
        text: what happened.
        cite: the source.
    """

    name: str
    done_on: ImpreciseDate
    text: str
    cite: Citations


@dataclass(frozen=True, slots=True)
class Proceeding:
    """A dated sequence of steps to which clocks apply; about organisations and bodies only.

    Attributes:
        key: key of the proceeding.
        title: what it is about.
        answers: institution whose steps are timed.
        clocks: clocks that apply.
        steps: the steps, in order of day.
        cite: the source.
    """

    key: Key
    title: str
    answers: Key
    clocks: tuple[Key, ...]
    steps: tuple[ProceedingStep, ...]
    cite: Citations


@dataclass(frozen=True, slots=True)
class Law:
    """The register of law."""

    instruments: tuple[Instrument, ...] = ()
    provisions: tuple[Provision, ...] = ()
    reliances: tuple[Reliance, ...] = ()
    powers: tuple[Power, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    power_uses: tuple[PowerUse, ...] = ()
    measures: tuple[Measure, ...] = ()
    measure_uses: tuple[MeasureUse, ...] = ()
    duties: tuple[Duty, ...] = ()
    clocks: tuple[Clock, ...] = ()
    counting_rules: tuple[CountingRule, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    weekends: tuple[WeekendDay, ...] = ()
    proceedings: tuple[Proceeding, ...] = ()
