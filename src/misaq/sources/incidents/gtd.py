"""GTD: the Global Terrorism Database, as START hands it out (XLSX or CSV, 135 columns)."""

from __future__ import annotations

import re

from misaq.core.incidents.records import DatePrecision, PlacePrecision
from misaq.core.incidents.terms import Terms
from misaq.kernel.words import say
from misaq.sources.incidents.expressions import text
from misaq.sources.incidents.forms import Form
from misaq.sources.incidents.rules import RowRule

_NOT_ASKED = "not needed to say what happened, when and where"
_TEXT = "tells in words or cites reports, which name persons"
_PEOPLE = "says who people were"
_UNKNOWN = ("Unknown", "unknown")

_EACH = (
    {
        f"{name}{number}{ending}"
        for number in (1, 2, 3)
        for name, endings in {
            "attacktype": ("", "_txt"),
            "targtype": ("", "_txt"),
            "targsubtype": ("", "_txt"),
            "guncertain": ("",),
        }.items()
        for ending in endings
    }
    | {
        f"{name}{number}{ending}"
        for number in (1, 2, 3, 4)
        for name in ("weaptype", "weapsubtype")
        for ending in ("", "_txt")
    }
    | {
        f"{name}{number}{ending}"
        for number in (2, 3)
        for name, endings in {"claim": ("",), "claimmode": ("", "_txt")}.items()
        for ending in endings
    }
)
_PLAIN = {
    "approxdate", "extended", "resolution", "country", "region", "region_txt", "crit1", "crit2",
    "crit3", "doubtterr", "alternative", "alternative_txt", "multiple", "success", "individual",
    "nperps", "nperpcap", "claimmode", "claimmode_txt", "compclaim", "nkillus", "nwoundus",
    "nwoundte", "property", "propextent", "propextent_txt", "propvalue", "ishostkid", "nhostkid",
    "nhostkidus", "nhours", "ndays", "divert", "kidhijcountry", "ransom", "ransomamt",
    "ransomamtus", "ransompaid", "ransompaidus", "hostkidoutcome", "hostkidoutcome_txt",
    "nreleased", "dbsource", "INT_LOG", "INT_IDEO", "INT_MISC", "INT_ANY", "related", "gname2",
    "gname3", "gsubname", "gsubname2", "gsubname3",
}  # fmt: skip

_NEEDED = frozenset(
    {
        "eventid", "iyear", "imonth", "iday", "country_txt", "provstate", "city", "latitude",
        "longitude", "specificity", "vicinity", "suicide", "attacktype1_txt", "targtype1_txt",
        "gname", "claimed", "weaptype1_txt", "nkill", "nkillter", "nwound",
    }
)  # fmt: skip
_NUMBERED = "try_cast({0} AS INTEGER)"
_YEAR, _MONTH, _DAY = (_NUMBERED.format(name) for name in ("iyear", "imonth", "iday"))
_STARTS = (
    f"try_cast(printf('%04d-%02d-%02d', {_YEAR}, greatest({_MONTH}, 1), greatest({_DAY}, 1)) "
    "AS DATE)"
)
_IS_DAY = f"({_MONTH} > 0 AND {_DAY} > 0)"

_NAMED = re.compile(r"globalterrorismdb_(\d{2})(\d{2})dist", re.IGNORECASE)


def _release(name: str) -> str:
    found = _NAMED.search(name)
    return f"20{found[2]}-{found[1]}" if found else ""


GTD = Form(
    name="GTD",
    source="gtd",
    title=say("Attacks, of the Global Terrorism Database"),
    terms=Terms.NO_REDISTRIBUTION,
    credit="Global Terrorism Database (GTD), START, University of Maryland",
    needed=_NEEDED,
    ignored=dict.fromkeys(sorted((_EACH | _PLAIN) - _NEEDED), _NOT_ASKED),
    dropped={
        **dict.fromkeys(
            ("summary", "location", "motive", "addnotes", "propcomment", "ransomnote",
             "weapdetail", "scite1", "scite2", "scite3"),
            _TEXT,
        ),
        **dict.fromkeys(
            [name.format(number) for number in (1, 2, 3)
             for name in ("corp{}", "target{}", "natlty{}", "natlty{}_txt")],
            _PEOPLE,
        ),
    },
    columns={
        "event_id": text("eventid"),
        "starts": _STARTS,
        "ends": (
            f"(CASE WHEN {_IS_DAY} THEN {_STARTS} WHEN {_MONTH} > 0 THEN last_day({_STARTS}) "
            f"ELSE try_cast(printf('%04d-12-31', {_YEAR}) AS DATE) END)"
        ),
        "date_precision": (
            f"(CASE WHEN {_IS_DAY} THEN {int(DatePrecision.DAY)} WHEN {_MONTH} > 0 "
            f"THEN {int(DatePrecision.MONTH)} ELSE {int(DatePrecision.YEAR)} END)"
        ),
        "country": text("country_txt"),
        "province": text("provstate", unknown=_UNKNOWN),
        "place": text("city", unknown=_UNKNOWN),
        "place_precision": (
            "(CASE coalesce(trim(specificity), '5') "
            f"WHEN '1' THEN CASE WHEN trim(vicinity) = '1' THEN {int(PlacePrecision.NEARBY)} "
            f"ELSE {int(PlacePrecision.EXACT)} END "
            f"WHEN '2' THEN {int(PlacePrecision.DISTRICT)} "
            f"WHEN '3' THEN {int(PlacePrecision.DISTRICT)} "
            f"WHEN '4' THEN {int(PlacePrecision.PROVINCE)} "
            f"WHEN '5' THEN {int(PlacePrecision.COUNTRY)} END)"
        ),
        "kind": text("attacktype1_txt"),
        "tactic": text("weaptype1_txt", unknown=_UNKNOWN),
        "target": text("targtype1_txt", unknown=_UNKNOWN),
        "side_a": text("gname", unknown=_UNKNOWN),
        "claimed_by": f"(CASE WHEN trim(claimed) = '1' THEN {text('gname', unknown=_UNKNOWN)} "
        "ELSE '' END)",
        "is_suicide": "(CASE trim(suicide) WHEN '1' THEN TRUE WHEN '0' THEN FALSE END)",
    },
    numbers={"killed_best": "nkill", "killed_side_a": "nkillter", "injured_best": "nwound"},
    point=("latitude", "longitude"),
    checks=((RowRule.BAD_CODE, "attacktype1_txt IS NULL"),),
    release_of=_release,
)  # fmt: skip
