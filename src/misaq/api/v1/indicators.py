"""Indicators by district: what was counted, where and when. They are never added together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from django.http import HttpRequest, HttpResponse
from ninja import Query, Schema
from pydantic import Field

from misaq.api.v1.asking import KeyAsked, Listing, moment_of, page, stamp
from misaq.api.v1.operations import Operation
from misaq.api.v1.schemas import Day, page_of
from misaq.apps.threat.queries import list_observations
from misaq.core.access.actors import PUBLIC
from misaq.core.packs.projection import Plain, edtf_of
from misaq.core.threat.indicators import DEFINITIONS, AreaIndicator, AreaObservation

if TYPE_CHECKING:
    IndicatorAsked: TypeAlias = str
else:  # the values themselves, so that the description lists them
    IndicatorAsked = Literal[tuple(one.value for one in AreaIndicator)]


class IndicatorsAsked(Listing):
    """What narrows figures of indicators."""

    area: KeyAsked = Field(None, description="Code of the area.")
    indicator: IndicatorAsked | None = Field(None, description="What was counted.")


class IndicatorFigure(Schema):
    """A figure that a source counted in an area; figures of two sources are never added."""

    area: str = Field(description="Code of the area.")
    indicator: IndicatorAsked = Field(description="What was counted.")
    meaning: str = Field(description="What was counted, in words.")
    side: str = Field(description="HUMAN_SECURITY, or WRIT for the writ of the state.")
    on: Day = Field(description="When it was so, as precisely as the source says.")
    value: float = Field(description="A whole number, or a percentage where it is a share.")
    is_share: bool = Field(description="Whether the value is a percentage.")
    total: int | None = Field(description="Of how many; null where the source does not say.")
    source: str = Field(description="Key of the source in the sourcebook.")
    confidence: str = Field(description="How well the source supports it: H, M or L.")


def list_indicators(request: HttpRequest, asked: Query[IndicatorsAsked]) -> HttpResponse:
    """List the figures on record, those that may be of a later day than asked left out."""
    moment = moment_of(asked)
    found = list_observations(actor=PUBLIC, area=asked.area or "", known_at=moment.known_at)
    rows = [
        one
        for one in found
        if asked.indicator in (None, one.indicator.value)
        and (moment.as_of is None or one.on.latest <= moment.as_of)
    ]
    return page(request, asked, rows, stamped=stamp(moment, moment.as_of), shown=_shown)


def _shown(one: AreaObservation) -> Plain:
    definition = DEFINITIONS[one.indicator]
    return {
        "area": one.area,
        "indicator": one.indicator.value,
        "meaning": definition.title.render(),
        "side": definition.side.value,
        "on": {
            "edtf": edtf_of(one.on),
            "earliest": one.on.earliest.isoformat(),
            "latest": one.on.latest.isoformat(),
        },
        "value": one.value,
        "is_share": definition.is_share,
        "total": one.total,
        "source": one.source,
        "confidence": one.confidence.value,
    }


INDICATORS: tuple[Operation, ...] = (
    Operation(
        path="threat/indicators",
        name="list_indicators",
        meaning="List figures of human security and the writ of the state by area.",
        asked=IndicatorsAsked,
        answer=page_of(IndicatorFigure),
        view=list_indicators,
        room="threat",
    ),
)
"""What can be asked of indicators."""
