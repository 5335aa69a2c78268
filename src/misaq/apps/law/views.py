"""Pages of the law: instruments, clocks and what runs under them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from misaq.apps.findings.about import render_subject
from misaq.apps.law.calculation import calculate
from misaq.apps.law.clocks import KIND_WORDS, duties_with, narrow_clocks, proceedings_with
from misaq.apps.law.forms import CalculatorForm, is_sent
from misaq.apps.law.life import clocks_of, list_instruments, provision_states, stretches
from misaq.apps.law.powers import bases, power_sheets
from misaq.apps.law.queries import get_register
from misaq.apps.law.trails import trail_to
from misaq.apps.law.years import holiday_years
from misaq.apps.pages.access import public_page
from misaq.apps.pages.days import as_of_from, today
from misaq.apps.pages.titles import heading_of
from misaq.apps.registers.index import get_one
from misaq.apps.registers.showing import render_records
from misaq.core.access.actors import PUBLIC
from misaq.core.law.calendar import calendar_of
from misaq.core.law.proceedings import proceeding_runs
from misaq.core.law.validity import validity_at
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import say


@public_page
def instruments(request: HttpRequest) -> HttpResponse:
    """Show every instrument with its state on the day."""
    as_of = as_of_from(request)
    law = get_register(actor=PUBLIC)
    return render_records(
        request,
        "law/instruments.html",
        title=say("Law"),
        as_of=as_of,
        rows=list_instruments(law, as_of),
        law=law,
    )


@public_page
def instrument(request: HttpRequest, key: str) -> HttpResponse:
    """Show an instrument: its life, its provisions, its clocks."""
    as_of = as_of_from(request)
    law = get_register(actor=PUBLIC)
    found = get_one(law.instruments, key, noun=say("instrument"), list_name=say("instruments"))
    provisions = provision_states(law, found, as_of)
    return render_subject(
        request,
        "law/instrument.html",
        table="law.instruments",
        key=key,
        as_of=as_of,
        title=heading_of(found),
        trail=trail_to(request),
        instrument=found,
        interval=validity_at(found, None, as_of),
        stretches=stretches(found),
        provisions=provisions,
        clocks=clocks_of(law, frozenset(row.provision.key for row in provisions)),
        reliances=[reliance for reliance in law.reliances if reliance.on == key],
    )


@public_page
def provision(request: HttpRequest, key: str) -> HttpResponse:
    """Show a provision: what it says, how it can be read, what hangs on it."""
    as_of = as_of_from(request)
    law = get_register(actor=PUBLIC)
    found = get_one(law.provisions, key, noun=say("provision"), list_name=say("provisions"))
    whole = get_one(
        law.instruments, found.instrument, noun=say("instrument"), list_name=say("instruments")
    )
    return render_subject(
        request,
        "law/provision.html",
        table="law.provisions",
        key=key,
        as_of=as_of,
        title=say("{instrument}, {number}", instrument=whole.title, number=found.number),
        trail=trail_to(request, whole),
        provision=found,
        instrument=whole,
        interval=validity_at(whole, found, as_of),
        stretches=stretches(found),
        clocks=clocks_of(law, frozenset({found.key})),
        powers=[power for power in law.powers if power.provision == key],
        duties=[duty for duty in law.duties if duty.provision == key],
        measures=[measure for measure in law.measures if measure.basis == key],
        uses=[use for use in law.measure_uses if use.basis == key],
        reliances=[reliance for reliance in law.reliances if reliance.on == key],
    )


@public_page
def clocks(request: HttpRequest) -> HttpResponse:
    """Show the clocks, narrowed by what the address asks for."""
    return render_records(
        request,
        "law/clocks.html",
        title=say("Clocks"),
        trail=trail_to(request),
        narrowed=narrow_clocks(get_register(actor=PUBLIC), request.GET),
        clear="law:clocks",
    )


@public_page
def clock(request: HttpRequest, key: str) -> HttpResponse:
    """Show a clock: its span, what starts it, where it is used."""
    law = get_register(actor=PUBLIC)
    found = get_one(law.clocks, key, noun=say("clock"), list_name=say("clocks"))
    return render_subject(
        request,
        "law/clock.html",
        table="law.clocks",
        key=key,
        as_of=as_of_from(request),
        title=found.title,
        trail=trail_to(request, "law:clocks"),
        clock=found,
        kind=KIND_WORDS[found.kind.value],
        beside=[c for c in law.clocks if c.step == found.step and c.key != key],
        duties=duties_with(law, found),
        proceedings=proceedings_with(law, found),
    )


@public_page
def calculator(request: HttpRequest) -> HttpResponse:
    """Count a clock, or the clocks of a step, from the days in the address."""
    law = get_register(actor=PUBLIC)
    sent = is_sent(request.GET)
    form = CalculatorForm(request.GET if sent else None, law=law, initial=request.GET.dict())
    answer = asked = None
    if sent and form.is_valid():
        asked = form.asked(today())
        try:
            answer = calculate(asked, law)
        except InputRefused as refusal:
            form.add_error("order", refusal.told(gettext))
    return render_records(
        request,
        "law/calculator.html",
        title=say("Clock calculator"),
        trail=trail_to(request, "law:clocks"),
        status=400 if sent and form.errors else 200,
        form=form,
        asked=asked,
        answer=answer,
    )


@public_page
def calendar(request: HttpRequest) -> HttpResponse:
    """Show the days off on record and the rules of counting."""
    law = get_register(actor=PUBLIC)
    return render_records(
        request,
        "law/calendar.html",
        title=say("Calendar and rules of counting"),
        trail=trail_to(request, "law:clocks"),
        years=holiday_years(law),
        this_year=today().year,
        law=law,
    )


@public_page
def measures(request: HttpRequest) -> HttpResponse:
    """Show the closed list of measures under each basis, and what was reported outside it."""
    return render_records(
        request,
        "law/measures.html",
        title=say("Measures"),
        trail=trail_to(request),
        bases=bases(get_register(actor=PUBLIC)),
    )


@public_page
def powers(request: HttpRequest) -> HttpResponse:
    """Show powers with their holders, delegations and uses."""
    return render_records(
        request,
        "law/powers.html",
        title=say("Powers"),
        trail=trail_to(request),
        sheets=power_sheets(get_register(actor=PUBLIC)),
    )


@public_page
def duties(request: HttpRequest) -> HttpResponse:
    """Show what provisions oblige institutions to do, and who relied on what."""
    law = get_register(actor=PUBLIC)
    return render_records(
        request,
        "law/duties.html",
        title=say("Duties"),
        trail=trail_to(request),
        duties=law.duties,
        reliances=law.reliances,
    )


@public_page
def proceedings(request: HttpRequest) -> HttpResponse:
    """Show the proceedings on record."""
    return render_records(
        request,
        "law/proceedings.html",
        title=say("Proceedings"),
        trail=trail_to(request),
        proceedings=get_register(actor=PUBLIC).proceedings,
    )


@public_page
def proceeding(request: HttpRequest, key: str) -> HttpResponse:
    """Show a proceeding with its clocks run as of the day."""
    as_of = as_of_from(request)
    law = get_register(actor=PUBLIC)
    found = get_one(law.proceedings, key, noun=say("proceeding"), list_name=say("proceedings"))
    return render_subject(
        request,
        "law/proceeding.html",
        table="law.proceedings",
        key=key,
        as_of=as_of,
        title=found.title,
        trail=trail_to(request, "law:proceedings"),
        proceeding=found,
        runs=proceeding_runs(
            found,
            law.clocks,
            calendar=calendar_of(law),
            rules=law.counting_rules,
            as_of=as_of,
        ),
    )
