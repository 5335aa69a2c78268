"""Pages for anybody: organisations on lists, and asking about a redress number."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from misaq.apps.pages.access import entrance_page, public_page
from misaq.apps.pages.form_errors import told_at_field
from misaq.apps.pages.rendering import Crumb
from misaq.apps.registers.showing import render_records
from misaq.apps.screening.forms import NumberForm, OrganisationForm
from misaq.apps.screening.queries import ask_about_number
from misaq.apps.screening.searching import public_versions, screen_organisation
from misaq.apps.screening.showing import shown_answer
from misaq.core.access.actors import PUBLIC
from misaq.core.screening.query import Query, read_query
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import say


@public_page
def organisations(request: HttpRequest) -> HttpResponse:
    """Show which listed organisation a name may mean, and why; no natural person."""
    asked = request.GET.get("q", "")
    form = OrganisationForm(request.GET if asked.strip() else None)
    answer = None
    if form.is_bound and form.is_valid():
        try:
            answer = shown_answer(screen_organisation(_query(form.cleaned_data["q"])))
        except InputRefused as refusal:
            form.add_error("q", told_at_field(refusal.problems[0]))
    return render_records(
        request,
        "screening/organisations.html",
        title=say("Is this organisation on a list?"),
        status=400 if form.errors else 200,
        form=form,
        answer=answer,
        searched=public_versions(),
    )


def _query(asked: str) -> Query:
    return read_query({"name": asked, "kind": "organisation"})


@entrance_page
def number(request: HttpRequest) -> HttpResponse:
    """Take a redress number and answer the same, whatever it is."""
    form = NumberForm(request.POST if request.method == "POST" else None)
    is_asked = form.is_bound and form.is_valid()
    if is_asked:
        ask_about_number(actor=PUBLIC, number=form.cleaned_data["number"])
    return render_records(
        request,
        "screening/number.html",
        title=say("Redress numbers"),
        trail=(Crumb(say("Is this organisation on a list?"), "/screening/"),),
        status=400 if form.errors else 200,
        form=NumberForm() if is_asked else form,
        is_asked=is_asked,
    )
