"""The pairs of entries that wait for a person: one after the other, by keyboard if wished."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from misaq.apps.bodies.queries import get_register as get_bodies
from misaq.apps.lists.actions import (
    confirm_merge,
    fill_review,
    judge_entries,
    note_persons_read,
)
from misaq.apps.lists.queries import (
    ReviewItem,
    get_review_item,
    list_review_items,
    names_at_hand,
    reads_persons,
)
from misaq.apps.lists.reconciling import entry_of, get_reconciliation, list_sides
from misaq.apps.lists.reconciling_forms import FillForm, JudgeForm
from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.form_errors import add_refusal
from misaq.apps.pages.paging import stretch_of
from misaq.apps.pages.rendering import Crumb, render_page
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.core.lists.judgements import EntryRef, Reason, Verdict
from misaq.core.lists.matching import compare_entries
from misaq.core.lists.records import ListEntry
from misaq.kernel.errors import MisaqError, NotFound
from misaq.kernel.ids import Key
from misaq.kernel.words import say

_BOTH = ("GET", "HEAD", "POST")
_POST = ("POST",)


@member_page(Permission.JUDGE_ENTRIES, methods=_BOTH)
def review(request: HttpRequest) -> HttpResponse:
    """Show the pairs that wait, and bring up those of two lists."""
    actor = actor_of(request)
    lists = list_sides(actor=actor)
    both = dict(zip(("left", "right"), (one.key for one in lists), strict=False))
    form = FillForm(request.POST or None, lists=lists, initial=both)
    if request.method == "POST" and form.is_valid():
        try:
            _fill(actor, form)
        except MisaqError as refusal:
            add_refusal(form, refusal)
        else:
            return HttpResponseRedirect(reverse("lists:review"))
    stretch = stretch_of(list_review_items(actor=actor), request.GET)
    return render_page(
        request,
        "lists/review.html",
        title=say("Pairs that wait for a person"),
        trail=_trail(),
        status=400 if form.errors else 200,
        form=form,
        stretch=stretch,
        pairs=_named(actor, stretch.items),
        reads_persons=reads_persons(actor),
    )


def _named(actor: Actor, items: Iterable[ReviewItem]) -> list[tuple[ReviewItem, str, str]]:
    """Return the pairs with what their entries are called; of persons, the references."""
    shown = list(items)
    refs = [ref for item in shown for ref in (item.left, item.right)]
    names = names_at_hand(actor=actor, refs=refs)
    bodies = {body.key: body.title for body in get_bodies(actor=actor).bodies}

    def name(ref: EntryRef) -> str:
        return names.get(ref) or bodies.get(Key(ref.reference)) or ref.reference

    return [(item, name(item.left), name(item.right)) for item in shown]


def _fill(actor: Actor, form: FillForm) -> None:
    day = form.cleaned_data["day"]
    both = get_reconciliation(
        actor=actor, left=form.cleaned_data["left"], right=form.cleaned_data["right"], as_of=day
    )
    fill_review(actor=actor, at=datetime.now(UTC), both=both, as_of=day)


@member_page(Permission.JUDGE_ENTRIES, methods=_BOTH)
def review_item(request: HttpRequest, item: int) -> HttpResponse:
    """Show two entries with what speaks for and against, and take what somebody judges."""
    actor = actor_of(request)
    found = get_review_item(actor=actor, item=item)
    form = JudgeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _judge(actor, found, form)
        except MisaqError as refusal:
            add_refusal(form, refusal)
        else:
            return _onward(actor, item)
    return _item(request, actor, found, form)


def _judge(actor: Actor, item: ReviewItem, form: JudgeForm) -> None:
    judge_entries(
        actor=actor,
        at=datetime.now(UTC),
        left=item.left,
        right=item.right,
        verdict=Verdict(form.cleaned_data["verdict"]),
        reasons=tuple(Reason(one) for one in form.cleaned_data["reasons"]),
        note=form.cleaned_data["note"],
    )


@member_page(Permission.JUDGE_ENTRIES, methods=_POST)
def confirm(request: HttpRequest, item: int) -> HttpResponse:
    """Confirm, as the second person, that two entries are one party."""
    actor = actor_of(request)
    found = get_review_item(actor=actor, item=item)
    if found.judgement is not None:
        confirm_merge(actor=actor, at=datetime.now(UTC), judgement=found.judgement.number)
    return _onward(actor, item)


@member_page(Permission.JUDGE_ENTRIES, methods=_POST)
def withdraw(request: HttpRequest, item: int) -> HttpResponse:
    """Take the last judgement of a pair back; it stays on record as taken back."""
    actor = actor_of(request)
    found = get_review_item(actor=actor, item=item)
    if found.judgement is not None:
        judge_entries(
            actor=actor,
            at=datetime.now(UTC),
            left=found.left,
            right=found.right,
            verdict=Verdict.WITHDRAWN,
            reasons=(Reason.MISTAKE,),
        )
    return HttpResponseRedirect(reverse("lists:review_item", args=(item,)))


def _onward(actor: Actor, item: int) -> HttpResponse:
    """Go on to the pair after this one, or back to all when it was the last."""
    following = _around(actor, item)[1]
    if following is None:
        return HttpResponseRedirect(reverse("lists:review"))
    return HttpResponseRedirect(reverse("lists:review_item", args=(following,)))


def _around(actor: Actor, item: int) -> tuple[int | None, int | None]:
    """Return the pairs before and after one, of those that wait."""
    waiting = [one.id for one in list_review_items(actor=actor)]
    if item not in waiting:
        return None, next(iter(waiting), None)
    place = waiting.index(item)
    previous = waiting[place - 1] if place else None
    return previous, waiting[place + 1] if place + 1 < len(waiting) else None


def _item(request: HttpRequest, actor: Actor, item: ReviewItem, form: JudgeForm) -> HttpResponse:
    left, right = (_entry(actor, item, ref) for ref in (item.left, item.right))
    previous, following = _around(actor, item.id)
    said = item.judgement
    return render_page(
        request,
        "lists/review_item.html",
        title=say("Are these one party?"),
        trail=(*_trail(), Crumb(say("Pairs that wait for a person"), reverse("lists:review"))),
        status=400 if form.errors else 200,
        item=item,
        entries=[(item.left, left), (item.right, right)],
        pair=None if left is None or right is None else compare_entries(left, right),
        form=form,
        judgement=None if said is None or said.verdict is Verdict.WITHDRAWN else said,
        may_confirm=_may_confirm(actor, item),
        previous=previous,
        following=following,
    )


def _may_confirm(actor: Actor, item: ReviewItem) -> bool:
    said = item.judgement
    return (
        said is not None
        and said.verdict is Verdict.SAME
        and said.confirmed_by is None
        and said.judged_by != actor.id
    )


def _entry(actor: Actor, item: ReviewItem, ref: EntryRef) -> ListEntry | None:
    """Return an entry as its list prints it; that a person's was read is written down first."""
    if item.is_person and may(actor, Permission.READ_LISTS_OF_PERSONS):
        note_persons_read(
            actor=actor, at=datetime.now(UTC), source_list=Key(ref.source_list), entries=1
        )
    try:
        return entry_of(actor=actor, ref=ref, as_of=item.as_of)
    except NotFound:
        return None


def _trail() -> tuple[Any, ...]:
    return (Crumb(say("Lists"), reverse("lists:lists")),)
