"""Pakistan Body Count: lists of suicide attacks and drone strikes, typed by hand, to 2017."""

from __future__ import annotations

from misaq.core.incidents.records import PlacePrecision
from misaq.core.incidents.terms import Terms
from misaq.kernel.words import say
from misaq.sources.incidents.expressions import day, text, tidy
from misaq.sources.incidents.forms import Form

_NOT_ASKED = "not needed to say what happened, when and where"
_PERSONS = "tells in words whom it hit and whose house it was"
_SECT = "names a sect"
_COUNTRY = "'Pakistan'"
_TARGET = (
    f"CASE WHEN regexp_matches({tidy('Target Type')}, "
    "'(?i)\\bsect(s|arian)?\\b|shia|sunni|ahmad|barel|deoband|ismaili|christ|hindu|sikh') "
    f"THEN 'Religious' ELSE {tidy('Target Type')} END"
)
"""The kind of target; two rows name a community there, which no reader takes from a source."""

SUICIDE_ATTACKS = Form(
    name="BODY_COUNT_SUICIDE",
    source="pbc-suicide",
    title=say("Suicide attacks, of Pakistan Body Count"),
    terms=Terms.CC0,
    credit="Pakistan Body Count",
    needed=frozenset(
        {
            "S#", "Date", "City", "Latitude", "Longitude", "Province", "Target Type",
            "Killed Min", "Killed Max", "Injured Min", "Injured Max", "No. of Suicide Blasts",
        }
    ),
    ignored=dict.fromkeys(
        ("Islamic Date", "Blast Day Type", "Holiday Type", "Time", "Location Category",
         "Location Sensitivity", "Open/Closed Space", "Explosive Weight (max)", "Hospital Names",
         "Temperature(C)", "Temperature(F)", "No. of Suicide Blasts"),
        _NOT_ASKED,
    ),
    dropped={
        "Location": _PERSONS,
        "Influencing Event/Event": _PERSONS,
        "Targeted Sect if any": _SECT,
    },
    columns={
        "event_id": text("S#"),
        "starts": day("Date", ("%A-%B %d-%Y", "%A- %B %d-%Y", "%A, %B %d, %Y")),
        "ends": day("Date", ("%A-%B %d-%Y", "%A- %B %d-%Y", "%A, %B %d, %Y")),
        "country": _COUNTRY,
        "province": tidy("Province"),
        "place": tidy("City"),
        "place_precision": str(int(PlacePrecision.DISTRICT)),
        "kind": "'Suicide attack'",
        "tactic": "'Suicide attack'",
        "target": _TARGET,
        "is_suicide": "TRUE",
    },
    numbers={
        "killed_low": "Killed Min",
        "killed_high": "Killed Max",
        "injured_low": "Injured Min",
        "injured_high": "Injured Max",
    },
    point=("Latitude", "Longitude"),
    is_event="coalesce(\"S#\", \"Date\") IS NOT NULL",
    is_latin=True,
)  # fmt: skip

DRONE_STRIKES = Form(
    name="BODY_COUNT_DRONE",
    source="pbc-drone",
    title=say("Drone strikes, of Pakistan Body Count"),
    terms=Terms.CC0,
    credit="Pakistan Body Count",
    needed=frozenset(
        {
            "S#", "Date", "Location", "City", "Province", "No of Strike", "Total Died Min",
            "Total Died Mix", "Injured Min", "Injured Max", "Longitude",
            "Latitude",
        }
    ),
    ignored=dict.fromkeys(
        ("Time", "No of Strike", "Al-Qaeda", "Taliban", "Civilians Min", "Civilians Max",
         "Foreigners Min", "Foreigners Max", "Women/Children", "References", "Temperature(C)",
         "Temperature(F)"),
        _NOT_ASKED,
    ),
    # "Civilians Max" is what the list reckons from its other columns: below nought in places.
    dropped=dict.fromkeys(("Special Mention (Site)", "Comments"), _PERSONS),
    columns={
        "event_id": text("S#"),
        "starts": day("Date", ("%A, %B %d, %Y", "%A-%B %d-%Y")),
        "ends": day("Date", ("%A, %B %d, %Y", "%A-%B %d-%Y")),
        "country": _COUNTRY,
        "province": tidy("Province"),
        "district": tidy("City"),
        "place": tidy("Location"),
        "place_precision": str(int(PlacePrecision.DISTRICT)),
        "kind": "'Drone strike'",
        "tactic": "'Drone strike'",
        "side_a": "'Government of United States of America'",
    },
    numbers={
        "killed_low": "Total Died Min",
        "killed_high": "Total Died Mix",
        "injured_low": "Injured Min",
        "injured_high": "Injured Max",
    },
    point=("Latitude", "Longitude"),
    is_event="coalesce(\"S#\", \"Date\") IS NOT NULL",
    is_latin=True,
)  # fmt: skip
