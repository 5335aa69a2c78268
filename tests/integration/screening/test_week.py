"""One's week: alerts of colleagues, freezes that were not reported, numbers to be issued."""

from __future__ import annotations

from datetime import timedelta

from misaq.apps.screening.actions import decide_alert, record_report
from misaq.apps.week.gathering import gather
from misaq.core.access.actors import Actor
from misaq.core.screening.alerts import Disposition, Reason
from tests.integration.screening.test_asking import ask
from tests.integration.screening.test_redress import propose
from tests.support.screened import NOW, desk, officer


def waiting(actor: Actor) -> list[str]:
    """Return what waits for somebody, in words."""
    return [f"{t.title}: {t.status}" for t in gather(actor=actor, day=NOW.date()).waiting]


def test_an_alert_waits_for_a_colleague_and_its_freeze_for_a_report() -> None:
    bank, colleague = officer(), officer("Jamil Tamseel")
    number = ask(bank, name="Zorawar Misalkhel", father="Tamseel Misalkhel").alerts[0]
    assert waiting(bank) == []
    assert f"Alert {number}: waits for a second person" in waiting(colleague)
    assert waiting(officer(office="MFA")) == []
    hour = NOW + timedelta(hours=1)
    decide_alert(
        actor=colleague, at=hour, number=number, disposition=Disposition.TRUE_MATCH,
        reasons=(Reason.SAME_NUMBER,), frozen_at=hour,
    )  # fmt: skip
    assert f"Alert {number}: the freeze is not reported" in waiting(bank)
    record_report(actor=bank, at=hour, number=number, reported_at=hour)
    assert f"Alert {number}: the freeze is not reported" not in waiting(bank)


def test_a_number_waits_for_somebody_else_than_who_proposed_it() -> None:
    first = desk()
    propose(first)
    assert waiting(first) == []
    assert waiting(desk("Emad Misali")) == [
        "Redress application R-1/2024: waits for a second person"
    ]
