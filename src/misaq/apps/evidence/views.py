"""Pages of stored files: the list, one of them, its bytes."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from misaq.apps.changes.people import people_named
from misaq.apps.evidence.actions import remove_file, scan_again, upload
from misaq.apps.evidence.forms import RemoveForm, UploadForm
from misaq.apps.evidence.queries import find_scanner, get_file, list_files, read_file
from misaq.apps.evidence.records import EvidenceFile, ScanState
from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.form_errors import add_refusal
from misaq.apps.pages.rendering import Crumb, render_page
from misaq.apps.pages.uploading import was_too_large
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.kernel.errors import InputRefused, StateConflict, Unavailable
from misaq.kernel.words import say
from misaq.sources.uploads.store import too_large

_TWO = ("GET", "HEAD", "POST")


@member_page(Permission.READ_EVIDENCE, methods=_TWO)
def files(request: HttpRequest) -> HttpResponse:
    """Show the stored files, and take one more."""
    actor, status = actor_of(request), 200
    form = UploadForm()
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        try:
            if was_too_large(request):
                raise too_large(settings.MISAQ_UPLOAD_LIMIT)
            if form.is_valid():
                return HttpResponseRedirect(_address(_uploaded(request, form)))
            status = 400
        except (InputRefused, Unavailable) as refusal:
            form.full_clean()
            form.errors.pop("file", None)
            add_refusal(form, refusal)
            status = refusal.http_status
    found = list_files(actor=actor)
    return render_page(
        request,
        "evidence/files.html",
        title=say("Evidence files"),
        trail=(),
        status=status,
        form=form,
        files=found,
        people=people_named(actor, {file.uploaded_by for file in found}),
        can_add=may(actor, Permission.ADD_EVIDENCE),
        limit=settings.MISAQ_UPLOAD_LIMIT // (1024 * 1024),
        is_scanned=find_scanner() is not None,
    )


def _uploaded(request: HttpRequest, form: UploadForm) -> EvidenceFile:
    sheet, expires = form.cleaned_data["file"], form.cleaned_data["expires"]
    return upload(
        actor=actor_of(request),
        at=datetime.now(UTC),
        name=sheet.name,
        chunks=sheet.chunks(),
        expires="" if expires is None else expires.text,
    )


@member_page(Permission.READ_EVIDENCE, methods=_TWO)
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show what is known of a file; remove its bytes, or ask for its scan again."""
    actor, at = actor_of(request), datetime.now(UTC)
    form = RemoveForm(request.POST if request.POST.get("act") == "remove" else None)
    status = 200
    if request.method == "POST":
        try:
            if request.POST.get("act") == "scan":
                scan_again(actor=actor, at=at, number=number)
                return HttpResponseRedirect(reverse("evidence:file", args=[number]))
            if form.is_valid():
                remove_file(actor=actor, at=at, number=number, reason=form.cleaned_data["reason"])
                return HttpResponseRedirect(reverse("evidence:file", args=[number]))
            status = 400
        except (InputRefused, StateConflict) as refusal:
            form = form if form.is_bound else RemoveForm({})
            form.full_clean()
            add_refusal(form, refusal)
            status = refusal.http_status
    found = get_file(actor=actor, number=number)
    return render_page(
        request,
        "evidence/file.html",
        title=found.name,
        trail=(Crumb(say("Evidence files"), reverse("evidence:files")),),
        status=status,
        file=found,
        form=form,
        people=people_named(actor, {found.uploaded_by}),
        is_waiting=found.scan is ScanState.WAITING and found.removed_at is None,
        can_remove=found.removed_at is None
        and (actor.id == found.uploaded_by or may(actor, Permission.DECIDE_CHANGE)),
    )


@member_page(Permission.READ_EVIDENCE)
def opened(request: HttpRequest, number: int) -> HttpResponse:
    """Hand out the bytes of a file, to be kept and not shown: nothing in it can run here."""
    found = read_file(actor=actor_of(request), number=number)
    # The name it came with may be about a person: the hash is name enough.
    name = f"{found.file.sha256[:16]}.{found.file.kind.lower()}"
    response = HttpResponse(found.data, content_type=found.media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _address(file: EvidenceFile) -> str:
    return reverse("evidence:file", args=[file.id])
