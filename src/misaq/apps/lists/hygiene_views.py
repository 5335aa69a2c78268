"""Pages on how clean a list of persons is: counts, and case references on asking."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from misaq.apps.lists.actions import keep_case_facts, keep_sample, note_persons_read
from misaq.apps.lists.hygiene import hygiene_rows
from misaq.apps.lists.hygiene_forms import CasesForm, PapersForm, SampleForm
from misaq.apps.lists.queries.hygiene import Hygiene, get_hygiene
from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.days import as_of_from
from misaq.apps.pages.form_errors import add_refusal
from misaq.apps.pages.rendering import Crumb
from misaq.apps.pages.titles import heading_of
from misaq.apps.registers.showing import render_records
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.core.lists.audited import Estimate, estimate_wrong
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import say, tell
from misaq.reports.open_data.cells import csv_text
from misaq.sources.audits import read_case_facts, read_sample


@member_page(Permission.READ_LISTS_OF_PERSONS, methods=("GET", "HEAD", "POST"))
def hygiene(request: HttpRequest, key: str) -> HttpResponse:
    """Show what is wrong with how many entries, and what an audited sample says of the whole."""
    actor, as_of = actor_of(request), as_of_from(request)
    found = get_hygiene(actor=actor, source_list=key, as_of=as_of)
    may_keep = may(actor, Permission.AUDIT_LISTS)
    estimate, form = found.audit, SampleForm(may_keep=may_keep)
    if request.method == "POST":
        form = SampleForm(request.POST, request.FILES, may_keep=may_keep)
        try:
            estimate = _estimate(form, found, actor) if form.is_valid() else None
        except InputRefused as refusal:
            add_refusal(form, refusal)
    return render_records(
        request,
        "lists/hygiene.html",
        title=say("How clean the list is: {title}", title=heading_of(found.source_list)),
        trail=(Crumb(say("Lists"), reverse("lists:lists")),),
        status=400 if form.errors else 200,
        list=found.source_list,
        report=found.report,
        before=found.before,
        rows=hygiene_rows(found.report, found.changes),
        form=form,
        estimate=estimate,
        cases_kept=found.cases_kept,
        papers=PapersForm() if may_keep else None,
    )


def _estimate(form: SampleForm, found: Hygiene, actor: Actor) -> Estimate:
    brought = form.cleaned_data["sample"]
    sample = read_sample(brought.read(), name=brought.name)
    if not form.cleaned_data.get("keep"):
        return estimate_wrong(sample, population=found.report.cases)
    return keep_sample(
        actor=actor,
        at=datetime.now(UTC),
        source_list=found.source_list.key,
        sample=sample,
        as_of=found.report.as_of,
    )


@member_page(Permission.AUDIT_LISTS, methods=("POST",))
def hygiene_papers(request: HttpRequest, key: str) -> HttpResponse:
    """Keep what the papers behind the list say of its cases, so that checks run over it."""
    form = PapersForm(request.POST, request.FILES)
    if not form.is_valid():
        raise InputRefused(
            tell("No file was brought."),
            next_step=tell("Go back, and choose the file."),
            rule="lists.cases",
        )
    brought = form.cleaned_data["papers"]
    facts = read_case_facts(brought.read(), name=brought.name)
    keep_case_facts(actor=actor_of(request), at=datetime.now(UTC), source_list=key, facts=facts)
    return HttpResponseRedirect(reverse("lists:hygiene", args=(key,)))


@member_page(Permission.READ_LISTS_OF_PERSONS, methods=("POST",))
def hygiene_cases(request: HttpRequest, key: str) -> HttpResponse:
    """Give the case references of the entries with one defect; that they were read is recorded."""
    actor = actor_of(request)
    found = get_hygiene(actor=actor, source_list=key, as_of=as_of_from(request))
    form = CasesForm(request.POST)
    if not form.is_valid():
        raise InputRefused(
            tell("There is no such defect."),
            next_step=tell("Choose one of the page."),
            rule="lists.defect",
        )
    tally = found.report.tally(form.asked())
    note_persons_read(
        actor=actor,
        at=datetime.now(UTC),
        source_list=found.source_list.key,
        entries=len(tally.references),
    )
    text = csv_text(("case",), ((reference,) for reference in tally.references))
    response = HttpResponse(text.encode(), content_type="text/csv; charset=utf-8; header=present")
    name = f"{tally.defect.value.lower()}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
