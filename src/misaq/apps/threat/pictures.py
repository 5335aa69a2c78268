"""The pictures of the whole country, with their exact values, for the list of all pictures."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace

from django.utils.translation import get_language

from misaq.apps.threat.districts import DISTRICT_PARTS, district_map, units_of
from misaq.apps.threat.groups import group_charts
from misaq.apps.threat.queries import Kept, choose_basis, list_months
from misaq.apps.threat.showing import parts_of, picture_of
from misaq.apps.threat.spans import Span
from misaq.core.access.actors import Actor
from misaq.core.threat.picture.records import PARTS, WHOLE
from misaq.kernel.words import Phrase, say
from misaq.reports.charts.records import Chart

COUNTRY = say("The whole country")
_KEPT = 4
_charts: OrderedDict[tuple[int, str, str], tuple[Chart, ...]] = OrderedDict()


def list_pictures(*, actor: Actor) -> tuple[Chart, ...]:
    """Return the pictures of the first source, of all years; none where its terms keep rows here.

    Names in them are in the language of the page. They are made once for each state of the data.
    """
    kept = choose_basis(actor=actor)
    if kept is None or not kept.basis.lets_rows_leave:
        return ()
    state = (kept.row, kept.basis.data_version, get_language() or "")
    if state not in _charts:
        while len(_charts) >= _KEPT:
            _charts.popitem(last=False)
        _charts[state] = tuple(
            replace(chart, note=_sourced(chart, kept))
            for chart in _made(actor, kept)
            if chart.figure is not None
        )
    return _charts[state]


def _made(actor: Actor, kept: Kept) -> tuple[Chart, ...]:
    found = list_months(actor=actor, kept=kept)
    part = parts_of(found)[0]
    shown = picture_of(kept, found, part=part, span=Span())
    charts = [shown.picture, shown.multiples]
    units = units_of(kept)
    if units:
        charts.append(
            district_map(
                kept,
                units,
                part=DISTRICT_PARTS[0],
                words=PARTS[DISTRICT_PARTS[0]],
                span=Span(),
                key="threat/districts",
                where=COUNTRY,
            )
        )
        charts += group_charts(kept, DISTRICT_PARTS[0], WHOLE)
    return tuple(charts)


def _sourced(chart: Chart, kept: Kept) -> Phrase:
    """Return the note with the source, which a picture apart from its page must say itself."""
    words = say("Source: {source}. {credit}", source=kept.basis.label, credit=kept.basis.credit)
    return words if chart.note is None else say("{note} {source}", note=chart.note, source=words)
