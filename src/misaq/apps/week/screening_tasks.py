"""What of screening waits for somebody: alerts, freezes not reported, redress numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from misaq.apps.pages.parts import Task
from misaq.apps.pages.tones import Tone
from misaq.apps.screening.queries import list_alerts, list_redress
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.core.screening.alerts import Alert
from misaq.kernel.words import Phrase, say


@dataclass(frozen=True, slots=True)
class Dated:
    """A task on a day, which orders it."""

    day: date
    task: Task


def screening_tasks(actor: Actor) -> Iterator[Dated]:
    """Yield what waits for somebody who screens, or issues redress numbers."""
    if may(actor, Permission.DECIDE_ALERT):
        for file in list_alerts(actor=actor, is_open=True):
            if file.alert.raised_by != actor.id:
                words = say("waits for a second person")
                yield Dated(file.alert.raised_at.date(), _task(file.alert, words, Tone.MINOR))
        for file in list_alerts(actor=actor, is_open=False):
            if file.alert.frozen_at is not None and file.alert.reported_at is None:
                words = say("the freeze is not reported")
                yield Dated(file.alert.frozen_at.date(), _task(file.alert, words, Tone.SERIOUS))
    if may(actor, Permission.ISSUE_REDRESS):
        yield from _numbers(actor)


def _task(alert: Alert, words: Phrase, tone: Tone) -> Task:
    return Task(
        title=say("Alert {number}", number=alert.number),
        status=words,
        tone=tone,
        address=reverse("screening:alert", args=[alert.number]),
        hint=say(
            "{list}, entry {reference}",
            list=alert.searched.source_list,
            reference=alert.reference,
        ),
    )


def _numbers(actor: Actor) -> Iterator[Dated]:
    for number in list_redress(actor=actor):
        is_waiting = number.confirmed_at is None and number.revoked_at is None
        if is_waiting and number.proposed_by != actor.id:
            yield Dated(
                number.proposed_at.date(),
                Task(
                    title=say("Redress application {case}", case=number.case),
                    status=say("waits for a second person"),
                    tone=Tone.MINOR,
                    address=reverse("screening:number-of", args=[number.id]),
                ),
            )
