"""Forecasts that were issued: what they say, their seals, and how they were scored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import P, PathEx, Query, Schema
from pydantic import Field

from misaq.api.v1.asking import KEY, KeyAsked, Listing, When, moment_of, one, page, stamp
from misaq.api.v1.operations import Operation
from misaq.api.v1.schemas import IsoInstant, one_of, page_of
from misaq.apps.forecasts.plain import check_leaves, head_data, whole_data
from misaq.apps.forecasts.queries import get_issued, list_issued, list_scorings
from misaq.apps.forecasts.verifying import find_sealed
from misaq.core.access.actors import PUBLIC
from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.forecasting.levels import Level

if TYPE_CHECKING:
    LevelAsked: TypeAlias = str
    MeasureAsked: TypeAlias = str
else:  # the values themselves, so that the description lists them
    LevelAsked = Literal[tuple(level.value for level in Level)]
    MeasureAsked = Literal[tuple(measure.value for measure in Measure)]

Month = Annotated[str, Field(description="A month (2018-12).")]


class ForecastOut(Schema):
    """A forecast that was issued; never changed."""

    seal: str = Field(
        description="SHA-256 of the forecast written one way; it stands in the audit."
    )
    issued_at: IsoInstant
    source: str
    release: str
    is_of_pack: bool = Field(description="Whether the pack's own monthly totals were known.")
    credit: str = Field(description="How the publisher of the source wants to be named.")
    level: LevelAsked
    measure: MeasureAsked
    threat_class: str | None = Field(description="A class; null for all together.")
    last_month_known: Month
    is_looking_back: bool = Field(
        description="Whether later months were on record already: it tried the method, and "
        "foretold nothing."
    )
    data_version: str
    code: str
    rules: str
    seed: int


class OutlookOut(Schema):
    """What one voice says of an area and a month."""

    voice: str = Field(description="Model or baseline.")
    area: str
    month: Month
    lead: int = Field(description="Months after the last one known.")
    expected: float = Field(description="Mean of the draws; expected numbers may be added.")
    median: float
    central_50: list[float]
    central_90: list[float]
    chance_of_any: float
    chance_of_25: float = Field(description="Chance of 25 or more.")
    quantiles: list[int] = Field(description="At the levels of the forecast.")


class MeansOut(Schema):
    """Mean scores; lower is better."""

    crps: float
    ignorance: float
    interval: float
    brier: float
    brier_many: float


class NamedMeansOut(MeansOut):
    """Mean scores of a model."""

    name: str


class SkillOut(Schema):
    """A score beside the baseline's, as a share of it, with a paired interval of 95 %."""

    change: float
    low: float
    high: float


class RivalOut(Schema):
    """A baseline, and how the model did against it."""

    means: NamedMeansOut
    crps: SkillOut
    ignorance: SkillOut
    interval: SkillOut


class WindowOut(Schema):
    """How the model did against conflictology in one window."""

    window: str
    crps: SkillOut
    ignorance: SkillOut
    interval: SkillOut


class CardOut(Schema):
    """How the model did on the last months known; months are years times 12 plus month less one."""

    first: int
    last: int
    leads: list[int]
    areas: int
    model: NamedMeansOut
    rivals: list[RivalOut]
    windows: list[WindowOut]
    said: list[float] = Field(description="Mean chance of at least one, band by band.")
    came: list[float] = Field(description="How often it then happened.")
    cases: list[int]
    places: list[float] = Field(description="Share of outcomes in each tenth of what was said.")
    coverage: float
    within: float


class AuditOut(Schema):
    """Where the audit holds the seal."""

    place: int
    at: IsoInstant
    hash: str


class LossesOut(Schema):
    """How the forecast did by the newest release that knows its months."""

    release: str
    scored_at: IsoInstant
    outcomes: int
    waiting: int
    shown: MeansOut
    beside: MeansOut


class WholeForecastOut(ForecastOut):
    """A forecast with everything it says, its score card, its seal and its scores."""

    shown: str = Field(description="The voice that is shown as the forecast.")
    is_model_shown: bool = Field(
        description="Whether the model beat the baseline on the last windows."
    )
    levels: list[float] = Field(description="Levels of the quantiles.")
    outlooks: list[OutlookOut]
    card: CardOut
    audit: AuditOut | None
    scores: LossesOut | None


class ForecastsAsked(Listing):
    """What narrows forecasts."""

    level: LevelAsked | None = Field(None, description="Size of the areas.")
    measure: MeasureAsked | None = Field(None, description="What is forecast.")
    source: KeyAsked = Field(None, description="Key of the source.")
    threat_class: KeyAsked = Field(
        None, description="Key of a class; by district there is none. All forecasts if left out."
    )


def list_forecasts(request: HttpRequest, asked: Query[ForecastsAsked]) -> HttpResponse:
    """List the forecasts that were issued, the newest first."""
    moment = moment_of(asked)
    rows = [
        head
        for head in list_issued(actor=PUBLIC)
        if head.terms.lets_rows_leave
        and asked.level in (None, head.level.value)
        and asked.measure in (None, head.measure.value)
        and asked.source in (None, head.source)
        and asked.threat_class in (None, head.threat_class)
        and (moment.known_at is None or head.issued_at <= moment.known_at)
    ]
    return page(request, asked, rows, stamped=stamp(moment, moment.as_of), shown=head_data)


def get_forecast(
    request: HttpRequest,  # noqa: ARG001 -- as every operation takes one
    asked: Query[When],
    key: PathEx[str, P(pattern=KEY, description="Its seal, or the first sixteen digits of it.")],
) -> HttpResponse:
    """Give one forecast with its score card, its seal and its scores."""
    moment = moment_of(asked)
    kept = get_issued(actor=PUBLIC, seal=key)
    check_leaves(kept.head)
    scorings = list_scorings(actor=PUBLIC, heads=(kept.head,))
    sealed = find_sealed(actor=PUBLIC, head=kept.head)
    data = whole_data(kept, sealed, scorings[0] if scorings else None)
    html = reverse("forecasts:issued", kwargs={"key": kept.head.short})
    return one(data, stamped=stamp(moment, moment.as_of), html=html)


FORECASTS: tuple[Operation, ...] = (
    Operation(
        "forecasts",
        "list_forecasts",
        "List the forecasts that were issued, the newest first. None is below a district.",
        ForecastsAsked,
        page_of(ForecastOut),
        list_forecasts,
        "forecasts",
    ),
    Operation(
        "forecasts/{key:key}",
        "get_forecast",
        "Give one forecast with everything it says, its baseline, score card, seal and scores.",
        When,
        one_of(WholeForecastOut),
        get_forecast,
        "forecasts",
    ),
)
"""Forecasts."""
