"""The country's clocks that alerts run by: for reporting a freeze, and for keeping records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from misaq.apps.lists.registers import get_register
from misaq.apps.registers.queries import get_registers
from misaq.core.access.actors import Actor
from misaq.core.law.calendar import calendar_of
from misaq.core.law.records import Law
from misaq.core.lists.records import SourceList
from misaq.core.screening.alerts import Alert, Disposition
from misaq.core.screening.freeze import (
    Duty,
    FreezeClock,
    duty_of,
    find_report_clock,
    run_freeze_clock,
)
from misaq.core.screening.retention import Keeping, keeping_of
from misaq.kernel.ids import Key


@dataclass(frozen=True, slots=True)
class Standing:
    """What the record says of an alert's duties.

    Attributes:
        duty: whether a freeze must be reported.
        clock: the clock of the freeze; None where none runs.
        keeping: how long the alert is kept; None while it is open, or where no rule says it.
    """

    duty: Duty
    clock: FreezeClock | None
    keeping: Keeping | None


def get_standing(*, actor: Actor, alert: Alert, now: datetime) -> Standing:
    """Return what the record says of an alert's duties at an instant."""
    decided = alert.decided
    duty = get_duty(
        actor=actor,
        source_list=alert.searched.source_list,
        disposition=None if decided is None else decided.disposition,
    )
    ended_on = _ended_on(alert)
    keeping = None
    if ended_on is not None:
        was_reported = alert.frozen_at is not None
        keeping = get_keeping(actor=actor, ended_on=ended_on, was_reported=was_reported)
    return Standing(duty, _clock(actor, alert, now), keeping)


def _ended_on(alert: Alert) -> date | None:
    if alert.decided is None:
        return None
    return max(at for at in (alert.decided.at, alert.reported_at) if at is not None).date()


def _clock(actor: Actor, alert: Alert, now: datetime) -> FreezeClock | None:
    law = _law(actor)
    clock = find_report_clock(law.clocks)
    if clock is None or alert.frozen_at is None:
        return None
    return run_freeze_clock(
        clock,
        frozen_at=alert.frozen_at,
        reported_at=alert.reported_at,
        now=now,
        calendar=calendar_of(law),
        rules=law.counting_rules,
    )


def get_duty(*, actor: Actor, source_list: Key, disposition: Disposition | None) -> Duty:
    """Return whether a freeze under a list must be reported."""
    return duty_of(find_source_list(actor=actor, key=source_list), disposition, _law(actor))


def get_keeping(*, actor: Actor, ended_on: date, was_reported: bool) -> Keeping | None:
    """Return how long a record that ended on a day is kept; None where no rule on record says."""
    law = _law(actor)
    return keeping_of(
        ended_on,
        was_reported=was_reported,
        clocks=law.clocks,
        calendar=calendar_of(law),
        rules=law.counting_rules,
    )


def find_source_list(*, actor: Actor, key: Key) -> SourceList | None:
    """Return a list by its key; None where the record has none."""
    lists = get_register(actor=actor).source_lists
    return next((each for each in lists if each.key == key), None)


def _law(actor: Actor) -> Law:
    return get_registers(actor=actor).law
