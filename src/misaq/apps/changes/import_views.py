"""Bringing many rows at once: template, preview, one change request."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import Any

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from misaq.apps.changes.actions import propose_rows
from misaq.apps.changes.fields import ENTERED
from misaq.apps.changes.forms import HandInForm, SheetForm
from misaq.apps.changes.importing import EMPTY, Plan, columns_of
from misaq.apps.changes.labels import table_title
from misaq.apps.changes.queries import plan_rows
from misaq.apps.changes.showing import field_shown
from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.form_errors import add_refusal
from misaq.apps.pages.rendering import Crumb, render_page
from misaq.apps.pages.uploading import was_too_large
from misaq.apps.registers.differences import FieldChange
from misaq.core.access.permissions import Permission
from misaq.core.changes.operations import OperationKind
from misaq.kernel.errors import InputRefused, MisaqError, StateConflict
from misaq.kernel.words import say, tell
from misaq.sources.uploads.sheets import Row, read_rows

_TWO = ("GET", "HEAD", "POST")
_SALT = "misaq.changes.import"
_SHOWN = 200


@member_page(Permission.IMPORT_ROWS)
def choose(request: HttpRequest) -> HttpResponse:
    """Show the tables that rows can be imported into."""
    return render_page(
        request,
        "changes/import_choose.html",
        title=say("Import rows"),
        trail=(_first(),),
        tables=[(table, table_title(table)) for table in ENTERED],
    )


@member_page(Permission.IMPORT_ROWS)
def template(request: HttpRequest, table: str) -> HttpResponse:  # noqa: ARG001 -- as every page
    """Hand out the empty spreadsheet of a table."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow(columns_of(table))
    # The mark at the start tells spreadsheets that the text is UTF-8.
    response = HttpResponse("\ufeff" + stream.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{table}.csv"'
    return response


@member_page(Permission.IMPORT_ROWS, methods=_TWO)
def bring(request: HttpRequest, table: str) -> HttpResponse:
    """Take a filled-in spreadsheet and show what it would change; nothing is written."""
    columns = columns_of(table)
    if request.method != "POST":
        return _bring_page(request, table, columns, SheetForm())
    form = SheetForm(request.POST, request.FILES)
    if was_too_large(request):
        form = SheetForm()
        problem = say("The file is too large. Bring it in several files.")
        return _bring_page(request, table, columns, form, status=400, problem=problem)
    if not form.is_valid():
        return _bring_page(request, table, columns, form, status=400)
    try:
        header, rows = _read(form.cleaned_data["sheet"])
        plan = plan_rows(actor=actor_of(request), table=table, header=header, rows=rows)
    except InputRefused as refusal:
        return _bring_page(request, table, columns, SheetForm(), status=400, refusal=refusal)
    packed = signing.dumps(_pack(table, header, rows), salt=_SALT, compress=True)
    return _preview_page(request, table, plan, HandInForm(initial={"rows": packed}))


@member_page(Permission.IMPORT_ROWS, methods=("POST",))
def hand_in(request: HttpRequest, table: str) -> HttpResponse:
    """Hand in what was previewed, as one change request."""
    form = HandInForm(request.POST)
    header, rows = _unpack(table, request.POST.get("rows", ""))
    actor = actor_of(request)
    if form.is_valid():
        try:
            change = propose_rows(
                actor=actor,
                at=datetime.now(UTC),
                table=table,
                header=header,
                rows=rows,
                reason=form.cleaned_data["reason"],
            )
        except (InputRefused, StateConflict) as refusal:
            add_refusal(form, refusal)
        else:
            return HttpResponseRedirect(reverse("changes:change", args=[change.id]))
    plan = plan_rows(actor=actor, table=table, header=header, rows=rows)
    return _preview_page(request, table, plan, form, status=400)


def _bring_page(
    request: HttpRequest,
    table: str,
    columns: tuple[str, ...],
    form: SheetForm,
    *,
    status: int = 200,
    refusal: MisaqError | None = None,
    **context: object,
) -> HttpResponse:
    return render_page(
        request,
        "changes/import_bring.html",
        title=say("Import into {table}", table=table_title(table)),
        trail=(_first(), Crumb(say("Import rows"), reverse("changes:import"))),
        status=status,
        table=table,
        columns=columns,
        empty_word=EMPTY,
        form=form,
        refusal=refusal,
        **context,
    )


def _preview_page(
    request: HttpRequest, table: str, plan: Plan, form: HandInForm, *, status: int = 200
) -> HttpResponse:
    return render_page(
        request,
        "changes/import_preview.html",
        title=say("What would be imported into {table}", table=table_title(table)),
        trail=(_first(), Crumb(say("Import rows"), reverse("changes:import"))),
        status=400 if plan.problems else status,
        table=table,
        plan=plan,
        added=plan.added[:_SHOWN],
        changed=plan.changed[:_SHOWN],
        changes=[
            {"key": step.key, "field": field_shown(FieldChange(step.field, step.base, step.value))}
            for step in plan.steps
            if step.kind is OperationKind.AMEND
        ][:_SHOWN],
        problems=plan.problems[:_SHOWN],
        form=form,
    )


def _read(sheet: UploadedFile[Any]) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    return read_rows(sheet.name or "", b"".join(sheet.chunks()))


def _pack(table: str, header: tuple[str, ...], rows: tuple[Row, ...]) -> dict[str, Any]:
    lines = [[row.number, *(row.cells.get(name, "") for name in header)] for row in rows]
    return {"table": table, "header": list(header), "rows": lines}


def _unpack(table: str, packed: str) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    try:
        found = signing.loads(packed, salt=_SALT)
    except signing.BadSignature:
        found = {}
    if found.get("table") != table:
        raise InputRefused(
            tell("What was previewed did not come back whole."),
            next_step=tell("Bring the spreadsheet again."),
            rule="changes.preview",
        )
    header = tuple(found["header"])
    rows = tuple(
        Row(number, {name: cell for name, cell in zip(header, cells, strict=True) if cell})
        for number, *cells in found["rows"]
    )
    return header, rows


def _first() -> Crumb:
    return Crumb(say("Change requests"), reverse("changes:list"))
