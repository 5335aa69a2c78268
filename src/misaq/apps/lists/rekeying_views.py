"""The page of entries that are perhaps under another reference: two people join, one may split."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from misaq.apps.lists.actions import confirm_rekeying, decide_rekeying, note_persons_read
from misaq.apps.lists.queries import RekeyingProposal, get_source_list, list_rekeyings
from misaq.apps.lists.rekeying_forms import DecideForm
from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.form_errors import add_refusal
from misaq.apps.pages.paging import stretch_of
from misaq.apps.pages.rendering import Crumb, render_page
from misaq.apps.pages.titles import heading_of
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.lists.records import SourceList
from misaq.kernel.errors import MisaqError
from misaq.kernel.words import say


@member_page(Permission.JUDGE_ENTRIES, methods=("GET", "HEAD", "POST"))
def rekeyings(request: HttpRequest, key: str) -> HttpResponse:
    """Show the pairs side by side, and take what somebody decides of one."""
    actor = actor_of(request)
    found = get_source_list(actor=actor, source_list=key)
    form = DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _decide(actor, found, form)
        except MisaqError as refusal:
            add_refusal(form, refusal)
        else:
            return HttpResponseRedirect(reverse("lists:rekeyings", args=(key,)))
    stretch = stretch_of(list_rekeyings(actor=actor, source_list=key), request.GET)
    _note(actor, found, stretch.items)
    address = reverse("lists:source_list", kwargs={"key": key})
    return render_page(
        request,
        "lists/rekeyings.html",
        title=say("Under another reference: {title}", title=heading_of(found)),
        trail=(Crumb(say("Lists"), reverse("lists:lists")), Crumb(heading_of(found), address)),
        status=400 if form.errors else 200,
        list=found,
        form=form,
        stretch=stretch,
        me=actor.id,
    )


def _decide(actor: Actor, source_list: SourceList, form: DecideForm) -> None:
    at = datetime.now(UTC)
    if form.confirms is not None:
        confirm_rekeying(actor=actor, at=at, decision=form.confirms)
        return
    decide_rekeying(
        actor=actor,
        at=at,
        source_list=source_list.key,
        old=form.cleaned_data["old"],
        new=form.cleaned_data["new"],
        ruling=form.ruling,
    )


def _note(actor: Actor, source_list: SourceList, shown: Iterable[RekeyingProposal]) -> None:
    """Write down that entries of persons were read; who, is not written."""
    persons = sum(one.is_person for one in shown)
    if persons:
        note_persons_read(
            actor=actor, at=datetime.now(UTC), source_list=source_list.key, entries=persons
        )
