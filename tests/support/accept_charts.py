"""Accept the specs of Examplia's pictures as they are: `python -m tests.support.accept_charts`."""

from __future__ import annotations

import json

from misaq.reports.charts.records import Chart
from misaq.reports.charts.specs import spec_of
from misaq.reports.charts.specs.frame import Room
from misaq.reports.charts.speech import Speech
from tests.support.charts import GOLDEN, SPEECHES, chart_of

KEYS = (
    "verdicts/P1",
    "coverage",
    "responsibilities/P1",
    "observations/arrests",
    "lineage/P1/P2",
    "timeline",
    "organisations/FRONT",
)


def name_of(key: str, speech: Speech) -> str:
    """Return the name of the file that holds the accepted spec."""
    return f"{key.replace('/', '-')}.{speech.code}.json"


def text_of(chart: Chart, speech: Speech) -> str:
    """Return the specs of a picture, wide and narrow, as text."""
    if chart.figure is None:
        raise ValueError(f"{chart.key} has nothing to draw.")
    specs = {room.value: spec_of(chart.figure, speech, room) for room in Room}
    return json.dumps(specs, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def main() -> None:
    """Write every spec where the test looks for it."""
    GOLDEN.mkdir(exist_ok=True)
    for key in KEYS:
        for speech in SPEECHES:
            path = GOLDEN / name_of(key, speech)
            path.write_text(text_of(chart_of(key), speech), encoding="utf-8")


if __name__ == "__main__":
    main()
