"""Our own entry form: what happened in the terms of PIPS, typed into a table by people here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from misaq.core.incidents.entries import KINDS, EntryKind
from misaq.core.incidents.records import DatePrecision, PlacePrecision, Standing
from misaq.core.incidents.terms import Terms
from misaq.kernel.words import Phrase, say
from misaq.sources.incidents.expressions import code, day, quoted, text
from misaq.sources.incidents.forms import Form
from misaq.sources.incidents.rules import RowRule

WHAT: Mapping[str, Phrase] = MappingProxyType({kind.value: KINDS[kind] for kind in KINDS})
"""What an event may be. Incitement asks for the provision that reaches it, in ``legal_hook``."""

BY_FORCES = frozenset(kind.value for kind in EntryKind if kind.is_of_forces)
"""What the forces of the state begin; their side is then the first."""

DAY_KNOWN = {one.name: int(one) for one in DatePrecision}
PLACE_KNOWN = {one.name: int(one) for one in PlacePrecision}
_FORCES = ", ".join(f"'{each}'" for each in sorted(BY_FORCES))


def _known(column: str, values: Mapping[str, int], otherwise: int) -> str:
    return f"(CASE WHEN {quoted(column)} IS NULL THEN {otherwise} ELSE {code(column, values)} END)"


def _of_side(if_forces_began: str, otherwise: str) -> str:
    return (
        f"(CASE WHEN trim(what) IN ({_FORCES}) THEN try_cast({if_forces_began} AS INTEGER) "
        f"ELSE try_cast({otherwise} AS INTEGER) END)"
    )


def _checks_of(column: str) -> tuple[tuple[RowRule, str], ...]:
    number = f"try_cast({column} AS INTEGER)"
    return (
        (RowRule.BAD_NUMBER, f"{column} IS NOT NULL AND {number} IS NULL"),
        (RowRule.NEGATIVE, f"{number} < 0"),
    )


OWN_FORM = Form(
    name="OWN_FORM",
    source="here",
    title=say("Events entered here"),
    terms=Terms.OWN,
    credit="",
    needed=frozenset(
        {"event", "starts", "province", "place_known", "what", "killed", "injured", "standing"}
    ),
    used=frozenset(
        {
            "ends", "day_known", "district", "place", "latitude", "longitude", "tactic", "target",
            "who", "against", "claimed_by", "who_says", "killed_low", "killed_high",
            "killed_militants", "killed_forces", "killed_civilians", "injured_low",
            "injured_high", "suicide", "country", "legal_hook",
        }
    ),
    columns={
        "event_id": text("event"),
        "starts": day("starts"),
        "ends": f"(CASE WHEN \"ends\" IS NULL THEN {day('starts')} ELSE {day('ends')} END)",
        "date_precision": _known("day_known", DAY_KNOWN, int(DatePrecision.DAY)),
        "country": text("country"),
        "province": text("province"),
        "district": text("district"),
        "place": text("place"),
        "place_precision": code("place_known", PLACE_KNOWN),
        "kind": code("what", {each: each for each in WHAT}),
        "tactic": text("tactic"),
        "target": text("target"),
        "side_a": text("who"),
        "side_b": text("against"),
        "claimed_by": text("claimed_by"),
        "killed_side_a": _of_side("killed_forces", "killed_militants"),
        "killed_side_b": _of_side("killed_militants", "killed_forces"),
        "is_suicide": code("suicide", {"yes": True, "no": False}),
        "sources": "(CASE WHEN who_says <> '' THEN 1 + length(who_says) - "
        "length(replace(who_says, ';', '')) END)",
        "standing": code("standing", {one.value: one.value for one in Standing}),
    },
    numbers={
        "killed_best": "killed",
        "killed_low": "killed_low",
        "killed_high": "killed_high",
        "killed_civilians": "killed_civilians",
        "injured_best": "injured",
        "injured_low": "injured_low",
        "injured_high": "injured_high",
    },
    point=("latitude", "longitude"),
    checks=(
        (RowRule.BAD_CODE, "suicide IS NOT NULL AND out_is_suicide IS NULL"),
        (RowRule.BAD_CODE, f"trim(what) = '{EntryKind.INCITEMENT.value}' AND legal_hook IS NULL"),
        *_checks_of("killed_militants"),
        *_checks_of("killed_forces"),
    ),
)  # fmt: skip
