"""Pages of the two ledgers of a point: what is claimed, what was found, and the rights gate."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation

from misaq.apps.changes.actions import discard_draft, propose, save_draft
from misaq.apps.changes.people import people_named
from misaq.apps.changes.queries import find_draft
from misaq.apps.evidence.actions import claim, record_finding
from misaq.apps.evidence.forms import FindingForm, RightsForm, StatementForm
from misaq.apps.evidence.queries import (
    PointAt,
    gap_of,
    get_point_at,
    list_claims,
    list_files,
    list_findings,
    list_points_charged,
)
from misaq.apps.evidence.records import EvidenceFile
from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.addresses import subject_url
from misaq.apps.pages.days import today
from misaq.apps.pages.form_errors import add_refusal
from misaq.apps.pages.numbers import number_in
from misaq.apps.pages.rendering import Crumb
from misaq.apps.registers.showing import render_records
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.core.changes.operations import Operation, OperationKind
from misaq.core.institutions.records import Institution
from misaq.core.policies.charged import is_on_the_side, spoken_for
from misaq.kernel.errors import InputRefused, NotAllowed, StateConflict
from misaq.kernel.words import say
from misaq.sources.structure import to_plain

_TWO = ("GET", "HEAD", "POST")
_POINTS = "policies.commitments"


@member_page(Permission.READ_INTERNAL)
def points(request: HttpRequest) -> HttpResponse:
    """Lead to the point of a key, or ask for one; show those the reader's institutions answer."""
    actor, key = actor_of(request), request.GET.get("key", "").strip()
    if key:
        found = get_point_at(actor=actor, key=key)
        return HttpResponseRedirect(reverse("evidence:point", args=[found.point.key]))
    return render_records(
        request,
        "evidence/points.html",
        title=say("Claims and findings on points"),
        trail=(),
        points=list_points_charged(actor=actor),
        speaks=bool(spoken_for(actor)),
    )


@member_page(Permission.READ_INTERNAL)
def point(request: HttpRequest, key: str) -> HttpResponse:
    """Show the two ledgers of a point side by side, with the gap between them."""
    actor = actor_of(request)
    found = get_point_at(actor=actor, key=key)
    claims, findings = list_claims(actor=actor, point=key), list_findings(actor=actor, point=key)
    ids = {one.claimant for one in claims} | {one.verifier for one in findings}
    return render_records(
        request,
        "evidence/point.html",
        title=say("Claims and findings on {key}", key=key),
        trail=(_crumb(found),),
        point=found.point,
        gap=gap_of(found.point, today()),
        claims=claims,
        findings=findings,
        people=people_named(actor, ids),
        can_claim=may(actor, Permission.MAKE_CLAIM, found.place),
        can_verify=may(actor, Permission.VERIFY),
        can_judge=may(actor, Permission.JUDGE_RIGHTS, found.place),
    )


@member_page(Permission.MAKE_CLAIM, methods=_TWO)
def make_claim(request: HttpRequest, key: str) -> HttpResponse:
    """Say for an institution how far a point has come."""
    actor = actor_of(request)
    found = get_point_at(actor=actor, key=key)
    form = StatementForm(
        request.POST if request.method == "POST" else None,
        initial=_as_left(request),
        institutions=_charged(actor, found),
        files=_files(actor),
    )
    return _stated(request, found, form, claim, say("Claim on {key}", key=key))


@member_page(Permission.VERIFY, methods=_TWO)
def record(request: HttpRequest, key: str) -> HttpResponse:
    """Record what was found of a point, and hand it in for somebody else to accept."""
    actor = actor_of(request)
    found = get_point_at(actor=actor, key=key)
    form = FindingForm(
        request.POST if request.method == "POST" else None,
        initial={"answers": request.GET.get("claim", ""), **_as_left(request)},
        institutions=_apart(found),
        files=_files(actor),
        claims=list_claims(actor=actor, point=key),
    )
    return _stated(request, found, form, record_finding, say("Finding on {key}", key=key))


@member_page(Permission.JUDGE_RIGHTS, methods=_TWO)
def rights(request: HttpRequest, key: str) -> HttpResponse:
    """Say whether a point was tested against fundamental rights, with the source that says so."""
    actor = actor_of(request)
    found = get_point_at(actor=actor, key=key)
    initial = {"gate": found.point.rights_gate.value}
    form = RightsForm(request.POST if request.method == "POST" else None, initial=initial)
    status = 200 if request.method != "POST" else 400
    if request.method == "POST" and form.is_valid():
        try:
            change = propose(
                actor=actor,
                at=datetime.now(UTC),
                title=f"Rights gate of {key}",
                reason=form.cleaned_data["reason"],
                steps=_rights_steps(found, form.cleaned_data),
                origin="rights",
            )
        except (InputRefused, StateConflict, NotAllowed) as refusal:
            add_refusal(form, refusal)
            status = refusal.http_status
        else:
            return HttpResponseRedirect(reverse("changes:change", args=[change.id]))
    return _form_page(request, found, form, say("Rights gate of {key}", key=key), status)


