"""Pages of alerts: the evidence, a second person's decision, the clock, the inspection file."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language

from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.form_errors import add_refusal
from misaq.apps.registers.showing import render_records
from misaq.apps.screening.actions import decide_alert, record_report, reopen_alert
from misaq.apps.screening.clocks import get_standing
from misaq.apps.screening.desk_views import trail
from misaq.apps.screening.forms import DecideForm, ReopenForm, ReportForm
from misaq.apps.screening.papers import inspection_paper
from misaq.apps.screening.people import people_named
from misaq.apps.screening.queries import get_alert
from misaq.apps.screening.showing import DISPOSITIONS, RANKS, reasons_of, shown_evidence, shown_past
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.core.screening.alerts import ReopenReason
from misaq.core.screening.freeze import said_of
from misaq.core.screening.purposes import PURPOSES
from misaq.core.screening.retention import keeping_in_words
from misaq.kernel.errors import InputRefused, NotAllowed, StateConflict
from misaq.kernel.words import say
from misaq.reports.language import find_language
from misaq.reports.render import Format, render

_TWO = ("GET", "HEAD", "POST")
_MEDIA = {
    Format.HTML: "text/html; charset=utf-8",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
}


@member_page(Permission.SCREEN_PERSONS, methods=_TWO)
def alert(request: HttpRequest, number: int) -> HttpResponse:
    """Show an alert, and take the decision of a second person."""
    actor, status = actor_of(request), 200
    form = DecideForm(request.POST if request.method == "POST" else None)
    if form.is_bound:
        status = 400
        if form.is_valid():
            try:
                decide_alert(actor=actor, at=datetime.now(UTC), number=number, **form.decision())
                return HttpResponseRedirect(_address(number))
            except (InputRefused, NotAllowed, StateConflict) as refusal:
                add_refusal(form, refusal)
                status = refusal.http_status
    return _page(request, number, form, ReportForm(), status)


@member_page(Permission.SCREEN_PERSONS, methods=("POST",))
def report(request: HttpRequest, number: int) -> HttpResponse:
    """Record when a freeze was reported."""
    form, status = ReportForm(request.POST), 400
    reported_at = form.instant() if form.is_valid() else None
    if reported_at is not None:
        try:
            record_report(
                actor=actor_of(request),
                at=datetime.now(UTC),
                number=number,
                reported_at=reported_at,
            )
            return HttpResponseRedirect(_address(number))
        except (InputRefused, StateConflict) as refusal:
            add_refusal(form, refusal)
            status = refusal.http_status
    return _page(request, number, DecideForm(), form, status)


@member_page(Permission.DECIDE_ALERT, methods=("POST",))
def reopen(request: HttpRequest, number: int) -> HttpResponse:
    """Open a decided alert again."""
    form, status = ReopenForm(request.POST), 400
    if form.is_valid():
        why = ReopenReason(form.cleaned_data["why"])
        try:
            reopen_alert(actor=actor_of(request), at=datetime.now(UTC), number=number, why=why)
            return HttpResponseRedirect(_address(number))
        except StateConflict as refusal:
            add_refusal(form, refusal)
            status = refusal.http_status
    return _page(request, number, DecideForm(), ReportForm(), status, form)


def _page(
    request: HttpRequest,
    number: int,
    form: DecideForm,
    report_form: ReportForm,
    status: int,
    reopen_form: ReopenForm | None = None,
) -> HttpResponse:
    actor = actor_of(request)
    file = get_alert(actor=actor, number=number)
    decided = file.alert.decided
    past = shown_past(file)
    people = {file.alert.raised_by} | (set() if decided is None else {decided.by})
    people |= {by for each in past for by in (each.past.decided.by, each.past.reopened_by)}
    is_own = file.alert.raised_by == actor.id
    is_opener = bool(past) and past[-1].past.reopened_by == actor.id
    standing = get_standing(actor=actor, alert=file.alert, now=datetime.now(UTC))
    return render_records(
        request,
        "screening/alert.html",
        title=say("Alert {number}", number=number),
        trail=trail(),
        status=status,
        file=file,
        rank=RANKS[file.alert.rank],
        purpose=PURPOSES[file.alert.purpose].title,
        evidence=shown_evidence(file),
        disposition=None if decided is None else DISPOSITIONS[decided.disposition],
        reasons=reasons_of(file),
        standing=standing,
        duty=said_of(standing.duty),
        keeping=() if standing.keeping is None else keeping_in_words(standing.keeping),
        form=form,
        report_form=report_form,
        reopen_form=reopen_form or ReopenForm(),
        past=past,
        can_decide=decided is None
        and not is_own
        and not is_opener
        and may(actor, Permission.DECIDE_ALERT),
        can_reopen=decided is not None and may(actor, Permission.DECIDE_ALERT),
        is_own=is_own,
        is_opener=is_opener,
        can_report=file.alert.frozen_at is not None and file.alert.reported_at is None,
        people=people_named(actor, people),
        endings=[form.value for form in Format],
    )


@member_page(Permission.SCREEN_PERSONS)
def inspection_file(request: HttpRequest, number: int, ending: str) -> HttpResponse:
    """Return the inspection file of an alert, without names of others."""
    actor, now = actor_of(request), datetime.now(UTC)
    document = inspection_paper(
        actor=actor, number=number, now=now, language=find_language(get_language() or "en")
    )
    form = Format(ending)
    response = HttpResponse(render(document, form), content_type=_MEDIA[form])
    response["Content-Disposition"] = f'attachment; filename="alert-{number}.{ending}"'
    return response


def _address(number: int) -> str:
    return reverse("screening:alert", args=[number])
