"""The pack's own compilation of a source: events and deaths of provinces by month."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.incidents.queries import get_register
from misaq.apps.pages.access import public_page
from misaq.apps.pages.rendering import Crumb
from misaq.apps.registers.showing import render_records
from misaq.core.access.actors import PUBLIC
from misaq.core.incidents.registers import MonthlyTotals, YearOfMonths
from misaq.kernel.words import say


@dataclass(frozen=True, slots=True)
class ShownTotals:
    """A series of one province, summed.

    Attributes:
        totals: the series.
        years: how many years had events.
        events: in all of them.
        deaths: best figures.
        low: lowest.
        high: highest.
    """

    totals: MonthlyTotals
    years: int
    events: int
    deaths: int
    low: int
    high: int


@public_page
def monthly(request: HttpRequest) -> HttpResponse:
    """Show each series with its sums; the picture shows its months."""
    return render_records(
        request,
        "incidents/monthly.html",
        title=say("Monthly totals compiled here"),
        trail=(Crumb(say("Threat picture"), reverse("threat:picture")),),
        rows=[_shown(one) for one in get_register(actor=PUBLIC).monthly],
    )


def _shown(totals: MonthlyTotals) -> ShownTotals:
    tolls = [_toll(one) for one in totals.years]
    events, deaths, low, high = (sum(each) for each in zip(*tolls, strict=True)) if tolls else _NONE
    return ShownTotals(totals, len(totals.years), events, deaths, low, high)


def _toll(one: YearOfMonths) -> tuple[int, ...]:
    """Return events, and deaths: best, lowest and highest; what is in no single month too."""
    lines = (one.events, one.deaths, one.deaths_low or one.deaths, one.deaths_high or one.deaths)
    no_month = one.no_month or _NONE
    return tuple(sum(line) + rest for line, rest in zip(lines, no_month, strict=True))


_NONE = (0, 0, 0, 0)
