"""Alerts: a second person, reasons, the clock of a freeze, keeping, the inspection file."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from misaq.apps.audit.queries import list_entries
from misaq.apps.screening.actions import (
    decide_alert,
    expire,
    record_report,
    reopen_alert,
)
from misaq.apps.screening.clocks import get_standing
from misaq.apps.screening.models import AlertRow, QueryRow
from misaq.apps.screening.papers import inspection_paper
from misaq.apps.screening.queries import get_alert
from misaq.core.access.actors import Actor, operator
from misaq.core.law.deadlines import ClockState
from misaq.core.screening.alerts import Disposition, Reason, ReopenReason
from misaq.core.screening.freeze import Duty
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound, StateConflict
from misaq.reports.language import ENGLISH
from misaq.reports.render import Format, render
from tests.integration.screening.test_asking import ask
from tests.support.screened import FOREIGN, NOW, PERSONS, officer

FALSE = {"disposition": Disposition.FALSE_MATCH, "reasons": (Reason.OTHER_FATHER,)}
TRUE = {"disposition": Disposition.TRUE_MATCH, "reasons": (Reason.SAME_NUMBER,)}
LATER = NOW + timedelta(hours=2)


def raised(actor: Actor, source_list: str = PERSONS) -> int:
    """Return the number of an alert that the actor raised, of an entry of the list."""
    answered = ask(actor, name="Zorawar Misalkhel", father="Tamseel Misalkhel", birth="1970")
    found = zip(answered.answer.hits, answered.alerts, strict=True)
    return next(number for hit, number in found if hit.version.source_list == source_list)


def test_nobody_disposes_of_an_alert_they_raised() -> None:
    bank = officer()
    number = raised(bank)
    with pytest.raises(NotAllowed, match="somebody else"):
        decide_alert(actor=bank, at=LATER, number=number, **FALSE)
    with pytest.raises(IntegrityError, match="two_persons"), transaction.atomic():
        AlertRow.objects.filter(pk=number).update(
            decided_by=bank.id, decided_at=LATER, disposition="FALSE_MATCH"
        )


def test_a_colleague_disposes_of_it_once_and_the_keeping_begins() -> None:
    number, colleague = raised(officer()), officer("Jamil Tamseel")
    decide_alert(actor=colleague, at=LATER, number=number, **FALSE)
    alert = get_alert(actor=colleague, number=number).alert
    assert alert.decided is not None
    assert alert.decided.by == colleague.id
    assert alert.keep_until is not None
    assert alert.keep_until.year == NOW.year + 5
    standing = get_standing(actor=colleague, alert=alert, now=LATER)
    assert (standing.duty, standing.clock) == (Duty.NONE, None)
    with pytest.raises(StateConflict, match="already"):
        decide_alert(actor=colleague, at=LATER, number=number, **FALSE)


def test_an_officer_of_another_institution_finds_no_such_alert() -> None:
    number = raised(officer())
    with pytest.raises(NotFound):
        decide_alert(actor=officer(office="MFA"), at=LATER, number=number, **FALSE)


@pytest.mark.parametrize(
    "decision",
    [
        {"disposition": Disposition.FALSE_MATCH, "reasons": ()},
        {"disposition": Disposition.FALSE_MATCH, "reasons": (Reason.SAME_NUMBER,)},
        {"disposition": Disposition.TRUE_MATCH, "reasons": (Reason.SAME_FATHER,)},
        {**TRUE},
        {**TRUE, "frozen_at": LATER + timedelta(days=1)},
        {**FALSE, "frozen_at": LATER},
    ],
    ids=[
        "no reason",
        "a reason of the other side",
        "one agreement that many share",
        "a true match that is not frozen",
        "frozen in the future",
        "a false match that is frozen",
    ],
)
def test_a_decision_that_does_not_hold_together_is_refused(decision: dict[str, object]) -> None:
    number = raised(officer())
    with pytest.raises(InputRefused):
        decide_alert(actor=officer("Jamil Tamseel"), at=LATER, number=number, **decision)  # type: ignore[arg-type]  # rows of a table
    assert AlertRow.objects.get(pk=number).decided_at is None


def test_a_true_match_starts_the_clock_of_the_report_by_the_hour() -> None:
    bank, colleague = officer(), officer("Jamil Tamseel")
    number = raised(bank)
    decide_alert(actor=colleague, at=LATER, number=number, frozen_at=LATER, **TRUE)
    alert = get_alert(actor=bank, number=number).alert
    clock = get_standing(actor=bank, alert=alert, now=LATER + timedelta(hours=47)).clock
    assert clock is not None
    assert clock.due_at == LATER + timedelta(hours=48)
    assert (clock.standing.state, clock.is_late) == (ClockState.RUNNING, False)
    assert "The clock recorded under EXA:11(1)" in str(clock.standing.sentence)
    late = get_standing(actor=bank, alert=alert, now=LATER + timedelta(hours=49)).clock
    assert late is not None
    assert late.is_late
    reported = LATER + timedelta(hours=40)
    record_report(actor=bank, at=reported, number=number, reported_at=reported)
    alert = get_alert(actor=bank, number=number).alert
    met = get_standing(actor=bank, alert=alert, now=LATER + timedelta(days=30))
    assert met.clock is not None
    assert not met.clock.is_late
    assert met.keeping is not None
    assert alert.keep_until == met.keeping.until
    assert met.keeping.until.year == NOW.year + 10
    with pytest.raises(StateConflict):
        record_report(actor=bank, at=reported, number=number, reported_at=reported)


def test_a_report_comes_after_the_freeze_and_not_in_the_future() -> None:
    bank = officer()
    number = raised(bank)
    decide_alert(actor=officer("Jamil Tamseel"), at=LATER, number=number, frozen_at=LATER, **TRUE)
    for instant in (LATER - timedelta(hours=1), LATER + timedelta(hours=5)):
        with pytest.raises(InputRefused, match="after the freeze"):
            record_report(actor=bank, at=LATER, number=number, reported_at=instant)


def test_a_list_without_a_basis_on_record_starts_no_clock() -> None:
    bank, colleague = officer(), officer("Jamil Tamseel")
    answered = ask(bank, name="Zorawar Misalkhel", father="Another Father")
    found = zip(answered.answer.hits, answered.alerts, strict=True)
    number = next(n for hit, n in found if hit.version.source_list == FOREIGN)
    decide_alert(actor=colleague, at=LATER, number=number, **TRUE)
    alert = get_alert(actor=bank, number=number).alert
    assert get_standing(actor=bank, alert=alert, now=LATER).duty is Duty.NO_BASIS


def test_what_is_past_its_time_goes_and_what_is_open_stays() -> None:
    bank = officer()
    decided, left_open = raised(bank), raised(bank)
    decide_alert(actor=officer("Jamil Tamseel"), at=LATER, number=decided, **FALSE)
    nobody = ask(bank, name="Quvil Brastenhoff")
    assert nobody.alerts == ()
    soon, after = NOW + timedelta(days=5 * 365 - 1), NOW + timedelta(days=5 * 366 + 40)
    assert expire(actor=operator(7), at=soon).alerts == 0
    done = expire(actor=operator(7), at=after)
    assert done.alerts == 1
    assert done.queries >= 1
    assert not QueryRow.objects.filter(alerts=None).exists()
    assert not AlertRow.objects.filter(pk=decided).exists()
    assert AlertRow.objects.filter(pk=left_open).exists()
    assert QueryRow.objects.filter(alerts=left_open).exists()
    with pytest.raises(NotAllowed):
        expire(actor=bank, at=after)


@pytest.mark.parametrize("form", [Format.HTML, Format.DOCX])
def test_the_inspection_file_names_nobody_else(form: Format) -> None:
    bank = officer()
    answered = ask(bank, name="ZORAWAR MISALKHEL", father="TAMSEEL MISALKHEL", birth="1970")
    number = answered.alerts[0]
    paper = inspection_paper(actor=bank, number=number, now=LATER, language=ENGLISH)
    text = repr(paper)
    assert "ZORAWAR MISALKHEL" in text
    assert "Zorawar Misalkhel" not in text
    assert "Tamseel Misalkhel" not in text
    assert "XP.1" in text
    assert len(render(paper, form)) > 1_000


def test_the_inspection_file_of_a_freeze_shows_the_working() -> None:
    bank = officer()
    number = raised(bank)
    decide_alert(actor=officer("Jamil Tamseel"), at=LATER, number=number, frozen_at=LATER, **TRUE)
    paper = inspection_paper(actor=bank, number=number, now=LATER, language=ENGLISH)
    html = render(paper, Format.HTML).decode()
    assert "The clock recorded under" in html
    assert "To be kept at least until" in html
    assert "No rule on record says how long it may be kept at most." in html


def test_a_decided_alert_is_opened_again_and_decided_by_another_two() -> None:
    bank, colleague, third = officer(), officer("Jamil Tamseel"), officer("Noor Farzi")
    number = raised(bank)
    with pytest.raises(StateConflict, match="is open"):
        reopen_alert(actor=colleague, at=LATER, number=number, why=ReopenReason.MISTAKE)
    decide_alert(actor=colleague, at=LATER, number=number, frozen_at=LATER, **TRUE)
    again = LATER + timedelta(days=1)
    reopen_alert(actor=colleague, at=again, number=number, why=ReopenReason.NEW_FACT)
    alert = get_alert(actor=bank, number=number).alert
    assert (alert.decided, alert.frozen_at, alert.keep_until) == (None, None, None)
    for one in (bank, colleague):
        with pytest.raises(NotAllowed, match="somebody else"):
            decide_alert(actor=one, at=again, number=number, **FALSE)
    with pytest.raises(IntegrityError, match="reopened_two"), transaction.atomic():
        AlertRow.objects.filter(pk=number).update(
            decided_by=colleague.id, decided_at=again, disposition="FALSE_MATCH"
        )
    decide_alert(actor=third, at=again, number=number, **FALSE)
    (past,) = get_alert(actor=bank, number=number).alert.past
    assert past.why is ReopenReason.NEW_FACT
    assert (past.decided.by, past.reopened_by) == (colleague.id, colleague.id)
    assert past.frozen_at == LATER
    assert [e.event for e in list_entries(actor=operator(7)) if e.event == "alert.reopened"]
    paper = inspection_paper(actor=bank, number=number, now=again, language=ENGLISH)
    html = render(paper, Format.HTML).decode()
    assert "Something is known now" in html
    assert "Opened again by" in html


def test_an_alert_of_another_office_is_not_opened_again() -> None:
    number = raised(officer())
    with pytest.raises(NotFound):
        reopen_alert(actor=officer(office="MFA"), at=LATER, number=number, why=ReopenReason.MISTAKE)
