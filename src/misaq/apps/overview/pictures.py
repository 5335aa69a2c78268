"""The pictures of the record, kept as rows; drawing them is for the page that shows them."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date

from misaq.apps.lists.pictures import list_pictures
from misaq.apps.registers.queries import data_version, get_registers, get_tiles
from misaq.apps.threat.pictures import list_pictures as list_threat_pictures
from misaq.core.access.actors import Actor
from misaq.core.policies.verdicts import RULES_VERSION
from misaq.kernel.errors import NotFound
from misaq.kernel.words import Phrase, say, tell
from misaq.reports.charts.catalogue import list_charts
from misaq.reports.charts.records import Chart

_KEPT = 4
_charts: OrderedDict[tuple[str, date, str], tuple[Chart, ...]] = OrderedDict()

GROUPS: tuple[tuple[Phrase, tuple[str, ...]], ...] = (
    (say("The whole record"), ("timeline", "coverage", "lineage")),
    (say("Verdicts over time"), ("verdicts",)),
    (say("Who does what"), ("responsibilities",)),
    (say("Listed organisations and what came of them"), ("organisations",)),
    (say("By part of the country"), ("districts", "tiles")),
    (say("Numbers side by side"), ("observations",)),
    (say("How many stood on each list"), ("lists",)),
    (say("Events and deaths"), ("threat",)),
)
"""The headings of the list of pictures, each with the kinds that stand under it."""


def get_charts(*, actor: Actor, as_of: date) -> tuple[Chart, ...]:
    """Return every picture on a day.

    Their rows are reckoned once for each state of the data, day and version of the rules.
    """
    state = (data_version(actor=actor), as_of, RULES_VERSION)
    if state not in _charts:
        while len(_charts) >= _KEPT:
            _charts.popitem(last=False)
        registers = get_registers(actor=actor)
        _charts[state] = list_charts(registers, get_tiles(actor=actor), as_of=as_of)
    return (
        *_charts[state],
        *list_pictures(actor=actor, as_of=as_of),
        *list_threat_pictures(actor=actor),
    )


def get_chart(*, actor: Actor, as_of: date, key: str) -> Chart:
    """Return one picture.

    Raises:
        NotFound: there is none of that name.
    """
    for chart in get_charts(actor=actor, as_of=as_of):
        if chart.key == key:
            return chart
    raise NotFound(
        tell("There is no picture {key} on that day.", key=repr(key)),
        next_step=tell("Look for it in the list of pictures, or choose another day."),
        rule="pictures.key",
    )


def grouped(
    charts: tuple[Chart, ...],
) -> tuple[tuple[Phrase, tuple[Chart, ...]], ...]:
    """Return the pictures under their headings; headings without any are left out."""
    groups = (
        (title, tuple(chart for chart in charts if chart.key.split("/")[0] in kinds))
        for title, kinds in GROUPS
    )
    return tuple((title, found) for title, found in groups if found)
