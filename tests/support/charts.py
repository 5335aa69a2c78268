"""Every picture of Examplia, and small records for pictures."""

from __future__ import annotations

import functools
from datetime import date
from pathlib import Path

from misaq.reports.charts.catalogue import list_charts
from misaq.reports.charts.records import Chart
from misaq.reports.charts.speech import ENGLISH, Speech
from tests.support.invented_country import invented_pack

DAY = date(2024, 6, 1)
URDU = Speech("ur", is_rtl=True)
SPEECHES = (ENGLISH, URDU)
GOLDEN = Path(__file__).resolve().parents[1] / "fixtures" / "charts"


@functools.cache
def invented_charts() -> tuple[Chart, ...]:
    """Return every picture of Examplia on a day."""
    pack = invented_pack()
    return list_charts(pack.registers, pack.country.tiles, as_of=DAY)


def chart_of(key: str) -> Chart:
    """Return one picture of Examplia."""
    return next(chart for chart in invented_charts() if chart.key == key)


def finding_of(chart: Chart) -> str:
    """Return what a picture says, as one text."""
    return " ".join(map(str, chart.finding))
