"""The Bureau of Investigative Journalism: drone strikes in Pakistan, as CSV."""

from __future__ import annotations

from misaq.core.incidents.records import PlacePrecision
from misaq.core.incidents.terms import Terms
from misaq.kernel.words import say
from misaq.sources.incidents.expressions import day, text, tidy
from misaq.sources.incidents.forms import Form

BIJ_STRIKES = Form(
    name="BIJ_STRIKES",
    source="bij",
    title=say("Drone strikes, of the Bureau of Investigative Journalism"),
    terms=Terms.CREDIT,
    credit="The Bureau of Investigative Journalism",
    needed=frozenset(
        {
            "strike_id", "date", "location", "country", "area", "min_ppl_killed",
            "max_ppl_killed", "min_civil_killed", "max_civil_killed", "min_injured",
            "max_injured",
        }
    ),
    ignored=dict.fromkeys(
        ("min_child_killed", "max_child_killed", "min_civil_killed"),
        "counted in the civilians as well",
    ),
    columns={
        "event_id": text("strike_id"),
        "starts": day("date"),
        "ends": day("date"),
        "country": text("country"),
        "district": tidy("area"),
        "place": tidy("location"),
        "place_precision": (
            f"(CASE WHEN {tidy('location')} <> '' THEN {int(PlacePrecision.EXACT)} "
            f"WHEN {tidy('area')} <> '' THEN {int(PlacePrecision.DISTRICT)} "
            f"ELSE {int(PlacePrecision.COUNTRY)} END)"
        ),
        "kind": "'Drone strike'",
        "tactic": "'Drone strike'",
        "side_a": "'Government of United States of America'",
    },
    numbers={
        "killed_low": "min_ppl_killed",
        "killed_high": "max_ppl_killed",
        "killed_civilians": "max_civil_killed",
        "injured_low": "min_injured",
        "injured_high": "max_injured",
    },
)  # fmt: skip
