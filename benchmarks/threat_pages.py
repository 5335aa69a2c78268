"""First drawing of pages of the threat picture from kept results, as a ratio to a null page."""

from __future__ import annotations

import gc
import time
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.pictures import null_page, print_line
from benchmarks.timing import of

if TYPE_CHECKING:
    from misaq.core.threat.measures.events import DatedEvents
    from misaq.core.threat.picture.records import Stored

EVENTS = 6_000
SEED = 54
ROUNDS = 12
SPAN = date(1989, 1, 1), date(2018, 12, 31)


def measure_threat_pages() -> None:
    """Print what each kind of page takes when nothing of it is kept; events are invented."""
    _keep_results()
    null = null_page()
    # As the server does before the first page: a page does not pay for looking through the program.
    gc.collect()
    gc.freeze()
    print(
        f"\n{'pages of the threat picture, first drawing':<52}{'median':>10}{'p95':>10}{'ratio':>8}"
    )
    print_line("null page of Django (the peer)", null, null)
    for name, addresses in _addresses().items():
        print_line(name, of([_seconds(address) for address in addresses]), null)


def _addresses() -> dict[str, list[str]]:
    """Return addresses of each kind, each asked for once, so that nothing of it is kept."""
    from misaq.apps.places.queries import get_gazetteer
    from misaq.core.access.actors import PUBLIC
    from misaq.core.places.records import Level

    gazetteer = get_gazetteer(actor=PUBLIC)
    districts = [one.code for one in gazetteer.areas if one.level is Level.DISTRICT][:ROUNDS]
    provinces = [one.code for one in gazetteer.areas if one.level is Level.PROVINCE]
    months = range(200, 200 + ROUNDS)
    return {
        "provinces of a month": [f"/threat/?source=bench&at={at}" for at in months],
        "districts of a month": [f"/threat/districts/?source=bench&at={at}" for at in months],
        "a province": [f"/threat/{code}/?source=bench&at=300" for code in provinces],
        "a district": [f"/threat/{code}/?source=bench" for code in districts],
    }


def _seconds(address: str) -> float:
    """Return the processor's seconds: other work on the machine does not count."""
    from django.test import Client, override_settings

    with override_settings(ALLOWED_HOSTS=["*"]):
        client = Client()
        began = time.process_time()
        answer = client.get(address)
        took = time.process_time() - began
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}.")
    return took


def _keep_results() -> None:
    """Keep results of invented events over the districts of the pack."""
    from misaq.apps.places.queries import get_gazetteer
    from misaq.apps.threat.actions import keep_results
    from misaq.core.access.actors import PUBLIC, operator
    from misaq.core.incidents.records import Count
    from misaq.core.incidents.words import Nature
    from misaq.core.threat.measures.events import Areas, DatedEvent, make_dated_events
    from misaq.core.threat.picture.grouping import months_of_districts, years_of_groups
    from misaq.core.threat.picture.records import Basis

    gazetteer = get_gazetteer(actor=PUBLIC)
    codes = tuple(sorted(set(gazetteer.constant_units(since=SPAN[0], until=SPAN[1]).values())))
    groups = tuple(gazetteer.series_province(code) for code in codes)
    dice = np.random.default_rng(SEED)
    natures = (Nature.ATTACK, Nature.OPERATION, Nature.UNKNOWN)
    days = dice.integers(SPAN[0].toordinal(), SPAN[1].toordinal(), EVENTS)
    rows = [
        DatedEvent(
            date.fromordinal(int(day)),
            codes[int(place)],
            Count(low=1, best=int(deaths), high=int(deaths) + 2),
            natures[int(nature)],
            body=f"B{int(nature)}",
            label=f"C{int(nature)}",
        )
        for day, place, deaths, nature in zip(
            days, dice.integers(0, len(codes), EVENTS), dice.poisson(3, EVENTS) + 1,
            dice.integers(0, 3, EVENTS), strict=True,
        )
    ]  # fmt: skip
    places = tuple(dict.fromkeys(groups))
    within = dict(zip(codes, groups, strict=True))
    moved = [
        DatedEvent(one.day, within[one.area], one.killed, one.nature, one.body, one.label)
        for one in rows
    ]
    by_district = make_dated_events("bench", "1", Areas(codes, groups), SPAN, rows)
    by_province = make_dated_events("bench", "1", Areas(places, ("",) * len(places)), SPAN, moved)
    basis = Basis("bench", "1", False, "0" * 64, SPAN[0].year * 12, 360)
    results = (
        *(_months(code, by_province) for code in places),
        *months_of_districts(by_district),
        *years_of_groups(by_province, by_district),
    )
    at = datetime(2026, 11, 23, tzinfo=UTC)
    keep_results(actor=operator(7), at=at, basis=basis, results=results)


def _months(area: str, events: DatedEvents) -> Stored:
    """Return the months of a province, each part apart."""
    from misaq.core.threat.measures.counts import LIMITS
    from misaq.core.threat.picture.plain import plain_of_months
    from misaq.core.threat.picture.records import (
        AreaMonths,
        Part,
        PartMonths,
        ResultKind,
        Stored,
        Toll,
    )

    own = events.in_areas((area,))
    parts = []
    for part, mine in ((Part.ATTACKS, own.attacks()), (Part.OPERATIONS, own.operations())):
        counts = np.bincount(mine.month, minlength=events.months).tolist()
        parts.append(PartMonths(part, tuple(Toll(n, n, 2 * n, 3 * n) for n in counts)))
    body = plain_of_months(AreaMonths(area, tuple(parts)))
    return Stored(ResultKind.MONTHS, area, body, LIMITS.can, LIMITS.cannot)
