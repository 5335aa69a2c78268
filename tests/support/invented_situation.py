"""A month of Examplia in every kind of kept result, for situation reports."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from misaq.core.catalogue import check_all
from misaq.core.findings.records import Finding, Gap, Line, Question, Severity, Subject
from misaq.core.oversight.routing import route
from misaq.core.stats.bootstrap import RelativeChange
from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.forecasting.choosing import WindowResult
from misaq.core.threat.forecasting.issued import DataUsed, IssuedForecast, Making, Outlook, Voice
from misaq.core.threat.forecasting.levels import Level
from misaq.core.threat.forecasting.skill_card import Means, Rival, SkillCard
from misaq.core.threat.indicators import AreaIndicator, AreaObservation, Latest, latest
from misaq.core.threat.perceptions.disagreement import Disagreement
from misaq.core.threat.perceptions.records import Assessment
from misaq.core.threat.perceptions.review import list_standing
from misaq.core.threat.picture.finer import (
    MonthsOfUnits,
    UnitMonths,
    YearsOfGroups,
    plain_of_groups,
    plain_of_units,
)
from misaq.core.threat.picture.plain import plain_of_months
from misaq.core.threat.picture.records import (
    AreaMonths,
    Basis,
    Part,
    PartMonths,
    ResultKind,
    Stored,
    Toll,
)
from misaq.kernel.dates import parse_date
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citation, Confidence
from misaq.kernel.words import say
from misaq.reports import situation
from misaq.reports.language import ENGLISH, Language
from tests.support.invented_country import invented_pack

MONTH = 2019 * 12 + 6
"""July 2019: after the operation began and the assurance was given."""
BASIS = Basis(
    "gazette", "2", False, "ab" * 32, 2018 * 12, 24, credit="The Gazette, CC BY 4.0", rules="2"
)
PACK = Basis("gazette", "1", True, "cd" * 32, 2018 * 12, 24)
_DAY = date(2024, 3, 1)
_CAN, _CANNOT = say("What it can show."), say("What it cannot show.")
_PARTS = (Part.ATTACKS, Part.OPERATIONS, Part.OTHERS)


def invented_situation(*, language: Language = ENGLISH, area: str = "", **more: Any) -> Any:
    """Return a report's inputs; keyword arguments replace fields."""
    pack = invented_pack()
    incidents = pack.registers.incidents
    places = {one.code: one for one in pack.registers.places.areas}
    whole = situation.Situation(
        month=MONTH,
        area=places.get(area),
        basis=BASIS,
        months=invented_months(),
        results=invented_results(),
        operations=tuple(
            situation.Studied(one, _study(), say("fewer attacks than would be expected without it"))
            for one in incidents.operations
        ),
        assurances=tuple(
            situation.Assured(one, _beside(), say("attacks"), say("Attacks came back"))
            for one in incidents.assurances
        ),
        notable=(
            *(replace(one, happened_on=parse_date("2019-07-04")) for one in incidents.notable),
            *incidents.notable,
        ),
        questions=(_question(pack.registers),),
        gaps=_gaps(),
        registers=pack.registers,
        made=situation.Made(pack.country, _DAY, "1", "ef" * 32, "2026.5", "0.1.0"),
        forecasts=(invented_ahead(),),
        others=(situation.Other(PACK, _one_part("XX1"), _other_results()),),
        observed=invented_indicators(area),
        tiles=pack.country.tiles,
        language=language,
    )
    return replace(whole, **more)


@functools.cache
def _gaps() -> tuple[Gap, ...]:
    found = check_all(invented_pack().registers, as_of=_DAY).gaps
    return tuple(gap for gap in found if gap.code in ("INC001", "INC013", "INC015"))


def invented_ahead() -> situation.Ahead:
    """Return a forecast with the months before it and its score card."""
    gain = RelativeChange(-0.12, -0.2, -0.04)
    means = Means("invented pool", 1.25, 1.5, 12.0, 0.12, 0.01)
    rival = Rival(replace(means, name="last months again", crps=1.42), gain, gain, gain)
    card = SkillCard(
        first=MONTH - 24, last=MONTH, leads=(1, 3), areas=2, model=means, rivals=(rival,),
        windows=(), said=(0.5,), came=(0.4,), cases=(20,), places=(0.1,) * 10, coverage=0.9,
        within=0.89,
    )  # fmt: skip
    return situation.Ahead(
        invented_forecast(),
        "12" * 32,
        known={"XX1": (1, 2, 3, 4), "XX2": (0, 1, 0, 2)},
        card=card,
        names={"invented pool": say("the invented pool")},
    )