def _stated(
    request: HttpRequest,
    found: PointAt,
    form: StatementForm,
    do: Callable[..., object],
    title: Any,
) -> HttpResponse:
    if request.method != "POST":
        return _form_page(request, found, form, title, 200)
    key, status, is_valid = str(found.point.key), 400, form.is_valid()
    try:
        if request.POST.get("act") == "draft":
            _keep(request, form)
            return HttpResponseRedirect(reverse("changes:drafts"))
        if is_valid:
            do(actor=actor_of(request), at=datetime.now(UTC), point=key, **form.statement())
            _drop_draft(request, form.cleaned_data["draft"])
            return HttpResponseRedirect(reverse("evidence:point", args=[key]))
    except (InputRefused, StateConflict, NotAllowed) as refusal:
        add_refusal(form, refusal)
        status = refusal.http_status
    return _form_page(request, found, form, title, status)


def _keep(request: HttpRequest, form: StatementForm) -> None:
    """Keep the form as it was typed, right or wrong."""
    draft, version = (
        number_in(request.POST.get(name, "")) or 0 for name in ("draft", "draft_version")
    )
    with translation.override(settings.LANGUAGE_CODE):
        match = request.resolver_match
        address = reverse(match.view_name, kwargs=match.kwargs) if match else request.path
    save_draft(
        actor=actor_of(request),
        at=datetime.now(UTC),
        form=address,
        typed=form.typed(),
        draft=draft or None,
        version=version,
    )


def _as_left(request: HttpRequest) -> dict[str, Any]:
    """Return what a draft left in the form; nothing when none is named."""
    number = number_in(request.GET.get("draft", ""))
    actor = actor_of(request)
    draft = None if number is None else find_draft(actor=actor, draft=number)
    if draft is None:
        return {}
    brought = draft.typed.get("brought", "").split()
    return {**draft.typed, "brought": brought, "draft": draft.id, "draft_version": draft.version}


def _drop_draft(request: HttpRequest, number: int | None) -> None:
    actor = actor_of(request)
    if number and find_draft(actor=actor, draft=number) is not None:
        discard_draft(actor=actor, at=datetime.now(UTC), draft=number)


def _form_page(
    request: HttpRequest, found: PointAt, form: Any, title: Any, status: int
) -> HttpResponse:
    return render_records(
        request,
        "evidence/statement.html",
        title=title,
        trail=(_crumb(found),),
        status=status,
        point=found.point,
        form=form,
        back=reverse("evidence:point", args=[found.point.key]),
    )


def _rights_steps(found: PointAt, given: dict[str, Any]) -> tuple[Operation, ...]:
    """Return the steps that set the gate, and add the source that says so to the point's own."""
    key, body = str(found.point.key), to_plain(found.point)
    steps = [Operation(OperationKind.AMEND, _POINTS, key, "rights_gate", given["gate"])]
    cite = given["cite"].strip()
    if cite not in body["cite"]:
        cites = [*body["cite"], cite]
        steps.append(Operation(OperationKind.AMEND, _POINTS, key, "cite", cites, base=body["cite"]))
    return tuple(steps)


def _charged(actor: Actor, found: PointAt) -> list[tuple[str, str]]:
    """Return the institutions charged with the point that the actor may speak for."""
    register = found.registers.institutions
    mine = spoken_for(actor)
    return [
        _choice(one)
        for one in register.institutions
        if one.key in found.charged
        and any(is_on_the_side(key, frozenset({one.key}), register) for key in mine)
    ]


def _apart(found: PointAt) -> list[tuple[str, str]]:
    """Return the institutions that are not charged with the point, nor above or below."""
    register = found.registers.institutions
    return [
        _choice(one)
        for one in register.institutions
        if not is_on_the_side(one.key, found.charged, register)
    ]


def _choice(one: Institution) -> tuple[str, str]:
    return str(one.key), f"{one.title} ({one.key})"


def _files(actor: Actor) -> list[EvidenceFile]:
    if not may(actor, Permission.READ_EVIDENCE):
        return []
    return [file for file in list_files(actor=actor) if file.is_open][:50]


def _crumb(found: PointAt) -> Crumb:
    key = str(found.point.key)
    return Crumb(say("Point {key}", key=key), subject_url(_POINTS, key))
