"""Drawing pictures, as a ratio to a null page of Django in the same process."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import misaq
from benchmarks.timing import Times, of, timed

PACK = Path(misaq.__file__).parent / "packs" / "pk"
AS_OF = date(2026, 11, 23)
RUNS = 10
KEYS = (
    "verdicts/P2",
    "responsibilities/P2",
    "coverage",
    "lineage/P2/P7",
    "timeline",
    "observations/persons-4th-schedule",
    "tiles/persons-4th-schedule",
    "districts/map",
)


def measure_pictures() -> None:
    """Print what rows, drawings and kept drawings take, each as a ratio to the null page."""
    from misaq.apps.pages.charts import pictures_of
    from misaq.reports.charts.catalogue import list_charts
    from misaq.reports.charts.drawing import draw_for_page, start_drawing
    from misaq.reports.charts.specs.frame import Room
    from misaq.reports.charts.speech import ENGLISH
    from misaq.sources.packfiles import read_pack

    null = null_page()
    print(f"\n{'pictures (one process)':<52}{'median':>10}{'p95':>10}{'ratio':>8}")
    print_line("null page of Django (the peer)", null, null)
    print_line("start what draws, once in a process", timed(start_drawing, 1), null)
    pack = read_pack(PACK)
    rows: Callable[[], object] = lambda: list_charts(  # noqa: E731 -- one line, named for the table
        pack.registers, pack.country.tiles, as_of=AS_OF
    )
    print_line("rows of every picture of the pack", timed(rows, 3), null)
    charts = {
        chart.key: chart for chart in list_charts(pack.registers, pack.country.tiles, as_of=AS_OF)
    }
    for key in KEYS:
        chart = charts[key]
        draw: Callable[[], object] = lambda: draw_for_page(chart, ENGLISH, Room.WIDE)  # noqa: B023, E731
        print_line(f"draw {key}", timed(draw, RUNS), null)
    chart = charts[KEYS[0]]
    pictures_of(chart)
    print_line(
        "the same again, kept (wide and narrow)", timed(lambda: pictures_of(chart), 50), null
    )


def null_page() -> Times:
    """Return what a page of Django takes that shows nothing."""
    from django.test import Client, override_settings

    seconds = []
    with override_settings(ROOT_URLCONF="benchmarks.urls", ALLOWED_HOSTS=["*"]):
        client = Client()
        client.get("/null/")
        for _ in range(50):
            began = time.perf_counter()
            client.get("/null/")
            seconds.append(time.perf_counter() - began)
    return of(seconds)


def print_line(name: str, times: Times, null: Times) -> None:
    """Print one line of the table."""
    print(
        f"{name:<52}{times.median * 1000:>7.1f} ms{times.p95 * 1000:>7.1f} ms"
        f"{times.median / null.median:>8.1f}"
    )
