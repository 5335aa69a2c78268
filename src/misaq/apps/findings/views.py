"""Pages of what the checks find."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.findings.narrowing import narrow_findings, narrow_gaps
from misaq.apps.findings.queries import get_finding, get_run
from misaq.apps.findings.tally import tally_checks
from misaq.apps.pages.access import public_page
from misaq.apps.pages.days import as_of_from, keep_day
from misaq.apps.pages.paging import stretch_of
from misaq.apps.pages.rendering import Crumb, render_page
from misaq.core.access.actors import PUBLIC
from misaq.core.catalogue import find_check
from misaq.core.findings.running import needs_of
from misaq.kernel.ids import by_key
from misaq.kernel.words import say


@public_page
def list_findings(request: HttpRequest) -> HttpResponse:
    """Show the findings, narrowed by what the address asks for."""
    as_of = as_of_from(request)
    run = get_run(actor=PUBLIC, as_of=as_of)
    narrowed = narrow_findings(run, request.GET)
    return render_page(
        request,
        "findings/list.html",
        title=say("Findings"),
        as_of=as_of,
        run=run,
        narrowed=narrowed,
        stretch=stretch_of(narrowed.items, request.GET),
        clear="findings:list",
    )


@public_page
def show_finding(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a finding with its working, its question and what else is found of the same thing."""
    as_of = as_of_from(request)
    item = get_finding(actor=PUBLIC, as_of=as_of, ref=ref)
    finding = item.finding
    run = get_run(actor=PUBLIC, as_of=as_of)
    about = (finding.subject.table, finding.subject.key)
    return render_page(
        request,
        "findings/detail.html",
        title=finding.sentence,
        trail=(Crumb(say("Findings"), keep_day(request, reverse("findings:list"))),),
        as_of=as_of,
        run=run,
        item=item,
        finding=finding,
        check=find_check(finding.code),
        others=[other for other in run.by_subject[about] if other is not item],
        gaps=run.gaps_by_subject.get(about, ()),
        sources=by_key(run.registers.sourcebook.sources),
    )


@public_page
def list_gaps(request: HttpRequest) -> HttpResponse:
    """Show the gaps in our record, by reason."""
    as_of = as_of_from(request)
    run = get_run(actor=PUBLIC, as_of=as_of)
    narrowed = narrow_gaps(run, request.GET)
    return render_page(
        request,
        "findings/gaps.html",
        title=say("Gaps in our record"),
        as_of=as_of,
        run=run,
        narrowed=narrowed,
        stretch=stretch_of(narrowed.items, request.GET),
        clear="findings:gaps",
    )


@public_page
def list_checks(request: HttpRequest) -> HttpResponse:
    """Show every check with how much it yields."""
    as_of = as_of_from(request)
    run = get_run(actor=PUBLIC, as_of=as_of)
    return render_page(
        request,
        "findings/checks.html",
        title=say("Checks"),
        as_of=as_of,
        run=run,
        tallies=tally_checks(run),
    )


@public_page
def show_check(request: HttpRequest, code: str) -> HttpResponse:
    """Show what a check looks for, why, how, and what it yields."""
    as_of = as_of_from(request)
    check = find_check(code)
    run = get_run(actor=PUBLIC, as_of=as_of)
    return render_page(
        request,
        "findings/check.html",
        title=check.title,
        trail=(Crumb(say("Checks"), keep_day(request, reverse("findings:checks"))),),
        as_of=as_of,
        run=run,
        check=check,
        registers=[register.__name__ for register in needs_of(check)],
        found=[item for item in run.items if item.finding.code == check.code],
        gaps=[gap for gap in run.outcome.gaps if gap.code == check.code],
    )
