"""Forecasts for files and programs: plain values, with the credit that the terms ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from misaq.apps.forecasts.kept import Head, Kept, Scoring
from misaq.apps.forecasts.verifying import Sealed
from misaq.apps.places.queries import get_gazetteer
from misaq.core.access.actors import Actor
from misaq.core.incidents.terms import SourceTerms, Terms, check_may_leave
from misaq.core.threat.forecasting.issued import LEVELS, Outlook
from misaq.core.threat.forecasting.skill_card import plain_card
from misaq.reports.charts.forecasts import month_text
from misaq.reports.open_data.cells import csv_text, guarded

_HEADS = (
    "seal", "source", "release", "level", "measure", "threat_class", "area", "title", "month",
    "lead", "voice", "is_shown", "expected", "median", "low_50", "high_50", "low_90", "high_90",
    "chance_of_any", "chance_of_25", "credit",
)  # fmt: skip


def check_leaves(head: Head) -> None:
    """Refuse what the terms of the source keep out of files.

    Raises:
        NotAllowed: they do.
    """
    if not head.terms.lets_rows_leave:
        check_may_leave([SourceTerms(head.source, Terms.NO_REDISTRIBUTION, head.terms.credit)])


def forecast_csv(*, actor: Actor, kept: Kept) -> str:
    """Return every figure of a forecast as CSV, model and baseline alike.

    Raises:
        NotAllowed: the terms of the source keep its figures out of files.
    """
    check_leaves(kept.head)
    return csv_text(_HEADS, ([guarded(cell) for cell in row] for row in _rows(actor, kept)))


def _rows(actor: Actor, kept: Kept) -> Iterator[tuple[str, ...]]:
    head, issued = kept.head, kept.issued
    titles = {str(area.code): area.title for area in get_gazetteer(actor=actor).areas}
    for voice in (issued.model, issued.baseline):
        is_shown = str(voice.name == issued.shown.name).lower()
        for one in voice.outlooks:
            yield (
                head.seal, head.source, head.release, head.level.value, head.measure.value,
                head.threat_class, one.area, titles.get(one.area, ""),
                month_text(issued.origin + one.lead), str(one.lead), voice.name, is_shown,
                f"{one.mean:g}", f"{one.median:g}", f"{one.half[0]:g}", f"{one.half[1]:g}",
                f"{one.most[0]:g}", f"{one.most[1]:g}", f"{one.chance:g}",
                f"{one.chance_many:g}", head.terms.credit,
            )  # fmt: skip


def head_data(head: Head) -> dict[str, Any]:
    """Return what holds for all of a forecast."""
    return {
        "seal": head.seal,
        "issued_at": head.issued_at.isoformat(),
        "source": head.source,
        "release": head.release,
        "is_of_pack": head.terms.is_of_pack,
        "credit": head.terms.credit,
        "level": head.level.value,
        "measure": head.measure.value,
        "threat_class": head.threat_class or None,
        "last_month_known": month_text(head.origin),
        "is_looking_back": head.terms.is_looking_back,
        "data_version": head.data_version,
        "code": head.code,
        "rules": head.rules,
        "seed": head.seed,
    }


def whole_data(kept: Kept, sealed: Sealed | None, scoring: Scoring | None) -> dict[str, Any]:
    """Return a forecast with everything it says, its score card, its seal and its scores."""
    issued = kept.issued
    return {
        **head_data(kept.head),
        "shown": issued.shown.name,
        "is_model_shown": issued.shows_model,
        "levels": list(LEVELS),
        "outlooks": [
            _outlook_data(one, issued.origin, voice.name)
            for voice in (issued.model, issued.baseline)
            for one in voice.outlooks
        ],
        "card": plain_card(kept.card),
        "audit": None if sealed is None else {
            "place": sealed.place, "at": sealed.at.isoformat(), "hash": sealed.hash,
        },
        "scores": None if scoring is None else {
            "release": scoring.release,
            "scored_at": scoring.scored_at.isoformat(),
            "outcomes": scoring.outcomes,
            "waiting": scoring.waiting,
            "shown": scoring.summary["shown"],
            "beside": scoring.summary["beside"],
        },
    }  # fmt: skip


def _outlook_data(one: Outlook, origin: int, voice: str) -> dict[str, Any]:
    return {
        "voice": voice,
        "area": one.area,
        "month": month_text(origin + one.lead),
        "lead": one.lead,
        "expected": one.mean,
        "median": one.median,
        "central_50": list(one.half),
        "central_90": list(one.most),
        "chance_of_any": one.chance,
        "chance_of_25": one.chance_many,
        "quantiles": list(one.quantiles),
    }
