"""Pages on which a secretariat keeps a committee's recommendations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language

from misaq.apps.findings.queries import get_run
from misaq.apps.oversight.actions import record_event, record_recommendation, take_back
from misaq.apps.oversight.forms import EventForm, RecommendationForm, SeenForm, TakeBackForm
from misaq.apps.oversight.papers import findings_paper, status_paper
from misaq.apps.oversight.queries import (
    Line,
    get_committee,
    get_line,
    list_answering,
    list_committees,
    list_lines,
)
from misaq.apps.oversight.table import narrow_table
from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.days import today
from misaq.apps.pages.form_errors import add_refusal
from misaq.apps.pages.rendering import Crumb
from misaq.apps.registers.showing import render_records
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.core.access.scopes import Place
from misaq.core.institutions.records import Committee
from misaq.core.oversight.tracking import Event, Happening
from misaq.kernel.errors import InputRefused, StateConflict
from misaq.kernel.ids import Key
from misaq.kernel.words import say, tell
from misaq.reports.document import Document
from misaq.reports.language import Language, find_language
from misaq.reports.render import Format, render

_MEDIA = {
    Format.HTML: "text/html; charset=utf-8",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
}
_TWO = ("GET", "HEAD", "POST")


@dataclass(frozen=True, slots=True)
class _Table:
    """A committee with what is open in its table."""

    committee: Committee
    open_count: int
    overdue_count: int


@member_page(Permission.READ_COMMITTEE)
def committees(request: HttpRequest) -> HttpResponse:
    """Show the committees whose table the reader may open."""
    actor, day = actor_of(request), today()
    return render_records(
        request,
        "oversight/committees.html",
        title=say("Tables of recommendations"),
        finding=request.GET.get("finding", "")[:16],
        tables=[
            _table(committee, list_lines(actor=actor, committee=committee.key, as_of=day))
            for committee in list_committees(actor=actor)
        ],
    )


def _table(committee: Committee, lines: tuple[Line, ...]) -> _Table:
    open_lines = [line for line in lines if not line.standing.is_closed]
    return _Table(committee, len(open_lines), sum(x.standing.is_overdue for x in open_lines))


@member_page(Permission.READ_COMMITTEE)
def table(request: HttpRequest, key: str) -> HttpResponse:
    """Show a committee's recommendations with where each stands."""
    actor, day = actor_of(request), today()
    committee = get_committee(actor=actor, key=key, permission=Permission.READ_COMMITTEE)
    lines = list_lines(actor=actor, committee=committee.key, as_of=day)
    return render_records(
        request,
        "oversight/table.html",
        title=committee.title,
        trail=_trail(),
        committee=committee,
        day=day,
        narrowed=narrow_table(lines, request.GET),
        clear_address=reverse("oversight:table", kwargs={"key": committee.key}),
        keeps=_keeps(request, committee),
    )


@member_page(Permission.READ_COMMITTEE)
def status_file(request: HttpRequest, key: str, ending: str) -> HttpResponse:
    """Return the committee's table as a paper."""
    return _paper(request, key, ending, "status", status_paper)


@member_page(Permission.READ_COMMITTEE)
def findings_file(request: HttpRequest, key: str, ending: str) -> HttpResponse:
    """Return the paper of what the checks find within the committee's remit."""
    return _paper(request, key, ending, "findings", findings_paper)


class _MakesPaper(Protocol):
    def __call__(
        self, *, actor: Actor, committee: Committee, day: date, language: Language
    ) -> Document: ...


def _paper(
    request: HttpRequest, key: str, ending: str, name: str, make: _MakesPaper
) -> HttpResponse:
    actor, day = actor_of(request), today()
    committee = get_committee(actor=actor, key=key, permission=Permission.READ_COMMITTEE)
    form, language = Format(ending), find_language(get_language() or "en")
    document = make(actor=actor, committee=committee, day=day, language=language)
    response = HttpResponse(render(document, form), content_type=_MEDIA[form])
    file_name = f"{committee.key.lower()}-{name}-{day.isoformat()}-{language.code}.{form.value}"
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response


