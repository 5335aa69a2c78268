"""Pages on which people write: forms of records, drafts of them, and both versions of a clash."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse, translate_url
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext, override

from misaq.apps.changes.actions import discard_draft, propose, revise, save_draft
from misaq.apps.changes.fields import ENTERED, ENTRIES
from misaq.apps.changes.forms import RecordForm
from misaq.apps.changes.labels import label_of, table_title
from misaq.apps.changes.queries import find_draft, get_change, list_drafts
from misaq.apps.changes.records import Change, Draft
from misaq.apps.changes.titles import title_of_steps
from misaq.apps.changes.writing import (
    Target,
    choices_for,
    differing,
    entries_of,
    parts_of,
    steps_in_words,
    target_of,
)
from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.form_errors import add_refusal, told_at_field
from misaq.apps.pages.numbers import number_in
from misaq.apps.pages.rendering import Crumb, render_page
from misaq.core.access.permissions import Permission
from misaq.core.changes.operations import Operation, OperationKind
from misaq.kernel.errors import InputRefused, StateConflict
from misaq.kernel.words import Phrase, say, translated

_TWO = ("GET", "HEAD", "POST")
_ADDRESS = ("do", "table", "key", "field", "change")
_CLASH = "changes.version"


@member_page(Permission.PROPOSE_CHANGE)
def new(request: HttpRequest) -> HttpResponse:
    """Ask what is to be changed, and lead to its form."""
    return render_page(
        request,
        "changes/new.html",
        title=say("A new change"),
        trail=(_first(),),
        tables=[(table, table_title(table)) for table in ENTERED],
        entries=[(table, field, label_of(field)) for table, field in ENTRIES],
        change=request.GET.get("change", ""),
    )


@member_page(Permission.SIGNED_IN)
def drafts(request: HttpRequest) -> HttpResponse:
    """Show the reader's half-filled forms."""
    return render_page(
        request,
        "changes/drafts.html",
        title=say("My drafts"),
        trail=(_first(),),
        drafts=[(draft, _draft_address(draft)) for draft in list_drafts(actor=actor_of(request))],
    )


@member_page(Permission.SIGNED_IN, methods=("POST",))
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """Throw a half-filled form away."""
    discard_draft(actor=actor_of(request), at=datetime.now(UTC), draft=number)
    return HttpResponseRedirect(reverse("changes:drafts"))


@member_page(Permission.PROPOSE_CHANGE, methods=_TWO)
def write(request: HttpRequest) -> HttpResponse:
    """Show the form of a record; keep it as a draft, or go on to the difference it makes."""
    actor = actor_of(request)
    target = target_of(actor=actor, query=request.GET)
    change = _change(request)
    if request.method != "POST":
        return _form_page(request, target, _opened(request, target, change), change)
    form = _form(target, actor, data=request.POST)
    if request.POST.get("act") == "draft":
        return _keep(request, target, form, change)
    if form.is_valid():
        if (form.cleaned_data["seen"] or "") != target.seen:
            return _clash_page(request, target, form, change, now=target.initial())
        try:
            return _go_on(request, target, form, change)
        except StateConflict as refusal:
            if refusal.rule == _CLASH and change is not None:
                return _saved_elsewhere(request, target, form, change)
            add_refusal(form, refusal)
        except InputRefused as refusal:
            _place(form, refusal)
    return _form_page(request, target, form, change, status=400)


def _go_on(
    request: HttpRequest, target: Target, form: RecordForm, change: Change | None
) -> HttpResponse:
    """Save what was typed as a draft request and show what it would change."""
    actor, at = actor_of(request), datetime.now(UTC)
    given = form.cleaned_data
    steps = target.steps(given.get("key") or target.key, form.body)
    if not steps:
        form.add_error(None, gettext("Nothing was changed in the form."))
        return _form_page(request, target, form, change, status=400)
    if change is None:
        saved = propose(
            actor=actor,
            at=at,
            title=title_of_steps(steps),
            reason=given["reason"],
            steps=steps,
            is_submitted=False,
        )
    else:
        saved = revise(
            actor=actor,
            at=at,
            change=change.id,
            version=given["version"] or 0,
            title=change.title,
            reason=given["reason"],
            steps=(*_others(change, target), *steps),
        )
    if given["draft"] and find_draft(actor=actor, draft=given["draft"]) is not None:
        discard_draft(actor=actor, at=datetime.now(UTC), draft=given["draft"])
    return HttpResponseRedirect(reverse("changes:change", args=[saved.id]))


def _keep(
    request: HttpRequest, target: Target, form: RecordForm, change: Change | None
) -> HttpResponse:
    """Keep the form as it was typed, right or wrong."""
    numbers = {name: number_in(request.POST.get(name, "")) for name in ("draft", "draft_version")}
    try:
        save_draft(
            actor=actor_of(request),
            at=datetime.now(UTC),
            form=_query(request),
            typed=form.typed(),
            draft=numbers["draft"],
            version=numbers["draft_version"] or 0,
        )
    except StateConflict:
        return _kept_elsewhere(request, target, form, change, numbers["draft"] or 0)
    return HttpResponseRedirect(reverse("changes:drafts"))


def _opened(request: HttpRequest, target: Target, change: Change | None) -> RecordForm:
    """Return the form as it is opened: empty, with the record, or as a draft left it."""
    actor = actor_of(request)
    initial: dict[str, Any] = {**target.initial(), "seen": target.seen}
    if change is not None:
        initial |= {"version": change.version, "reason": change.reason}
    number = number_in(request.GET.get("draft", ""))
    draft = None if number is None else find_draft(actor=actor, draft=number)
    if draft is not None:
        blank = dict.fromkeys(target.initial(), "")
        initial |= {**blank, **draft.typed, "draft": draft.id, "draft_version": draft.version}
    return _form(target, actor, initial=initial)


