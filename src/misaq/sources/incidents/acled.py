"""ACLED: an export of events as CSV, of today's form and of the one before 2023."""

from __future__ import annotations

from misaq.core.incidents.records import DatePrecision, PlacePrecision
from misaq.core.incidents.terms import Terms
from misaq.kernel.words import say
from misaq.sources.incidents.expressions import code, day, text
from misaq.sources.incidents.forms import Form, Holding
from misaq.sources.incidents.rules import RowRule

_NOT_ASKED = "not needed to say what happened, when and where"
_COMMUNITY = "names communities and sorts of people who were involved"
_TEXT = "tells the event in words, which name persons"

ACLED = Form(
    name="ACLED",
    source="acled",
    title=say("Political violence and protest, of ACLED"),
    terms=Terms.NO_REDISTRIBUTION,
    credit="Armed Conflict Location & Event Data Project (ACLED), acleddata.com",
    needed=frozenset(
        {
            "event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type",
            "actor1", "actor2", "country", "admin1", "admin2", "location", "latitude",
            "longitude", "geo_precision", "fatalities",
        }
    ),
    used=frozenset({"civilian_targeting", "source"}),
    ignored=dict.fromkeys(
        ("data_id", "event_id_no_cnty", "year", "disorder_type", "inter1", "inter2", "interaction",
         "iso", "iso3", "region", "admin3", "source_scale", "timestamp", "population_1km",
         "population_2km", "population_5km", "population_best"),
        _NOT_ASKED,
    ),
    dropped={
        **dict.fromkeys(("assoc_actor_1", "assoc_actor_2"), _COMMUNITY),
        **dict.fromkeys(("notes", "tags"), _TEXT),
    },
    columns={
        "event_id": text("event_id_cnty"),
        "starts": day("event_date", ("%d %B %Y", "%d-%b-%Y", "%d-%b-%y")),
        "ends": day("event_date", ("%d %B %Y", "%d-%b-%Y", "%d-%b-%y")),
        "date_precision": code(
            "time_precision",
            {"1": int(DatePrecision.DAY), "2": int(DatePrecision.WEEK),
             "3": int(DatePrecision.MONTH)},
        ),
        "country": text("country"),
        "province": text("admin1"),
        "district": text("admin2"),
        "place": text("location"),
        "place_precision": code(
            "geo_precision",
            {"1": int(PlacePrecision.EXACT), "2": int(PlacePrecision.NEARBY),
             "3": int(PlacePrecision.PROVINCE)},
        ),
        "kind": f"concat({text('event_type')}, '/', {text('sub_event_type')})",
        "tactic": text("sub_event_type"),
        "target": text("civilian_targeting"),
        "side_a": text("actor1"),
        "side_b": text("actor2"),
        "is_suicide": f"(CASE WHEN {text('sub_event_type')} = 'Suicide bomb' THEN TRUE END)",
        "sources": "(CASE WHEN source <> '' THEN 1 + length(source) - "
        "length(replace(source, ';', '')) END)",
    },
    numbers={"killed_best": "fatalities"},
    point=("latitude", "longitude"),
    checks=((RowRule.BAD_CODE, f"{text('event_type')} = ''"),),
    holding=Holding.SPAN,
)  # fmt: skip
