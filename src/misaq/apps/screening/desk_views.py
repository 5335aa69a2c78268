"""Pages on which people are screened: the desk, one person, a small file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.form_errors import add_refusal
from misaq.apps.pages.rendering import Crumb
from misaq.apps.pages.uploading import was_too_large
from misaq.apps.registers.showing import render_records
from misaq.apps.screening.actions import screen_people
from misaq.apps.screening.actions.asking import AnsweredPerson, AskedPerson
from misaq.apps.screening.forms import FileForm, PersonForm
from misaq.apps.screening.people import office_choices, people_named
from misaq.apps.screening.queries import (
    get_spent,
    list_alerts,
    list_public_counts,
    list_queries,
)
from misaq.apps.screening.showing import DISPOSITIONS, DOORS, RANKS, shown_people
from misaq.core.access.permissions import Permission
from misaq.core.screening.limits import PER_DAY, ROWS_OF_A_FILE, check_rows
from misaq.core.screening.purposes import PURPOSES, Purpose, offices_of, purposes_of
from misaq.core.screening.query import read_query
from misaq.core.screening.results import COLUMNS, results_of
from misaq.kernel.errors import InputRefused, MisaqError, NotAllowed, Problem
from misaq.kernel.words import say, tell
from misaq.reports.open_data.cells import csv_text, guarded
from misaq.sources.screening.rows import Row, open_queries

_TWO = ("GET", "HEAD", "POST")
"""What a page with a form answers."""


def trail() -> tuple[Crumb, ...]:
    """Return the desk, as the page above the others."""
    return (Crumb(say("Screening"), reverse("screening:desk")),)


@member_page(Permission.SCREEN_PERSONS)
def desk(request: HttpRequest) -> HttpResponse:
    """Show the alerts of the reader's office, and what it asked."""
    actor, now = actor_of(request), datetime.now(UTC)
    alerts = list_alerts(actor=actor, is_open=True)
    decided = list_alerts(actor=actor, is_open=False)
    asked = list_queries(actor=actor)
    people = {x.alert.raised_by for x in (*alerts, *decided)} | {x.asked_by for x in asked}
    people |= {x.alert.decided.by for x in decided if x.alert.decided is not None}
    return render_records(
        request,
        "screening/desk.html",
        title=say("Screening"),
        alerts=[(file, RANKS[file.alert.rank]) for file in alerts],
        decided=[
            (file, DISPOSITIONS[file.alert.decided.disposition])
            for file in decided
            if file.alert.decided is not None
        ],
        queries=[(query, PURPOSES[query.purpose].title) for query in asked[:50]],
        spent=get_spent(actor=actor, at=now),
        public_counts=[
            (count, DOORS[count.door])
            for count in list_public_counts(actor=actor, as_of=now.date())
        ],
        per_day=PER_DAY,
        people=people_named(actor, people),
    )


@member_page(Permission.SCREEN_PERSONS, methods=_TWO)
def person(request: HttpRequest) -> HttpResponse:
    """Answer about one person, for a purpose; what is typed never stands in an address."""
    actor, status = actor_of(request), 200
    purposes = purposes_of(actor)
    answered: tuple[AnsweredPerson, ...] = ()
    form = PersonForm(
        request.POST if request.method == "POST" else None,
        purposes=purposes,
        offices=office_choices(actor, offices_of(actor)),
    )
    if form.is_bound:
        try:
            answered = _ask_one(request, form) if form.is_valid() else ()
        except (InputRefused, NotAllowed) as refusal:
            add_refusal(form, refusal)
            status = refusal.http_status
        status = max(status, 400 if form.errors else 200)
    return render_records(
        request,
        "screening/person.html",
        title=say("Screen a person"),
        trail=trail(),
        status=status,
        form=form,
        purposes=[PURPOSES[purpose] for purpose in purposes],
        answers=shown_people(answered),
        searched=answered[0].answer.searched if answered else (),
    )