def _form(target: Target, actor: Any, **kwargs: Any) -> RecordForm:
    return RecordForm(
        record_class=target.record_class if target.specs else None,
        specs=target.specs,
        choices=choices_for(actor=actor, specs=target.specs),
        kept=target.kept,
        asks_key=target.kind is OperationKind.CREATE,
        **kwargs,
    )


def _clash_page(
    request: HttpRequest,
    target: Target,
    form: RecordForm,
    change: Change | None,
    *,
    now: Mapping[str, str],
) -> HttpResponse:
    """Show what stands there now beside what was typed; both stay, and nothing is saved."""
    typed = form.typed()
    initial = {**_hidden(form), **typed, "seen": target.seen}
    again = _form(target, actor_of(request), initial=initial)
    return _form_page(
        request, target, again, change, status=409, clash=differing(target.specs, now, typed)
    )


def _saved_elsewhere(
    request: HttpRequest, target: Target, form: RecordForm, change: Change
) -> HttpResponse:
    now = get_change(actor=actor_of(request), change=change.id)
    again = _form(
        target,
        actor_of(request),
        initial={**_hidden(form), **form.typed(), "version": now.version},
    )
    return _form_page(request, target, again, now, status=409, saved=steps_in_words(now.steps))


def _kept_elsewhere(
    request: HttpRequest, target: Target, form: RecordForm, change: Change | None, number: int
) -> HttpResponse:
    draft = find_draft(actor=actor_of(request), draft=number)
    typed = form.typed()
    kept = {} if draft is None else draft.typed
    again = {"draft": None, "draft_version": 0}
    if draft is not None:
        again = {"draft": draft.id, "draft_version": draft.version}
    fresh = _form(target, actor_of(request), initial={**_hidden(form), **typed, **again})
    clash = differing(target.specs, kept, typed)
    return _form_page(request, target, fresh, change, status=409, clash=clash)


def _form_page(
    request: HttpRequest,
    target: Target,
    form: RecordForm,
    change: Change | None,
    *,
    status: int = 200,
    **context: object,
) -> HttpResponse:
    return render_page(
        request,
        "changes/write.html",
        title=_heading(target),
        trail=(_first(),),
        status=status,
        form=form,
        target=target,
        change=change,
        options=form.options,
        lists=[(field, label_of(field), entries) for field, entries in entries_of(target)],
        taken_out=parts_of(target.standing or {}) if target.kind is OperationKind.REMOVE else (),
        **context,
    )


def _heading(target: Target) -> Phrase:
    if target.kind is OperationKind.CREATE:
        return say("Add to {table}", table=table_title(target.table))
    if target.kind is OperationKind.APPEND:
        return say("Add to {key}: {field}", key=target.key, field=label_of(target.field))
    if target.kind is OperationKind.REPLACE:
        return say("Change {key}: {field}", key=target.key, field=label_of(target.list_field))
    if target.kind is OperationKind.REMOVE:
        return say("Take out of {key}: {field}", key=target.key, field=label_of(target.list_field))
    if target.kind is OperationKind.WITHDRAW:
        return say("Withdraw {key}", key=target.key)
    return say("Change {key}", key=target.key)


def _others(change: Change, target: Target) -> tuple[Operation, ...]:
    """Return the steps of a request that this form does not write anew."""
    if target.kind is OperationKind.AMEND:
        same = (OperationKind.AMEND, target.table, target.key)
        return tuple(step for step in change.steps if (step.kind, step.table, step.key) != same)
    if target.kind in {OperationKind.REPLACE, OperationKind.REMOVE}:
        place = (target.table, target.key, target.field)
        return tuple(step for step in change.steps if (step.table, step.key, step.field) != place)
    return change.steps


def _change(request: HttpRequest) -> Change | None:
    number = number_in(request.GET.get("change", ""))
    return None if number is None else get_change(actor=actor_of(request), change=number)


def _query(request: HttpRequest) -> str:
    return urlencode({name: request.GET[name] for name in _ADDRESS if name in request.GET})


def _draft_address(draft: Draft) -> str:
    if draft.form.startswith("/"):  # a form of a later room, by its address in English
        here = get_language() or settings.LANGUAGE_CODE
        with override(settings.LANGUAGE_CODE):
            return f"{translate_url(draft.form, here)}?draft={draft.id}"
    return f"{reverse('changes:write')}?{draft.form}&draft={draft.id}"


def _hidden(form: RecordForm) -> dict[str, Any]:
    return {name: form.data.get(name) for name in ("version", "draft", "draft_version", "seen")}


def _place(form: RecordForm, refusal: InputRefused) -> None:
    """Put each problem at its field: a problem names table, key and path."""
    loose = []
    for problem in refusal.problems:
        path = problem.where.rpartition(" ")[2].split("[")[0].replace(".", "-")
        if path in form.fields:
            form.add_error(path, told_at_field(problem))
        else:
            loose.append(problem.told(gettext))
    if loose or not refusal.problems:
        message, next_step = (translated(t, gettext) for t in (refusal.message, refusal.next_step))
        form.add_error(None, " ".join((message, *loose, next_step)))


def _first() -> Crumb:
    return Crumb(say("Change requests"), reverse("changes:list"))
