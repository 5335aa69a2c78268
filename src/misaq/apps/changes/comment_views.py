"""Saying something about a change request, a point or a finding, saying it better, hiding it."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from misaq.apps.accounts.queries import list_colleagues
from misaq.apps.changes.actions import comment, edit_comment, hide_comment, mark_seen
from misaq.apps.changes.forms import CommentForm
from misaq.apps.changes.mentions import handles_of
from misaq.apps.changes.people import people_named
from misaq.apps.changes.queries import get_comment, list_comments
from misaq.apps.changes.records import Comment, CommentSubject
from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.addresses import subject_url
from misaq.apps.pages.form_errors import add_refusal
from misaq.apps.pages.numbers import number_in
from misaq.apps.pages.rendering import render_page
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.kernel.errors import InputRefused, NotFound, StateConflict
from misaq.kernel.words import say, tell

_TWO = ("GET", "HEAD", "POST")


@member_page(Permission.READ_INTERNAL, methods=_TWO)
def about(request: HttpRequest, subject: str, key: str) -> HttpResponse:
    """Show what was said of something, and take a comment more."""
    actor, at = actor_of(request), datetime.now(UTC)
    kind = _subject(subject)
    form = CommentForm(request.POST) if request.method == "POST" else CommentForm()
    if request.method == "POST" and form.is_valid():
        try:
            words = form.cleaned_data["words"]
            made = comment(actor=actor, at=at, subject=kind, subject_key=key, words=words)
        except InputRefused as refusal:
            add_refusal(form, refusal)
        else:
            return HttpResponseRedirect(f"{address_of(kind, key)}#comment-{made.id}")
    comments = list_comments(actor=actor, subject=kind, subject_key=key)
    if request.method != "POST":
        mark_seen(actor=actor, at=at, subject=kind, subject_key=key)
    return render_page(
        request,
        "changes/comments.html",
        title=say("Comments on {key}", key=key),
        trail=(),
        status=400 if form.errors else 200,
        form=form,
        comments=comments,
        people=people_named(actor, {one.author for one in comments}),
        handles=sorted(handles_of(list_colleagues(actor=actor)))
        if may(actor, Permission.COMMENT)
        else (),
        can_comment=may(actor, Permission.COMMENT),
        back=_back(kind, key),
    )


@member_page(Permission.COMMENT, methods=_TWO)
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """Write one's own comment anew, or hide it."""
    actor, at = actor_of(request), datetime.now(UTC)
    found = get_comment(actor=actor, comment=number)
    if request.method == "POST" and request.POST.get("act") == "hide":
        hide_comment(actor=actor, at=at, comment=number)
        return HttpResponseRedirect(_there(found))
    data = request.POST if request.method == "POST" else None
    form = CommentForm(data, initial={"words": found.words})
    edits, status = str(found.edits), 200
    if request.method == "POST" and form.is_valid():
        given = number_in(request.POST.get("edits", ""))
        seen = -1 if given is None else given
        try:
            words = form.cleaned_data["words"]
            edit_comment(actor=actor, at=at, comment=number, edits=seen, words=words)
        except (InputRefused, StateConflict) as refusal:
            add_refusal(form, refusal)
            status = refusal.http_status
        else:
            return HttpResponseRedirect(_there(found))
    return render_page(
        request,
        "changes/comment.html",
        title=say("Edit a comment"),
        trail=(),
        status=400 if form.errors and status == 200 else status,
        form=form,
        found=found,
        edits=edits,
        back=_there(found),
    )


def address_of(kind: CommentSubject, key: str) -> str:
    """Return where comments on something are shown."""
    if kind is CommentSubject.CHANGE:
        return reverse("changes:change", args=[key])
    return reverse("changes:comments", args=[kind.value.lower(), key])


def _there(found: Comment) -> str:
    return f"{address_of(found.subject, found.subject_key)}#comment-{found.id}"


def _back(kind: CommentSubject, key: str) -> str:
    if kind is CommentSubject.POINT:
        return subject_url("policies.commitments", key)
    if kind is CommentSubject.FINDING:
        return reverse("findings:detail", args=[key])
    return reverse("changes:change", args=[key])


def _subject(word: str) -> CommentSubject:
    found = {kind.value.lower(): kind for kind in CommentSubject}.get(word)
    if found is None:
        raise NotFound(
            tell("Nothing of that kind is commented on."),
            next_step=tell("Open the page of what you mean, and comment there."),
            rule="changes.comment-subject",
        )
    return found
