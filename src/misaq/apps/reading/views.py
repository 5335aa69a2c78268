"""Pages on which documents are brought, and what the reader proposes from them is decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.form_errors import add_refusal
from misaq.apps.pages.paging import stretch_of
from misaq.apps.pages.rendering import Crumb, render_page
from misaq.apps.pages.uploading import was_too_large
from misaq.apps.reading.actions import (
    accept_proposal,
    amend_proposal,
    propose_point,
    reject_proposal,
    undo_decision,
    upload_document,
)
from misaq.apps.reading.forms import AmendForm, DecisionForm, PointForm, ReasonForm, UploadForm
from misaq.apps.reading.points import POINT_KINDS, Point, as_pack_lines
from misaq.apps.reading.queries import (
    draw_passage,
    get_document,
    get_proposal,
    list_decisions,
    list_documents,
    list_passages_around,
    list_proposals,
)
from misaq.apps.reading.records import Document, StoredProposal
from misaq.apps.reading.shelf import limits
from misaq.apps.reading.showing import LOOKS, facts_of, place_of, tasks_of
from misaq.apps.registers.queries import get_registers
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.core.sourcebook.reading.decisions import TAKEN, DecisionStep, ProposalState
from misaq.kernel.errors import InputRefused, MisaqError, StateConflict
from misaq.kernel.words import say, tell
from misaq.sources.uploads.store import too_large

_NEAR = 5
"""Passages shown before and after the one that is marked; the rest is a press away."""
_BOTH = ("GET", "HEAD", "POST")
_POST = ("POST",)


@dataclass(frozen=True, slots=True)
class _Sent:
    """A decision that came too late: what was to be done, and in which words if in others."""

    step: DecisionStep
    text: str


@member_page(Permission.READ_DOCUMENTS)
def documents(request: HttpRequest) -> HttpResponse:
    """Show every document, with how much of it waits for a decision."""
    actor = actor_of(request)
    return render_page(
        request,
        "reading/list.html",
        title=say("Documents"),
        stretch=stretch_of(list_documents(actor=actor), request.GET),
        may_add=may(actor, Permission.ADD_DOCUMENT),
    )


@member_page(Permission.ADD_DOCUMENT, methods=_BOTH)
def upload(request: HttpRequest) -> HttpResponse:
    """Take a document in, and show what it seems to say."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        if was_too_large(request):
            form.errors.pop("file", None)
            add_refusal(form, too_large(limits().file_bytes))
        elif form.is_valid():
            found = _uploaded(actor_of(request), form)
            if found is not None:
                return HttpResponseRedirect(reverse("reading:document", args=(found.id,)))
    return render_page(
        request,
        "reading/upload.html",
        title=say("Bring a document"),
        trail=_trail(),
        status=400 if form.errors else 200,
        form=form,
        most=limits().file_bytes // (1024 * 1024),
        pages=limits().pages,
    )


def _uploaded(actor: Actor, form: UploadForm) -> Document | None:
    file = form.cleaned_data["file"]
    try:
        return upload_document(
            actor=actor, at=datetime.now(UTC), name=file.name or "", chunks=file.chunks(),
            language=form.cleaned_data["language"],
        )  # fmt: skip
    except MisaqError as refusal:
        add_refusal(form, refusal)
        return None


@member_page(Permission.READ_DOCUMENTS)
def document_page(request: HttpRequest, document: int) -> HttpResponse:
    """Show a document with everything proposed from it."""
    actor = actor_of(request)
    found = get_document(actor=actor, document=document)
    asked = request.GET.get("state", "")
    states = [state for state in ProposalState if state.value == asked]
    proposals = list_proposals(actor=actor, document=document, states=states)
    waiting = next((each for each in proposals if each.state is ProposalState.PROPOSED), None)
    stretch = stretch_of(proposals, request.GET)
    return render_page(
        request,
        "reading/document.html",
        title=found.name,
        trail=_trail(),
        document=found,
        stretch=stretch,
        tasks=tasks_of(found, stretch.items),
        waiting=waiting,
        states=[(state.value, LOOKS[state].words) for state in ProposalState],
        asked=asked if states else "",
    )