def invented_indicators(area: str = "") -> tuple[Latest, ...]:
    """Return figures of a district and of the other province, of the area or of all."""
    seen = [
        AreaObservation("XX101", AreaIndicator.POLICE_POSTS_STAFFED, parse_date(day), value,
                        "REPORT", total)
        for day, value, total in (("2018-06-30", 14, None), ("2019-06-30", 11, 15))
    ]  # fmt: skip
    seen.append(
        AreaObservation(
            "XX2", AreaIndicator.SAFE_WATER_SHARE, parse_date("2019-02"), 62.5, "REPORT"
        )
    )
    found = [one for one in seen if one.area.startswith(area)]
    return latest(found, on=date(2019, 7, 31))


def invented_perceptions() -> situation.Perceptions:
    """Return what two institutions said of the same, and what came of it."""
    calm = Assessment("MOO", "XX1", "", date(2019, 5, 2), 1, "DAILY", "MOO", level="calm")
    chance = Assessment("BUREAU", "XX1", "MIL", date(2019, 5, 9), 1, "DAILY", "MOO",
                        probability=0.75)  # fmt: skip
    words = list_standing([calm, chance], on=date(2019, 7, 31))
    return situation.Perceptions(
        (
            situation.Perceived(words[0]),
            situation.Perceived(words[1], 4, "grave", 2.5),
        ),
        (Disagreement("XX1", "", 2019 * 12 + 4, 1, calm, chance),),
    )


def invented_months() -> tuple[AreaMonths, ...]:
    """Return two provinces and what is known to none, attacks, operations and the rest apart."""
    return tuple(
        AreaMonths(code, tuple(_part(part, step + 2 * at) for at, part in enumerate(_PARTS)))
        for step, code in enumerate(("XX1", "XX2", ""))
    )


def _part(part: Part, step: int) -> PartMonths:
    months = []
    for at in range(BASIS.months):
        events = (at * (step + 1)) % 5
        months.append(Toll(events, events, 2 * events, 3 * events))
    return PartMonths(part, tuple(months), {2019: Toll(1, 1, 2, 4)})


def _one_part(code: str) -> tuple[AreaMonths, ...]:
    untold = replace(_part(Part.UNTOLD, 3), part=Part.UNTOLD)
    return (AreaMonths(code, (untold,)),)


def stored(kind: ResultKind, subject: str, body: Mapping[str, Any], **more: Any) -> Stored:
    """Return a kept result with a note."""
    return Stored(kind, subject, body, _CAN, _CANNOT, (say("A note."),), **more)


def invented_results() -> Mapping[ResultKind, tuple[Stored, ...]]:
    """Return one result or more of every kind a report knows."""
    found = [
        stored(
            ResultKind.LEVELS,
            "XX1",
            {
                "levels": [
                    {"starts": 2018 * 12, "ends": 2019 * 12, "mean": 1.5, "stability": None},
                    {"starts": 2019 * 12, "ends": 2020 * 12, "mean": 3.0, "stability": 0.9},
                ]
            },
        ),
        stored(
            ResultKind.CONCENTRATION,
            "",
            {"half": 1, "events": 40, "areas": 3, "touched": 2, "gini": 0.5, "expected_gini": 0.2},
            uncertainty=(0.4, 0.6, say("how")),
        ),
        stored(ResultKind.DISTRICTS, "XX1", plain_of_units(_districts())),
        stored(ResultKind.CLASS_MONTHS, "MIL", plain_of_months(invented_months()[0])),
        stored(ResultKind.CLASSES, "", plain_of_groups(_classes())),
        stored(ResultKind.ACTORS, "", plain_of_groups(_actors())),
        stored(ResultKind.RATES, "", _rates()),
        stored(ResultKind.REACTIVITY, "", _reactivity()),
        stored(ResultKind.NEAR_REPEAT, "", {"events": 40, "cells": [_cell()]}),
        stored(ResultKind.HOT_SPOTS, "2019", {"hot": ["XX101"], "maps": 0}),
        stored(
            ResultKind.ANSWERS,
            "",
            {"known": 3, "unknown": 9, "kinds": [{"kind": "ARREST", "many": 3, "share": 1.0}]},
        ),
        stored(
            ResultKind.RE_EMERGENCE,
            "CLEAR-HILLS",
            {"outcome": "CAME_BACK", "months": 7, "names": [{"actor": "FRONT"}, {"actor": "NEW"}]},
        ),
        stored(ResultKind.DISPLACEMENT, "CLEAR-HILLS", {"quotient": -0.4}),
        stored(ResultKind.PLACEBOS, "EVENTS", {"placebos": 200, "false_share": 0.045}),
    ]
    kinds = dict.fromkeys(one.kind for one in found)
    return {kind: tuple(one for one in found if one.kind is kind) for kind in kinds}


