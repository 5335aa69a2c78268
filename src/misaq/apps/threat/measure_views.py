"""Pages of measures: what each can and cannot show, and what it found in a source."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.pages.access import public_page
from misaq.apps.pages.rendering import Crumb
from misaq.apps.threat.asking import kept_of, render_picture, trail_of
from misaq.apps.threat.limits import Measure, list_measures
from misaq.apps.threat.measure_tables import MeasureTable, table_of
from misaq.apps.threat.queries import Kept, count_results, list_bases, list_results
from misaq.core.access.actors import PUBLIC
from misaq.core.threat.picture.agreeing import agreement_of
from misaq.kernel.errors import NotFound
from misaq.kernel.words import Phrase, say, tell

_TITLE = say("Measures: what each can and cannot show")


@public_page
def measures(request: HttpRequest) -> HttpResponse:
    """Show what each measure can and cannot show, and how many results of it are kept."""
    kept = kept_of(request)
    counts = {} if kept is None else count_results(actor=PUBLIC, kept=kept)
    listed = [(one, sum(counts.get(kind, 0) for kind in one.kinds)) for one in list_measures()]
    return render_picture(
        request, "threat/measures.html", kept, title=_TITLE, trail=trail_of(), measures=listed
    )


@public_page
def measure(request: HttpRequest, key: str) -> HttpResponse:
    """Show every kept result of one measure, with how far it depends on the source."""
    found = find_measure(key)
    kept = kept_of(request)
    tables = () if kept is None else tuple(_tables(found, kept))
    return render_picture(
        request,
        "threat/measure.html",
        kept,
        title=found.name,
        trail=trail_of(Crumb(_TITLE, reverse("threat:measures"))),
        measure=found,
        tables=tables,
    )


def _tables(measure: Measure, kept: Kept) -> Iterator[tuple[MeasureTable, Phrase]]:
    """Yield each kind of result of a measure, and how far sources agree on it."""
    for kind in measure.kinds:
        by_source = {
            one.row: list_results(actor=PUBLIC, kept=one, kind=kind)
            for one in list_bases(actor=PUBLIC)
        }
        table = table_of(kind, by_source.get(kept.row, ()))
        if table is not None:
            yield table, agreement_of(tuple(by_source.values()))


def find_measure(key: str) -> Measure:
    """Return the measure of that key.

    Raises:
        NotFound: there is none.
    """
    found = next((one for one in list_measures() if one.key == key), None)
    if found is None:
        raise NotFound(
            tell("There is no measure {key}.", key=repr(key[:40])),
            next_step=tell("Choose one from the list of measures."),
            rule="threat.measure",
        )
    return found
