"""Pages of change requests: the list, one with its difference, its decisions and comments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from misaq.apps.changes.actions import (
    accept,
    mark_seen,
    propose_undo,
    reject,
    revise,
    send_back,
    submit,
    withdraw,
)
from misaq.apps.changes.forms import CommentForm, ReasonForm
from misaq.apps.changes.labels import label_of
from misaq.apps.changes.people import people_named
from misaq.apps.changes.queries import (
    ChangeView,
    count_changes,
    find_undo,
    get_change,
    get_change_view,
    list_changes,
    list_comments,
)
from misaq.apps.changes.records import Change, CommentSubject
from misaq.apps.changes.showing import field_shown, records_shown
from misaq.apps.changes.titles import shown_title
from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.form_errors import add_refusal
from misaq.apps.pages.numbers import number_in
from misaq.apps.pages.parts import Change as FieldShown
from misaq.apps.pages.parts import Task
from misaq.apps.pages.rendering import Crumb, render_page
from misaq.apps.pages.tones import look_of
from misaq.apps.registers.differences import FieldChange
from misaq.apps.registers.grounds import Moved
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.core.changes.life import EDITABLE, ChangeState
from misaq.core.changes.operations import Operation, OperationKind
from misaq.kernel.errors import InputRefused, MisaqError, StateConflict
from misaq.kernel.words import say, tell

_SHOWN = 200
"""Records of one request that its page shows; an import can have thousands."""


@member_page(Permission.READ_INTERNAL)
def list_requests(request: HttpRequest) -> HttpResponse:
    """Show the change requests that the reader may see, by state."""
    actor = actor_of(request)
    wanted = {state.value: state for state in ChangeState}.get(request.GET.get("state", ""))
    mine = request.GET.get("mine") == "1"
    found = list_changes(actor=actor, states=(wanted,) if wanted else (), mine=mine)
    counts = count_changes(actor=actor)
    return render_page(
        request,
        "changes/list.html",
        title=say("Change requests"),
        trail=(),
        tasks=[_task(change) for change in found],
        states=[(state, counts[state]) for state in ChangeState],
        wanted=wanted,
        mine=mine,
        can_propose=may(actor, Permission.PROPOSE_CHANGE),
        can_import=may(actor, Permission.IMPORT_ROWS),
    )


def _task(change: Change) -> Task:
    look = look_of(change.state)
    return Task(
        title=shown_title(change.title),
        status=look.words,
        tone=look.tone,
        address=reverse("changes:change", args=[change.id]),
        hint=say("No. {number}, {day}", number=change.id, day=f"{change.changed_at:%Y-%m-%d}"),
    )


@member_page(Permission.READ_INTERNAL)
def one(request: HttpRequest, change: int) -> HttpResponse:
    """Show a change request: what it would change, what happened to it, what was said of it."""
    actor = actor_of(request)
    view = get_change_view(actor=actor, change=change)
    mark_seen(
        actor=actor, at=datetime.now(UTC), subject=CommentSubject.CHANGE, subject_key=str(change)
    )
    return _page(request, view, _blank(view))


@member_page(Permission.READ_INTERNAL, methods=("POST",))
def step(request: HttpRequest, change: int) -> HttpResponse:
    """Bring a change request one step further."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _again(request, change, 400)
    try:
        act = request.POST.get("act", "")
        after = _take(act, actor_of(request), change, form.cleaned_data)
    except (InputRefused, StateConflict) as refusal:
        return _again(request, change, refusal.http_status, refusal)
    return HttpResponseRedirect(reverse("changes:change", args=[after]))


def _take(act: str, actor: Actor, number: int, given: dict[str, Any]) -> int:
    """Do what the button says; return the number of the request to show then."""
    at = datetime.now(UTC)
    if act == "undo":
        return propose_undo(actor=actor, at=at, change=number, reason=given["reason"]).id
    shared = {"actor": actor, "at": at, "change": number, "version": given["version"]}
    if act == "accept":
        accept(**shared, reason=given["reason"], seen=given["seen"])
        return number
    place = number_in(act.removeprefix("remove-")) if act.startswith("remove-") else None
    if place is not None:
        _remove_step(shared, place)
        return number
    plain: dict[str, Callable[..., Change]] = {"submit": submit, "withdraw": withdraw}
    reasoned: dict[str, Callable[..., Change]] = {"reject": reject, "send-back": send_back}
    if act in plain:
        plain[act](**shared)
    elif act in reasoned:
        reasoned[act](**shared, reason=given["reason"])
    else:
        raise InputRefused(
            tell("It is not clear what is to be done."),
            next_step=tell("Press one of the buttons on the page of the request."),
            rule="changes.act",
        )
    return number


