"""Two lists side by side, and how entries are matched; persons are counted, never shown."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.lists.reconciling import SideBySide, get_side_by_side, list_sides
from misaq.apps.lists.reconciling_forms import SidesForm
from misaq.apps.pages.access import public_page
from misaq.apps.pages.days import as_of_from, keep_day
from misaq.apps.pages.paging import stretch_of
from misaq.apps.pages.rendering import Crumb
from misaq.apps.registers.showing import render_records
from misaq.core.access.actors import PUBLIC
from misaq.core.lists.calibration import Calibration
from misaq.core.lists.calibration_data import BODIES, PERSONS
from misaq.core.lists.gap_records import Gap, GapLine, GapReason, Which
from misaq.core.lists.gap_words import EVIDENCE_WORDS, MEETS, REASON_WORDS
from misaq.kernel.words import Phrase, say
from misaq.reports.reconciliation.totals import totals


@public_page
def side_by_side(request: HttpRequest) -> HttpResponse:
    """Show two lists side by side: on both, on one only and why, and what nothing explains."""
    as_of = as_of_from(request)
    lists = list_sides(actor=PUBLIC)
    form = SidesForm(request.GET, lists=lists) if "left" in request.GET else SidesForm(lists=lists)
    found: SideBySide | None = None
    if form.is_bound and form.is_valid():
        found = get_side_by_side(
            actor=PUBLIC,
            left=form.cleaned_data["left"],
            right=form.cleaned_data["right"],
            as_of=as_of,
            renames_once=form.cleaned_data["renames"] == "once",
        )
    lines = () if found is None else _lines(found.shown, form)
    return render_records(
        request,
        "lists/side_by_side.html",
        title=say("Two lists side by side"),
        trail=(_all_lists(request),),
        as_of=as_of,
        form=form,
        gap=None if found is None else found.shown,
        published=() if found is None else found.published,
        named=None if found is None else found.named,
        totals=() if found is None else tuple(totals(found.gap)),
        reasons=() if found is None else _reasons(found.gap),
        stretch=stretch_of(lines, request.GET),
    )


def _lines(gap: Gap, form: SidesForm) -> tuple[GapLine, ...]:
    only, reason = form.cleaned_data["only"], form.cleaned_data["reason"]
    return tuple(
        line
        for line in gap.lines
        if only in ("", line.which.value) and reason in ("", line.reason.value)
    )


def _reasons(gap: Gap) -> tuple[tuple[GapReason, Phrase, int, int], ...]:
    counted = (
        (
            reason,
            REASON_WORDS[reason],
            gap.count(reason, Which.LEFT),
            gap.count(reason, Which.RIGHT),
        )
        for reason in GapReason
    )
    return tuple(row for row in counted if row[2] or row[3])


@public_page
def matching(request: HttpRequest) -> HttpResponse:
    """Say how entries are matched: the weights of the evidence, and how well they have held."""
    return render_records(
        request,
        "lists/matching.html",
        title=say("How entries of lists are matched"),
        trail=(_all_lists(request),),
        tables=[
            (say("Persons"), PERSONS, _weights(PERSONS)),
            (say("Organisations and things"), BODIES, _weights(BODIES)),
        ],
    )


def _weights(calibration: Calibration) -> list[tuple[Phrase, Phrase, str]]:
    return [
        (EVIDENCE_WORDS[kind], MEETS[how], f"{bits:+.1f}")
        for (kind, how), bits in sorted(calibration.weights.items(), key=lambda one: -one[1])
    ]


def _all_lists(request: HttpRequest) -> Crumb:
    return Crumb(say("Lists"), keep_day(request, reverse("lists:lists")))
