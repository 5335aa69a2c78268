"""Between the fields of the form of an incident and its record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from misaq.core.incidents.entries import Entry, EntryKind, Toll
from misaq.core.incidents.operations import Outcomes, StateOperation
from misaq.core.incidents.records import Count, DatePrecision, PlacePrecision, Standing
from misaq.core.incidents.words import Tier
from misaq.kernel.ids import Key

GROUPED = {"operation": "lead"}
"""The field at which a problem is told that is about several."""

_YES_NO = {"yes": True, "no": False}
_OUTCOMES = tuple(one.name for one in fields(Outcomes) if one.name != "killed")


def entry_of(given: Mapping[str, Any], today: date) -> Entry:
    """Return the incident that the fields tell; what cannot be read stands at its default.

    Args:
        given: the fields that could be read, by name.
        today: stands for the first day where that could not be read.
    """
    what = given.get("what")
    kind = EntryKind(what) if what else EntryKind.TERRORIST_ATTACK
    starts = given.get("starts") or today
    return Entry(
        event_id="",
        what=kind,
        starts=starts,
        ends=given.get("ends") or starts,
        who_says=tuple(filter(None, map(str.strip, given.get("who_says", "").splitlines()))),
        date_precision=DatePrecision(int(given.get("date_precision") or DatePrecision.DAY)),
        province=given.get("province", ""),
        district=given.get("district", ""),
        place=given.get("place", ""),
        place_precision=PlacePrecision(int(given.get("place_precision") or PlacePrecision.COUNTRY)),
        tactic=given.get("tactic", ""),
        target=given.get("target", ""),
        who=_key(given, "who"),
        against=_key(given, "against"),
        claimed_by=_key(given, "claimed_by"),
        killed=_toll(given, "killed"),
        injured=_toll(given, "injured"),
        is_suicide=_YES_NO.get(given.get("is_suicide", "")),
        standing=Standing(given.get("standing") or Standing.REPORTED.value),
        legal_hook=_key(given, "legal_hook"),
        operation=_operation(given, kind),
    )


def fields_of(entry: Entry) -> dict[str, Any]:
    """Return what stands in each field of the form for an incident."""
    operation = entry.operation or StateOperation()
    return {
        "what": entry.what.value,
        "starts": entry.starts.isoformat(),
        "ends": "" if entry.ends == entry.starts else entry.ends.isoformat(),
        "date_precision": str(int(entry.date_precision)),
        "place_precision": str(int(entry.place_precision)),
        **{name: getattr(entry, name) for name in ("province", "district", "place")},
        **{name: getattr(entry, name) for name in ("tactic", "target")},
        **{name: getattr(entry, name) or "" for name in _KEYS},
        **_toll_fields("killed", entry.killed),
        **_toll_fields("injured", entry.injured),
        "is_suicide": "" if entry.is_suicide is None else ("no", "yes")[entry.is_suicide],
        "standing": entry.standing.value,
        "who_says": "\n".join(entry.who_says),
        "lead": operation.lead or "",
        "tier": "" if operation.tier is None else operation.tier.value,
        "basis": operation.basis or "",
        "requisition": operation.requisition,
        **{name: getattr(operation.outcomes, name) for name in _OUTCOMES},
    }


_KEYS = ("who", "against", "claimed_by", "legal_hook")


def _key(given: Mapping[str, Any], name: str) -> Key | None:
    value = given.get(name)
    return Key(value) if value else None


def _toll(given: Mapping[str, Any], group: str) -> Toll:
    best, low, high = (given.get(f"{group}{end}") for end in ("", "_low", "_high"))
    return Toll(
        all=Count(best, low, high),
        forces=given.get(f"{group}_forces"),
        militants=given.get(f"{group}_militants"),
        civilians=given.get(f"{group}_civilians"),
    )


def _toll_fields(group: str, toll: Toll) -> dict[str, int | None]:
    return {
        group: toll.all.best,
        f"{group}_low": toll.all.low,
        f"{group}_high": toll.all.high,
        f"{group}_forces": toll.forces,
        f"{group}_militants": toll.militants,
        f"{group}_civilians": toll.civilians,
    }


def _operation(given: Mapping[str, Any], kind: EntryKind) -> StateOperation | None:
    """Return the facts of an operation; None where none is told and it was none of the forces'."""
    tier = given.get("tier")
    operation = StateOperation(
        lead=_key(given, "lead"),
        tier=Tier(tier) if tier else None,
        basis=_key(given, "basis"),
        requisition=given.get("requisition", ""),
        outcomes=Outcomes(
            killed=given.get("killed_militants") if kind.is_of_forces else None,
            **{name: given.get(name) for name in _OUTCOMES},
        ),
    )
    is_told = operation != StateOperation()
    return operation if is_told or kind.is_of_forces else None