def _remove_step(shared: dict[str, Any], position: int) -> None:
    change = get_change(actor=shared["actor"], change=shared["change"])
    steps = tuple(step for place, step in enumerate(change.steps) if place != position)
    revise(**shared, title=change.title, reason=change.reason, steps=steps)


def _again(
    request: HttpRequest, number: int, status: int, refusal: MisaqError | None = None
) -> HttpResponse:
    """Show the request as it is now, with the refusal, and with the reason as it was typed."""
    view = get_change_view(actor=actor_of(request), change=number)
    data = request.POST.copy()
    data["version"], data["seen"] = str(view.change.version), view.seen
    form = ReasonForm(data)
    if form.is_valid() and refusal is not None:
        add_refusal(form, refusal)
    return _page(request, view, form, status=status)


def _blank(view: ChangeView) -> ReasonForm:
    return ReasonForm(initial={"version": view.change.version, "seen": view.seen})


def _page(
    request: HttpRequest, view: ChangeView, form: ReasonForm, status: int = 200
) -> HttpResponse:
    actor, change = actor_of(request), view.change
    comments = (
        list_comments(actor=actor, subject=CommentSubject.CHANGE, subject_key=str(change.id))
        if may(actor, Permission.READ_INTERNAL)
        else ()
    )
    ids = {change.author, change.decided_by, actor.id}
    ids |= {event.by for event in view.events} | {comment.author for comment in comments}
    return render_page(
        request,
        "changes/change.html",
        title=shown_title(change.title),
        trail=(Crumb(say("Change requests"), reverse("changes:list")),),
        status=status,
        change=change,
        view=view,
        shown=() if view.rehearsal is None else records_shown(view.rehearsal.diffs[:_SHOWN]),
        more=max(0, len(view.rehearsal.diffs if view.rehearsal else change.steps) - _SHOWN),
        steps=[(place, one, _step_shown(one)) for place, one in enumerate(change.steps[:_SHOWN])],
        moved=() if view.rehearsal is None else [_moved(m) for m in view.rehearsal.moved],
        form=form,
        comment_form=CommentForm(),
        comments=comments,
        people=people_named(actor, ids),
        undo=find_undo(actor=actor, change=change.id),
        **_rights(actor, change),
    )


def _rights(actor: Actor, change: Change) -> dict[str, bool]:
    is_author = actor.id == change.author
    return {
        "is_author": is_author,
        "can_edit": is_author and change.state in EDITABLE,
        "can_withdraw": is_author and change.state in {*EDITABLE, ChangeState.SUBMITTED},
        "can_decide": change.state is ChangeState.SUBMITTED
        and not is_author
        and may(actor, Permission.DECIDE_CHANGE),
        "can_undo": change.state is ChangeState.ACCEPTED and may(actor, Permission.PROPOSE_CHANGE),
        "can_comment": may(actor, Permission.COMMENT),
    }


def _step_shown(step: Operation) -> tuple[FieldShown, ...]:
    """Return what a step asked for, as one field before and after."""
    value, base = step.value, step.base
    if step.kind is OperationKind.PUT_BACK:
        value, base = _held(value), _held(base)
    name = step.field.partition("+")[0] or step.table
    return (field_shown(FieldChange(name, base, value)),)


def _held(plain: Any) -> Any:
    return plain.get("value") if isinstance(plain, dict) else None


def _moved(moved: Moved) -> dict[str, object]:
    step = moved.step
    field = step.field.partition("+")[0]
    name = label_of(field) if field else step.key
    return {
        "label": say("{key}: {field}", key=step.key, field=name),
        "then": field_shown(FieldChange(field or "key", None, step.base)).after,
        "now": field_shown(FieldChange(field or "key", None, moved.now)).after,
    }
