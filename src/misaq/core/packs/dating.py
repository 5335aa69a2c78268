"""Which records had come, and were not surely over, on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from misaq.core.bodies import records as bodies
from misaq.core.incidents import registers as incidents
from misaq.core.institutions import records as institutions
from misaq.core.law import records as law
from misaq.core.lists import registers as lists
from misaq.core.places import records as places
from misaq.core.policies import records as policies
from misaq.core.sourcebook import records as sourcebook
from misaq.kernel.dates import Certainty

CAME_ON: Mapping[type[Any], str] = MappingProxyType(
    {
        sourcebook.Document: "dated",
        sourcebook.Observation: "as_of",
        sourcebook.Assurance: "given_on",
        sourcebook.Search: "searched_on",
        law.Reliance: "relied_on",
        law.Delegation: "delegated_on",
        law.PowerUse: "used_on",
        law.MeasureUse: "reported_on",
        institutions.JointLead: "decided_on",
        places.AreaChange: "happened_on",
        policies.Lineage: "happened_on",
        policies.Position: "held_on",
        bodies.Relation: "since",
        lists.Printing: "as_of",
        lists.Correction: "decided_on",
        incidents.NotableIncident: "happened_on",
        incidents.AreaAssurance: "given_on",
        lists.Announcement: "on",
        lists.Overlap: "as_of",
    }
)
"""Field that says on which day the record's matter came about."""

RUNS: Mapping[type[Any], str] = MappingProxyType(
    {
        places.Area: "valid",
        institutions.Institution: "life",
        institutions.Mandate: "term",
        bodies.Spell: "span",
        incidents.NamedOperation: "span",
    }
)
"""Field that says from when to when the record's matter runs."""

OTHER_DAYS: Mapping[type[Any], tuple[str, ...]] = MappingProxyType(
    {
        sourcebook.DateReport: ("says",),
        law.Instrument: ("read_on",),
        law.Holiday: ("day",),
        places.AreaPopulation: ("counted_on",),
        incidents.MonthlyTotals: ("span",),
        bodies.Spell: ("seen_on",),
        lists.Printing: ("withdrawn_on",),
        lists.Correction: ("still_on",),
        policies.Policy: ("announced", "adopted", "term"),
        policies.Commitment: ("due",),
    }
)
"""Fields with days that do not say whether the record's matter was there on a day."""


def stands_on(record: Any, day: date) -> bool:
    """Return False where the matter of the record surely had not come, or surely was over.

    A record that names no day of its own always stands.
    """
    kind = type(record)
    if kind in RUNS:
        return bool(getattr(record, RUNS[kind]).holds(day) is not Certainty.NO)
    if kind in CAME_ON:
        came = getattr(record, CAME_ON[kind])
        return came is None or came.on_or_before(day) is not Certainty.NO
    return True
