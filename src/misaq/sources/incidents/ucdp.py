"""UCDP GED: yearly releases and monthly candidates, as CSV; also as HDX passes it on."""

from __future__ import annotations

import re

from misaq.core.incidents.records import DatePrecision, PlacePrecision
from misaq.core.incidents.terms import Terms
from misaq.kernel.words import say
from misaq.sources.incidents.expressions import code, day, quoted, text
from misaq.sources.incidents.forms import Form
from misaq.sources.incidents.rules import RowRule

SOURCE, CANDIDATE = "ucdp-ged", "ucdp-ged-candidate"

_KNOWN_TWICE = "another of its columns says the same"
_NOT_ASKED = "not needed to say what happened, when and where"
_TEXT = "quotes reports, which name persons"

_PLACE = {
    "1": PlacePrecision.EXACT,
    "2": PlacePrecision.NEARBY,
    "3": PlacePrecision.DISTRICT,
    "4": PlacePrecision.PROVINCE,
    "5": PlacePrecision.PROVINCE,
    "6": PlacePrecision.COUNTRY,
    "7": PlacePrecision.COUNTRY,
}
_DATE = {
    "1": DatePrecision.DAY,
    "2": DatePrecision.WEEK,
    "3": DatePrecision.WEEK,
    "4": DatePrecision.MONTH,
    "5": DatePrecision.YEAR,
}
# "Forces of …" and the like name an armed following after its leader. Words in capitals stand for
# an organisation ("Supporters of MQM"), and a tribe or clan is said to be one.
_AFTER_A_PERSON = (
    r"^(Forces|Supporters|Followers|Bodyguards|Militia|Militiamen|Fighters|Men) of "
    r"(the )?[A-Z][a-z].*$"
)
_NO_PERSON = r"\b[A-Z]{2,}|\b(tribe|clan|sub-tribe|party|Party|Front|Movement|Army|Government)\b"


def _is_after_person(column: str) -> str:
    name = quoted(column)
    starts = f"regexp_matches({name}, '{_AFTER_A_PERSON}')"
    return f"({starts} AND NOT regexp_matches({name}, '{_NO_PERSON}'))"


def _side(column: str) -> str:
    said = f"concat(split_part({quoted(column)}, ' of ', 1), ' of a leader')"
    return f"(CASE WHEN {_is_after_person(column)} THEN {said} ELSE {text(column)} END)"


_NAMED = re.compile(
    r"ged(?:event)?[-_ ]?(?:candidate)?[-_ ]?v?(\d{2})[._](\d{1,2})(?:[._](\d{1,2}))?"
    r"(?:[._](\d{1,2}))?|ged(\d{2})(\d)(?!\d)",
    re.IGNORECASE,
)


def _release(name: str) -> str:
    found = _NAMED.search(name)
    return ".".join(part for part in found.groups() if part) if found else ""


def _source(release: str) -> str:
    return CANDIDATE if release.count(".") >= 2 else SOURCE


UCDP_GED = Form(
    name="UCDP_GED",
    source=SOURCE,
    title=say("Events with deaths, of the Uppsala Conflict Data Program (GED)"),
    terms=Terms.CC_BY,
    credit="UCDP Georeferenced Event Dataset, Uppsala Conflict Data Program, CC BY 4.0",
    needed=frozenset(
        {
            "id", "type_of_violence", "side_a", "side_b", "where_prec", "adm_1", "adm_2",
            "latitude", "longitude", "country", "date_prec", "date_start", "date_end",
            "deaths_a", "deaths_b", "deaths_civilians", "best", "high", "low",
        }
    ),
    used=frozenset({"where_coordinates", "number_of_sources"}),
    ignored={
        **dict.fromkeys(
            ("relid", "year", "conflict_name", "dyad_name", "geom_wkt", "iso3", "country_id",
             "region"),
            _KNOWN_TWICE,
        ),
        **dict.fromkeys(
            ("active_year", "code_status", "conflict_dset_id", "conflict_new_id", "dyad_dset_id",
             "dyad_new_id", "side_a_dset_id", "side_a_new_id", "side_b_dset_id", "side_b_new_id",
             "priogrid_gid", "event_clarity", "deaths_unknown", "gwnoa", "gwnob", "gwnob_2nd",
             "conflict_id", "dyad_id", "side_a_id", "side_b_id", "source_office", "source_date"),
            _NOT_ASKED,
        ),
    },
    dropped=dict.fromkeys(
        ("source_article", "source_headline", "source_original", "where_description"), _TEXT
    ),
    aliases={"best_est": "best", "high_est": "high", "low_est": "low"},
    columns={
        "event_id": text("id"),
        "starts": day("date_start"),
        "ends": day("date_end"),
        "date_precision": code("date_prec", {key: int(value) for key, value in _DATE.items()}),
        "country": text("country"),
        "province": text("adm_1"),
        "district": text("adm_2"),
        "place": text("where_coordinates"),
        "place_precision": code("where_prec", {key: int(value) for key, value in _PLACE.items()}),
        "kind": code("type_of_violence", {"1": "1", "2": "2", "3": "3"}),
        "side_a": _side("side_a"),
        "side_b": _side("side_b"),
        "sources": "nullif(greatest(try_cast(number_of_sources AS INTEGER), 0), 0)",
    },
    numbers={
        "killed_best": "best",
        "killed_low": "low",
        "killed_high": "high",
        "killed_side_a": "deaths_a",
        "killed_side_b": "deaths_b",
        "killed_civilians": "deaths_civilians",
    },
    point=("latitude", "longitude"),
    checks=(
        (RowRule.NAME_WITHHELD, _is_after_person("side_a")),
        (RowRule.NAME_WITHHELD, _is_after_person("side_b")),
    ),
    release_of=_release,
    address="https://ucdp.uu.se/downloads/ged/ged{digits}-csv.zip",
    newest="25.1",
    source_of=_source,
)  # fmt: skip