def _ask_one(request: HttpRequest, form: PersonForm) -> tuple[AnsweredPerson, ...]:
    return screen_people(
        actor=actor_of(request),
        at=datetime.now(UTC),
        purpose=Purpose(form.cleaned_data["purpose"]),
        people=(AskedPerson(1, form.query()),),
        shows_common=form.cleaned_data["shows_common"],
        office=form.chosen_office,
    )


@member_page(Permission.SCREEN_PERSONS, methods=_TWO)
def file(request: HttpRequest) -> HttpResponse:
    """Answer about the people of a small file; nothing of the file is kept."""
    actor, status = actor_of(request), 200
    answered: tuple[AnsweredPerson, ...] = ()
    form = FileForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        purposes=purposes_of(actor),
        offices=office_choices(actor, offices_of(actor)),
    )
    if form.is_bound:
        try:
            if was_too_large(request):
                raise _too_large()
            answered = _ask_file(request, form) if form.is_valid() else ()
            if answered and form.cleaned_data["as_csv"]:
                return _as_csv(answered)
        except (InputRefused, NotAllowed) as refusal:
            form.errors.pop("file", None)
            add_refusal(form, refusal)
            status = refusal.http_status
        status = max(status, 400 if form.errors else 200)
    shown = shown_people(answered)
    return render_records(
        request,
        "screening/file.html",
        title=say("Screen a small file"),
        trail=trail(),
        status=status,
        form=form,
        answers=[each for each in shown if each.hits or each.held_back],
        asked=len(shown),
        most=ROWS_OF_A_FILE,
        searched=answered[0].answer.searched if answered else (),
    )


def _ask_file(request: HttpRequest, form: FileForm) -> tuple[AnsweredPerson, ...]:
    people = tuple(_people_in(form.cleaned_data["file"]))
    return screen_people(
        actor=actor_of(request),
        at=datetime.now(UTC),
        purpose=Purpose(form.cleaned_data["purpose"]),
        people=people,
        is_file=True,
        shows_common=form.cleaned_data["shows_common"],
        office=form.chosen_office,
    )


def _people_in(upload: TemporaryUploadedFile) -> Iterator[AskedPerson]:
    """Yield the people of a file; every row that cannot be read refuses the file, by its number.

    Raises:
        InputRefused: the file, or a row of it, cannot be read, or it has too many rows.
    """
    with open_queries(Path(upload.temporary_file_path())) as found:
        rows = [row for row, _ in zip(found.rows, range(ROWS_OF_A_FILE + 1), strict=False)]
    check_rows(len(rows))
    problems: list[Problem] = []
    for row in rows:
        try:
            yield AskedPerson(row.number, _query_of(row))
        except MisaqError as refusal:
            problems.append(Problem(f"row {row.number}", _why(refusal)))
    if problems:
        raise InputRefused(
            tell("Some rows cannot be screened as they are written; nobody was screened."),
            next_step=tell("Correct these rows and bring the file again."),
            rule="screening.file",
            problems=tuple(problems[:20]),
        )


def _query_of(row: Row) -> Any:
    if row.fault is not None:
        raise InputRefused(row.fault, next_step=tell("Correct the row."), rule="screening.row")
    return read_query({**row.fields, "kind": "person"})


def _why(refusal: MisaqError) -> str:
    return refusal.problems[0].what if refusal.problems else refusal.message


def _too_large() -> InputRefused:
    return InputRefused(
        tell("The file is too large."),
        next_step=tell("Screen larger files with the command `misaq screen` on the machine."),
        rule="screening.file",
    )


def _as_csv(answered: tuple[AnsweredPerson, ...]) -> HttpResponse:
    rows = [
        [str(each.asked.row), *map(guarded, cells)]
        for each in answered
        for cells in results_of(each.answer)
    ]
    response = HttpResponse(csv_text(COLUMNS, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="screening.csv"'
    return response