@member_page(Permission.READ_DOCUMENTS)
def proposal_page(request: HttpRequest, document: int, number: int) -> HttpResponse:
    """Show a proposal beside the passage it comes from."""
    return _proposal(request, document, number)


@member_page(Permission.DECIDE_READING, methods=_POST)
def decide(request: HttpRequest, document: int, number: int) -> HttpResponse:
    """Accept, amend or reject a proposal, or take a decision back."""
    actor = actor_of(request)
    asked = request.POST.get("step", "")
    step = next((step for step in DecisionStep if step.value == asked), None)
    form = _form_of(step, request.POST)
    if step is None or (not form.is_valid() and "version" in form.errors):
        raise _unwritten()
    if form.is_valid():
        act: Callable[..., StoredProposal] = _ACTS[step]
        try:
            act(
                actor=actor,
                at=datetime.now(UTC),
                document=document,
                number=number,
                **form.cleaned_data,
            )
        except StateConflict as conflict:
            sent = _Sent(step, form.cleaned_data.get("text", ""))
            return _proposal(request, document, number, conflict=conflict, sent=sent)
        except InputRefused as refusal:
            add_refusal(form, refusal)
        else:
            return _onward(actor, document, number, step)
    return _proposal(request, document, number, typed={step.value.lower(): form})


_ACTS: dict[DecisionStep, Callable[..., StoredProposal]] = {
    DecisionStep.ACCEPT: accept_proposal,
    DecisionStep.AMEND: amend_proposal,
    DecisionStep.REJECT: reject_proposal,
    DecisionStep.UNDO: undo_decision,
}


def _form_of(step: DecisionStep | None, data: Any) -> DecisionForm:
    match step:
        case DecisionStep.AMEND:
            return AmendForm(data, auto_id="amend-%s")
        case DecisionStep.REJECT | DecisionStep.UNDO:
            return ReasonForm(data, auto_id=f"{step.value.lower()}-%s")
        case DecisionStep.ACCEPT | None:
            return DecisionForm(data)


def _onward(actor: Actor, document: int, number: int, step: DecisionStep) -> HttpResponse:
    """Go on to the next proposal that waits; after taking back, stay."""
    waiting = list_proposals(actor=actor, document=document, states=(ProposalState.PROPOSED,))
    if step is DecisionStep.UNDO or not waiting:
        return HttpResponseRedirect(reverse("reading:proposal", args=(document, number)))
    later = next((each for each in waiting if each.number > number), waiting[0])
    return HttpResponseRedirect(reverse("reading:proposal", args=(document, later.number)))


@member_page(Permission.DECIDE_READING, methods=_POST)
def change(request: HttpRequest, document: int, number: int) -> HttpResponse:
    """Hand in a change request that adds an accepted proposal to the registers."""
    actor = actor_of(request)
    form = _point_form(actor, request.POST)
    if form.is_valid():
        data = dict(form.cleaned_data)
        version = data.pop("version")
        try:
            propose_point(
                actor=actor, at=datetime.now(UTC), document=document, number=number,
                version=version, point=Point(**data),
            )  # fmt: skip
        except StateConflict as conflict:
            return _proposal(request, document, number, conflict=conflict)
        except InputRefused as refusal:
            add_refusal(form, refusal)
        else:
            return HttpResponseRedirect(reverse("reading:proposal", args=(document, number)))
    return _proposal(request, document, number, typed={"point": form})


@member_page(Permission.READ_DOCUMENTS)
def picture(request: HttpRequest, document: int, passage: int, page: int) -> HttpResponse:
    """Return a page of a PDF as a picture, with a passage marked."""
    drawn = draw_passage(actor=actor_of(request), document=document, passage=passage, page=page)
    return HttpResponse(drawn, content_type="image/png")


