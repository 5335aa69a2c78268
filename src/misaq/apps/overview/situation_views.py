"""The monthly situation report: a page to choose it, and the report in three formats."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from misaq.apps.overview.situation_asking import Asked, asked_for
from misaq.apps.overview.situation_files import situation_file, situation_once
from misaq.apps.overview.situation_forms import SituationForm
from misaq.apps.overview.situation_reading import situation_report
from misaq.apps.pages.access import actor_of, fixed_page, member_page, public_page
from misaq.apps.pages.days import today
from misaq.apps.pages.rendering import Crumb
from misaq.apps.pages.state import etag_of
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.registers.showing import render_records
from misaq.apps.threat.beside import cite_of
from misaq.apps.threat.queries import list_bases, list_months
from misaq.core.access.actors import PUBLIC
from misaq.core.access.permissions import Permission
from misaq.core.places.records import Area, Level
from misaq.core.threat.picture.records import PARTS
from misaq.kernel.titles import title_in
from misaq.kernel.words import Phrase, say
from misaq.reports.document import Document
from misaq.reports.html.inside import draw_inside
from misaq.reports.language import find_language, month_words
from misaq.reports.render import Format
from misaq.reports.situation.inputs import month_text
from misaq.reports.situation.numbers import Compared, compared, parts_of
from misaq.reports.situation.paper import number_for

_TITLE = say("Monthly situation report")
_MEDIA = {
    # To be kept and not to be shown: it carries a style of its own, which pages here may not.
    Format.HTML: "application/octet-stream",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
}


@public_page
def situation(request: HttpRequest) -> HttpResponse:
    """Show what can be chosen, the figures of the month chosen, and the report's files."""
    bases = [one.basis for one in list_bases(actor=PUBLIC)]
    context: dict[str, object] = {"basis": None}
    if bases:
        asked = _asked(request)
        context = {
            "basis": asked.kept.basis,
            "basis_cite": cite_of(asked.kept),
            "month": _month(asked),
            "area": asked.area,
            "parts": [(PARTS[one.part], one) for one in _compared(asked)],
            "month_text": month_text(asked.month),
            "query": _query(asked),
            "form": SituationForm(
                initial={
                    "month": month_text(asked.month),
                    "area": "" if asked.area is None else asked.area.code,
                    "source": asked.kept.basis.key,
                },
                basis=asked.kept.basis,
                bases=bases,
                areas=_areas(),
            ),
        }
    return render_records(
        request,
        "overview/situation.html",
        title=_TITLE,
        trail=(Crumb(say("Threat picture"), reverse("threat:picture")),),
        status=200,
        **context,
    )


@public_page
def situation_read(request: HttpRequest) -> HttpResponse:
    """Show the report inside the site."""
    asked = _asked(request)
    document = _document(asked)
    return render_records(
        request,
        "overview/situation_read.html",
        title=_report_title(asked),
        trail=(
            Crumb(say("Threat picture"), reverse("threat:picture")),
            Crumb(_TITLE, f"{reverse('overview:situation')}?{_query(asked)}"),
        ),
        status=200,
        query=_query(asked),
        # Made by our own drawing, in which every text is escaped.
        paper=mark_safe(draw_inside(document)),  # noqa: S308
    )


@fixed_page
def situation_paper(request: HttpRequest, ending: str) -> HttpResponse:
    """Return the report as a file."""
    asked, form = _asked(request), Format(ending)
    state = (etag_of(request), _query(asked))
    file = situation_file(state, form, lambda: _document(asked))
    return _attached(file, form, number_for(asked.month, asked.area, asked.kept.basis))


@member_page(Permission.READ_PERCEPTIONS)
def situation_members(request: HttpRequest, ending: str) -> HttpResponse:
    """Return the edition of members, with what institutions assessed; nothing of it is kept."""
    asked, form = _asked(request), Format(ending)
    document = situation_report(
        actor=actor_of(request),
        asked=asked,
        day=today(),
        language=find_language(get_language() or "en"),
        is_internal=True,
    )
    name = f"{number_for(asked.month, asked.area, asked.kept.basis)}-MEMBERS"
    return _attached(situation_once(form, document), form, name)


def _attached(file: bytes, form: Format, name: str) -> HttpResponse:
    response = HttpResponse(file, content_type=_MEDIA[form])
    whole = f"{name}-{get_language() or 'en'}.{form.value}"
    response["Content-Disposition"] = f'attachment; filename="{whole}"'
    return response


def _report_title(asked: Asked) -> Phrase:
    area = say("The whole country") if asked.area is None else _title(asked.area)
    return say("Situation report, {month}: {area}", month=_month(asked), area=area)


def _month(asked: Asked) -> Phrase:
    return month_words(asked.month // 12, asked.month % 12 + 1)


def _document(asked: Asked) -> Document:
    language = find_language(get_language() or "en")
    return situation_report(actor=PUBLIC, asked=asked, day=today(), language=language)


def _asked(request: HttpRequest) -> Asked:
    given = {name: request.GET.get(name, "").strip() for name in ("month", "area", "source")}
    return asked_for(actor=PUBLIC, **given)


def _query(asked: Asked) -> str:
    """Return the choice as it stands in addresses, one way for each."""
    chosen = {"month": month_text(asked.month), "source": asked.kept.basis.key}
    return urlencode(chosen if asked.area is None else {**chosen, "area": asked.area.code})


def _compared(asked: Asked) -> list[Compared]:
    found = list_months(actor=PUBLIC, kept=asked.kept)
    if asked.area is not None:
        found = tuple(one for one in found if one.area == asked.area.code)
    return [compared(found, part, asked.kept.basis, asked.month) for part in parts_of(found)]


def _areas() -> list[tuple[str, str]]:
    provinces = [one for one in get_gazetteer(actor=PUBLIC).areas if one.level is Level.PROVINCE]
    return [(one.code, _title(one)) for one in provinces]


def _title(area: Area) -> str:
    found = title_in(area, get_language() or "en")
    return area.title if found is None else found.text