def _other_results() -> Mapping[ResultKind, tuple[Stored, ...]]:
    """Return levels that fall where those of the release rise."""
    levels = [{"starts": 2018 * 12, "ends": 2020 * 12, "mean": mean} for mean in (3.0, 1.0)]
    return {ResultKind.LEVELS: (stored(ResultKind.LEVELS, "XX1", {"levels": levels}),)}


def _districts() -> MonthsOfUnits:
    month = {MONTH - BASIS.first_month: Toll(2, 1, 3, 4)}
    return MonthsOfUnits("XX1", {"XX101": {Part.ATTACKS: UnitMonths(month, {})}, "XX102": {}})


def _classes() -> YearsOfGroups:
    lines = {"MIL": {2018: Toll(4, 1, 2, 3), 2019: Toll(6, 7, 8, 9)}, "": {2019: Toll(1)}}
    return YearsOfGroups("", {Part.ATTACKS: lines})


def _actors() -> YearsOfGroups:
    """Return more actors than are printed: one of the pack, nobody, and sixteen names."""
    lines = {f"BAND-{at:02}": {2019: Toll(1)} for at in range(16)}
    lines |= {"FRONT": {2018: Toll(4, 1, 2, 3), 2019: Toll(6, 7, 8, 9)}, "": {2019: Toll(3)}}
    return YearsOfGroups("", {Part.ATTACKS: lines})


def _rates() -> dict[str, Any]:
    rate = {
        "events": 1.5, "events_span": [1.0, 2.0], "deaths": 3.0, "deaths_low": 2.5,
        "deaths_high": None,
    }  # fmt: skip
    return {
        "first": "2018-01-01",
        "last": "2019-12-31",
        "populations": {"XX1": {"people": 120000, "on": "2017-03-01", "source": "REPORT"}},
        "parts": {"ATTACKS": {"XX1": rate}},
    }


def _reactivity() -> dict[str, Any]:
    lag = {"days": 7, "after": 12, "expected": 9.5, "excitation": 1.26, "p": 0.04, "ratio": 1.5}
    ways = ("attack_to_operation", "large_to_operation", "operation_to_attack")
    blank = {**lag, "excitation": None, "days": 30}
    return {**{way: {"lags": [lag]} for way in ways}, "operation_to_large": {"lags": [blank]}}


def _cell() -> dict[str, Any]:
    return {
        "beyond": 0.0, "within": 1.0, "days": 7, "pairs": 5, "conditional": 1.4,
        "conditional_p": 0.01,
    }  # fmt: skip


def _study() -> Stored:
    body = {"before": 12, "after": 3, "expected": 9.0, "outcome": "LESS_THAN_EXPECTED"}
    return stored(ResultKind.OPERATION, "CLEAR-HILLS", body, uncertainty=(2.0, 30.0, say("how")))


def _beside() -> Stored:
    body = {
        "beside": [{"months": 12, "before": [9], "after": None}],
        "back": {"outcome": "CAME_BACK", "months": 5},
    }
    return stored(ResultKind.ASSURANCE, "HILLS-CLEARED", body)


def _question(registers: Any) -> situation.Question:
    finding = Finding(
        code="INC007",
        subject=Subject("incidents.assurances", Key("HILLS-CLEARED"), "the hills were cleared"),
        sentence=say("After the words the record shows notable incidents: 1."),
        since=parse_date("2019-06-30"),
        working=(
            Line(say("The hills were cleared."), (Citation(Key("DAILY"), Confidence.MEDIUM),)),
        ),
        severity=Severity.SERIOUS,
        question=Question(Key("HOME-N"), say("On what did the assurance rest?")),
    )
    return situation.Question(finding, route(finding, registers.institutions))


def invented_forecast() -> IssuedForecast:
    """Return a forecast of two provinces whose model beat the baseline."""
    gain = RelativeChange(-0.12, -0.2, -0.04)
    return IssuedForecast(
        level=Level.PROVINCE,
        measure=Measure.EVENTS,
        threat_class="",
        origin=MONTH,
        leads=(1, 3),
        areas=("XX1", "XX2"),
        model=_voice("invented pool", 3.0),
        baseline=_voice("last months again", 2.0),
        data=DataUsed("gazette", "2", "d", "r"),
        making=Making("0.1.0", "1", 7, 1000),
        windows=(WindowResult("2018", gain, gain, gain),),
    )


def _voice(name: str, median: float) -> Voice:
    outlooks = tuple(
        Outlook(area, lead, (), (1.0, 4.0), (0.0, 9.0), median, median, 0.8, 0.0, ())
        for area in ("XX1", "XX2")
        for lead in (1, 3)
    )
    return Voice(name, (), outlooks)