@member_page(Permission.READ_DOCUMENTS)
def accepted(request: HttpRequest, document: int) -> HttpResponse:
    """Return what was accepted from a document as YAML, shaped as a pack's files are."""
    actor = actor_of(request)
    found = get_document(actor=actor, document=document)
    proposals = list_proposals(actor=actor, document=document, states=tuple(TAKEN))
    lines = as_pack_lines(
        found,
        ((each, _passage_of(actor, document, each)) for each in proposals),
    )
    response = HttpResponse(lines, content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="document-{found.id}-accepted.yml"'
    return response


def _passage_of(actor: Actor, document: int, proposal: StoredProposal) -> Any:
    near = list_passages_around(actor=actor, document=document, passage=proposal.passage)
    return next((each for each in near if each.number == proposal.passage), None)


def _proposal(
    request: HttpRequest,
    document: int,
    number: int,
    *,
    conflict: StateConflict | None = None,
    sent: _Sent | None = None,
    typed: Mapping[str, forms.Form] | None = None,
) -> HttpResponse:
    actor = actor_of(request)
    found = get_document(actor=actor, document=document)
    proposal = get_proposal(actor=actor, document=document, number=number)
    passages = list_passages_around(actor=actor, document=document, passage=proposal.passage)
    here = next((each for each in passages if each.number == proposal.passage), None)
    typed = typed or {}
    is_refused = any(form.errors for form in typed.values())
    return render_page(
        request,
        "reading/proposal.html",
        title=say("Proposal {number} of {count}", number=number, count=found.proposals),
        trail=(*_trail(), Crumb(found.name, reverse("reading:document", args=(found.id,)))),
        status=409 if conflict else 400 if is_refused else 200,
        document=found,
        proposal=proposal,
        kind=LOOKS[proposal.kind].words,
        state=LOOKS[proposal.state],
        confidence=LOOKS[proposal.confidence],
        facts=facts_of(proposal),
        place=place_of(here),
        passages=passages,
        near=[each for each in passages if abs(each.number - proposal.passage) <= _NEAR],
        here=here,
        decisions=[
            (LOOKS[each.step].words, each)
            for each in list_decisions(actor=actor, proposal=proposal)
        ],
        previous=number - 1 if number > 1 else None,
        following=number + 1 if number < found.proposals else None,
        conflict=conflict,
        sent=LOOKS[sent.step if sent else DecisionStep.ACCEPT],
        sent_text=(sent.text if sent else "") or proposal.found,
        may_decide=may(actor, Permission.DECIDE_READING),
        forms=_forms(actor, proposal, typed),
    )


def _forms(
    actor: Actor, proposal: StoredProposal, typed: Mapping[str, forms.Form]
) -> dict[str, forms.Form]:
    """Return the forms that the state of a proposal allows, as typed where something was."""
    version = {"version": proposal.version}
    fresh: dict[str, forms.Form] = {}
    if proposal.state is ProposalState.PROPOSED:
        fresh["accept"] = DecisionForm(initial=version, auto_id="accept-%s")
        fresh["amend"] = AmendForm(initial={**version, "text": proposal.text}, auto_id="amend-%s")
        fresh["reject"] = ReasonForm(initial=version, auto_id="reject-%s")
    else:
        fresh["undo"] = ReasonForm(initial=version, auto_id="undo-%s")
    can_stand = proposal.kind in POINT_KINDS and proposal.is_taken and proposal.change is None
    if can_stand and may(actor, Permission.PROPOSE_CHANGE):
        fresh["point"] = _point_form(actor, None, initial=version)
    return {name: typed.get(name, form) for name, form in fresh.items()}


def _point_form(actor: Actor, data: Any, **options: Any) -> PointForm:
    registers = get_registers(actor=actor)
    return PointForm(
        data,
        auto_id="point-%s",
        policies=[(each.key, f"{each.key}: {each.title}") for each in registers.policies.policies],
        sources=[(each.key, f"{each.key}: {each.title}") for each in registers.sourcebook.sources],
        **options,
    )


def _unwritten() -> InputRefused:
    return InputRefused(
        tell("The request has a form that no page of this site writes."),
        next_step=tell("Go back, open the page again, and press the button there."),
        rule="reading.form",
    )


def _trail() -> tuple[Crumb, ...]:
    return (Crumb(say("Documents"), reverse("reading:list")),)