@member_page(Permission.KEEP_COMMITTEE, methods=_TWO)
def add(request: HttpRequest, key: str) -> HttpResponse:
    """Put a recommendation in the table; one made from a finding starts with its question."""
    actor = actor_of(request)
    committee = get_committee(actor=actor, key=key, permission=Permission.KEEP_COMMITTEE)
    institutions = list_answering(actor=actor, committee=committee)
    if request.method == "POST":
        form = RecommendationForm(request.POST, institutions=institutions)
        if form.is_valid():
            try:
                number = record_recommendation(
                    actor=actor, at=datetime.now(UTC), committee=committee.key, **form.cleaned_data
                )
            except InputRefused as refusal:
                add_refusal(form, refusal)
            else:
                return HttpResponseRedirect(_address(committee.key, number))
    else:
        form = RecommendationForm(initial=_initial(request), institutions=institutions)
    return render_records(
        request,
        "oversight/add.html",
        title=say("Record a recommendation"),
        trail=(*_trail(), _crumb(committee)),
        status=400 if form.errors else 200,
        committee=committee,
        form=form,
    )


@member_page(Permission.READ_COMMITTEE)
def item(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Show a recommendation, where it stands, and everything that happened to it."""
    actor = actor_of(request)
    committee = get_committee(actor=actor, key=key, permission=Permission.READ_COMMITTEE)
    line = get_line(actor=actor, committee=committee.key, number=number, as_of=today())
    return _item_page(request, committee, line, _blank())


@member_page(Permission.KEEP_COMMITTEE, methods=("POST",))
def happened(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Record what happened to a recommendation."""
    actor = actor_of(request)
    committee = get_committee(actor=actor, key=key, permission=Permission.KEEP_COMMITTEE)
    form, seen = EventForm(request.POST), SeenForm(request.POST)
    if form.is_valid() and seen.is_valid():
        given = form.cleaned_data | {"happening": Happening[form.cleaned_data["happening"]]}
        try:
            record_event(
                actor=actor,
                at=datetime.now(UTC),
                committee=committee.key,
                number=number,
                seen=seen.cleaned_data["seen"],
                **given,
            )
        except (InputRefused, StateConflict) as refusal:
            add_refusal(form, refusal)
        else:
            return HttpResponseRedirect(_address(committee.key, number))
    fresh = get_line(actor=actor, committee=committee.key, number=number, as_of=today())
    return _item_page(request, committee, fresh, form, status=400)


@member_page(Permission.KEEP_COMMITTEE, methods=("POST",))
def undo(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Take back what was last recorded."""
    actor = actor_of(request)
    committee = get_committee(actor=actor, key=key, permission=Permission.KEEP_COMMITTEE)
    form = TakeBackForm(request.POST)
    if not form.is_valid():
        raise InputRefused(
            tell("It is not clear what is to be taken back."),
            next_step=tell("Open the recommendation again and press the button there."),
            rule="oversight.take-back",
        )
    take_back(
        actor=actor,
        at=datetime.now(UTC),
        committee=committee.key,
        number=number,
        **form.cleaned_data,
    )
    return HttpResponseRedirect(_address(committee.key, number))


def _item_page(
    request: HttpRequest, committee: Committee, line: Line, form: EventForm, status: int = 200
) -> HttpResponse:
    events = line.recommendation.events
    form.offer(line.standing.state)
    return render_records(
        request,
        "oversight/item.html",
        title=say("Recommendation {number}", number=str(line.recommendation.number)),
        trail=(*_trail(), _crumb(committee)),
        status=status,
        committee=committee,
        line=line,
        events=events,
        last=next((e for e in reversed(events) if not e.taken_back), None),
        seen=_steps(events),
        form=form,
        keeps=_keeps(request, committee),
    )


def _blank() -> EventForm:
    return EventForm(initial={"on": today().isoformat()})


def _steps(events: tuple[Event, ...]) -> int:
    return len(events) + sum(event.taken_back for event in events)


def _initial(request: HttpRequest) -> dict[str, object]:
    first: dict[str, object] = {"made_on": today().isoformat()}
    found = get_run(actor=actor_of(request), as_of=today()).by_ref.get(
        request.GET.get("finding", "")
    )
    if found is None:
        return first
    question = found.finding.question
    about = found.finding.subject
    point = about.key if about.table == "policies.commitments" else ""
    return first | {
        "to": question.to,
        "text": str(question.text),
        "finding": found.finding.ref,
        "point": point,
    }


def _keeps(request: HttpRequest, committee: Committee) -> bool:
    place = Place(committees=frozenset({committee.key}))
    return may(actor_of(request), Permission.KEEP_COMMITTEE, place)


def _address(committee: Key, number: int) -> str:
    return reverse("oversight:item", kwargs={"key": committee, "number": number})


def _trail() -> tuple[Crumb, ...]:
    return (Crumb(say("Tables of recommendations"), reverse("oversight:committees")),)


def _crumb(committee: Committee) -> Crumb:
    return Crumb(committee.title, reverse("oversight:table", kwargs={"key": committee.key}))
