"""Pages for anybody: organisations on lists, and asking about a redress number."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from misaq.apps.pages.access import entrance_page
from misaq.apps.pages.form_errors import told_at_field
from misaq.apps.pages.rendering import Crumb
from misaq.apps.registers.showing import render_records
from misaq.apps.screening.forms import NumberForm, OrganisationForm
from misaq.apps.screening.public_asking import answer_public
from misaq.apps.screening.queries import ask_about_number
from misaq.apps.screening.searching import public_versions
from misaq.apps.screening.showing import shown_answer
from misaq.core.access.actors import PUBLIC
from misaq.core.screening.public_door import Door
from misaq.core.screening.query import read_query
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import say


@entrance_page
def organisations(request: HttpRequest) -> HttpResponse:
    """Show which listed organisation a name may mean, and why; no natural person.

    What is typed comes in the body, so that no log of addresses has it.
    """
    if request.GET:
        return HttpResponseRedirect(reverse("screening:organisations"))
    form = OrganisationForm(request.POST if request.method == "POST" else None)
    answer = None
    if form.is_bound and form.is_valid():
        try:
            query = read_query({"name": form.cleaned_data["q"], "kind": "organisation"})
            (found,) = answer_public(request, [query], door=Door.PAGE)
            answer = shown_answer(found)
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
